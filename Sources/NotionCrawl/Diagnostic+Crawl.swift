import NotionArchive
import NotionExportKit
import NotionModel

/// Findings of a crawl about single objects.
extension Diagnostic {
  /// A data source has more rows of one minute than queries can list; `listed` of them are in the archive.
  ///
  /// `reason` is the API's refusal to list them, or `nil` if it stopped at its limit.
  static func rowsBeyondLimit(
    _ dataSource: ObjectID, _ partition: RowsPartition, listed: Int, reason: String?
  ) -> Diagnostic {
    let words = partition.conditions.map(\.words).joined(separator: " and ")
    let limit =
      "The API stops a query at 10,000 rows, from either end, and does not report their number. "
      + "None of its other conditions distinguishes these rows."
    return Diagnostic(
      .error, Identifier(rawValue: "rows-beyond-limit"), object: dataSource,
      summary: "rows created in the minute of \(partition.minute) may be missing: \(listed) "
        + (words.isEmpty ? "were exported" : "of those where \(words) were exported"),
      explanation: reason ?? limit,
      solution: reason == nil
        ? "Give the rows a property that distinguishes them, such as a unique ID, and run again." : nil)
  }

  /// A known object cannot be read.
  static func unavailable(_ kind: ExportedKind, _ id: ObjectID, reason: String) -> Diagnostic {
    let name =
      switch kind {
      case .dataSource: "data source"
      case .block: "content of a block"
      case .page, .database, .user, .comment, .view, .asset: kind.rawValue
      }
    return Diagnostic(
      .error, Identifier(rawValue: "\(kind.rawValue.replacing("_", with: "-"))-unavailable"), object: id,
      summary: "the \(name) cannot be read", explanation: reason,
      solution: kind == .block ? nil : "Share it with the integration, or remove the links to it.")
  }

  /// A known file cannot be downloaded.
  static func unavailableFile(_ key: String, reason: String) -> Diagnostic {
    Diagnostic(
      .warning, Identifier(rawValue: "asset-unavailable"), summary: "the file \(key) cannot be downloaded",
      explanation: reason)
  }

  /// A signed address that an author put into a page has expired, and no later read renews it.
  static func expiredAddress(_ key: String) -> Diagnostic {
    Diagnostic(
      .note, Identifier(rawValue: "signed-address-expired"),
      summary: "a signed address of another host has expired: \(key)",
      explanation: "The file is not hosted by Notion; the link is kept without its signature.")
  }

  /// The API omits the values of a property of some pages.
  ///
  /// - Parameters:
  ///   - name: the name of the property.
  ///   - dataSource: the data source that contains the pages as rows, or the page itself if it is not a row.
  ///   - reason: the reason in words.
  ///   - pages: titles and ids of the first of the pages.
  ///   - count: the number of pages.
  /// - Returns: a warning on the data source.
  static func unresolvedValues(
    of name: String, in dataSource: ObjectID?, reason: String, pages: [(title: String, id: ObjectID)],
    count: Int
  ) -> Diagnostic {
    let named = pages.map { "“\($0.title.isEmpty ? "Untitled" : $0.title)” (\($0.id))" }.joined(
      separator: ", ")
    let more = count > pages.count ? " and \(count - pages.count) more" : ""
    return Diagnostic(
      .warning, Identifier(rawValue: "value-not-calculated"), object: dataSource,
      summary:
        "the values of “\(name)” are not known in \(count) \(count == 1 ? "page" : "pages"): \(reason)",
      explanation: "The pages are marked: \(named)\(more).",
      solution: "Look up the values in Notion; the API does not return them.")
  }

  /// Files were attached to a comment, but Notion has not processed them yet.
  static func pendingAttachments(on page: ObjectID) -> Diagnostic {
    Diagnostic(
      .warning, Identifier(rawValue: "comment-attachments-pending"), object: page,
      summary: "a comment has attachments that Notion has not processed yet",
      solution: "The next run requests them again.")
  }

  /// An archived object could not be checked for changes, or a user could not be read.
  static func outdated(_ item: WorkItem, reason: String) -> Diagnostic {
    let what =
      switch item.kind {
      case .user: ("user-unavailable", "the user cannot be read")
      default: ("object-outdated", "the object was exported, but could not be checked for changes")
      }
    return Diagnostic(
      .error, Identifier(rawValue: what.0), object: item.target, summary: what.1, explanation: reason)
  }

  /// A copy of the finding that marks the failure as transient.
  var mayPass: Diagnostic {
    Diagnostic(
      severity, identifier, object: object, summary: summary, explanation: explanation,
      solution: "The next run requests it again.")
  }

  /// A capability that the integration does not have.
  static func missingCapability(_ kind: WorkItem.Kind, reason: String) -> Diagnostic {
    let what = kind.request.capability ?? kind.request.listed
    if kind == .users || kind == .user,
      reason.lowercased().contains("personal access token")
        || reason.contains("their own authorized user")
    {
      return Diagnostic(
        .note, Identifier(rawValue: "users-not-listed"),
        summary: "a personal access token cannot list users", explanation: reason,
        solution: "Names of users come from pages, texts and comments. The token of an internal "
          + "connection with the capability to read user information can list all.")
    }
    return Diagnostic(
      .warning, Identifier(rawValue: "capability-missing"), summary: "the integration may not read \(what)",
      explanation: reason,
      solution: "Enable it in the integration's settings, under Capabilities, and run again.")
  }

  // MARK: Incomplete responses

  /// The API has truncated searches from both ends before they met.
  static func incompleteSearch(_ scope: SearchPass.Scope) -> Diagnostic {
    let what =
      switch scope {
      case .everything: "pages and data sources"
      case .dataSources: "data sources"
      case .pages: "pages"
      }
    return Diagnostic(
      .error, Identifier(rawValue: "search-incomplete"),
      summary: "search has not listed all \(what): some may be missing",
      explanation:
        "The API truncates a search after a number of results, in both orders. "
        + "Objects inside exported pages and data sources, or linked from them, were exported too.",
      solution: "Export parts of the workspace separately, with --page or --data-source.")
  }

  /// The API has truncated a list.
  static func cutList(_ kind: WorkItem.Kind, _ id: ObjectID) -> Diagnostic {
    Diagnostic(
      .error, Identifier(rawValue: "list-incomplete"), object: id == WorkItem.workspace ? nil : id,
      summary: "the API truncated the list of \(kind.request.listed): some are missing",
      explanation: "It reported that its limit of results was reached.")
  }

  /// An element of a list has an invalid shape.
  static func unreadableElement(
    _ kind: WorkItem.Kind, _ target: ObjectID, _ reason: JSONError, id: ObjectID?, at position: Int?
  ) -> Diagnostic {
    let place = position.map { "element \($0 + 1)" } ?? "an element"
    return Diagnostic(
      .error, Identifier(rawValue: "object-unreadable"),
      object: id ?? (target == WorkItem.workspace ? nil : target),
      summary: "\(place) of the list of \(kind.request.listed) is invalid and was not exported",
      explanation: "\(reason.detail) (\(reason.code))")
  }

  /// An element of a list is of a kind that the list cannot contain.
  static func strangeElement(
    _ kind: WorkItem.Kind, _ target: ObjectID, _ name: String, id: ObjectID?
  ) -> Diagnostic {
    Diagnostic(
      .error, Identifier(rawValue: "object-unreadable"),
      object: id ?? (target == WorkItem.workspace ? nil : target),
      summary: "an object of the unknown kind \"\(name)\" among \(kind.request.listed) was not exported",
      explanation: "This version of notion-export does not support it.")
  }

  /// An element of a list has nothing but an id.
  static func partialElement(_ kind: WorkItem.Kind, _ id: ObjectID, reason: String) -> Diagnostic {
    let what = kind == .comments ? "comment" : kind == .view ? "view" : "block"
    return Diagnostic(
      .error, Identifier(rawValue: "\(what)-unavailable"), object: id,
      summary: "the \(what) cannot be read", explanation: reason)
  }

  /// The API returns only a part of an object.
  static func partialObject(_ kind: ExportedKind, _ id: ObjectID) -> Diagnostic {
    let name = kind == .dataSource ? "data source" : kind.rawValue
    return Diagnostic(
      .error, Identifier(rawValue: "object-incomplete"), object: id,
      summary: "the API returned only a part of the \(name)",
      explanation: "Its parent or its properties are missing in the response.")
  }

  /// A part of an object has an unexpected shape.
  static func oddValue(_ id: ObjectID, _ reason: JSONError) -> Diagnostic {
    let name = reason.path.split { "$.[".contains($0) }.first.map(String.init) ?? "a value"
    let isContent = [
      "title", "description", "properties", "parent", "data_sources", "rich_text", "attachments",
    ].contains(name)
    return Diagnostic(
      isContent ? .error : .warning, Identifier(rawValue: "value-unreadable"), object: id,
      summary: "\"\(name)\" has an unexpected shape and was ignored", explanation: reason.detail)
  }

  /// The request for a link's target has failed.
  static func unreadableLink(_ id: ObjectID, reason: String) -> Diagnostic {
    Diagnostic(
      .error, Identifier(rawValue: "link-target-unavailable"), object: id,
      summary: "the target of a link could not be requested", explanation: reason)
  }

  /// A page shows a copy of a synced block whose original the API refuses.
  static func refusedOriginal(_ id: ObjectID, reason: String) -> Diagnostic {
    Diagnostic(
      .note, Identifier(rawValue: "synced-original-refused"), object: id,
      summary: "a synced block shows an original that the API does not return", explanation: reason,
      solution: "Share the page of the original with the integration; until then, its copies show a notice.")
  }

  /// The API refuses the target of a link.
  static func refusedLink(_ id: ObjectID, reason: String) -> Diagnostic {
    Diagnostic(
      .note, Identifier(rawValue: "link-target-refused"), object: id,
      summary: "the API does not return the target of a link", explanation: reason)
  }

  /// A template contains a database.
  static func databaseInTemplate(_ id: ObjectID) -> Diagnostic {
    Diagnostic(
      .note, Identifier(rawValue: "database-in-template"), object: id,
      summary: "a database inside a template was exported only as a block")
  }

  /// A list or part could not be read completely.
  ///
  /// `isPartial` is set if its beginning is in the archive.
  static func incomplete(
    _ kind: WorkItem.Kind, _ id: ObjectID, reason: String, isPartial: Bool = false
  ) -> Diagnostic {
    Diagnostic(
      .error, Identifier(rawValue: "list-incomplete"), object: id == WorkItem.workspace ? nil : id,
      summary: "the list of \(kind.request.listed) could not be read\(isPartial ? " completely" : "")",
      explanation: reason)
  }

  /// A view is of a type that the API does not support.
  static func unsupportedView(_ id: ObjectID, name: String?, type: String?, reason: String) -> Diagnostic {
    let view = name.map { "the view “\($0)”" } ?? "a view"
    let kind = type.map { "is a \($0)" } ?? "is of a type"
    return Diagnostic(
      .note, Identifier(rawValue: "view-unsupported"), object: id,
      summary: "\(view) \(kind), which Notion's API does not give out", explanation: reason,
      solution: "Its rows were exported. To export the view too, add a view of another type in Notion.")
  }

  /// The API returns little more of a view than its id.
  static func partialView(_ id: ObjectID, type: String?) -> Diagnostic {
    Diagnostic(
      .note, Identifier(rawValue: "view-partial"), object: id,
      summary:
        "Notion's API did not return the filter and the sorts of a view\(type.map { " (\($0))" } ?? "")",
      explanation: "The response has only the view's id and type.",
      solution: "Its rows were exported; share the view's database with the integration.")
  }

  /// Only a dashboard names a view, and the view is not shared.
  static func widgetNotShared(_ id: ObjectID, reason: String) -> Diagnostic {
    Diagnostic(
      .note, Identifier(rawValue: "widget-not-shared"), object: id,
      summary: "a dashboard shows a view that is not shared with the integration", explanation: reason,
      solution: "Share the database of the view with the integration to export its rows.")
  }

  /// The server cannot list archived rows.
  static func archivedRowsUnknown(_ id: ObjectID, reason: String) -> Diagnostic {
    Diagnostic(
      .note, Identifier(rawValue: "archived-rows-unknown"), object: id,
      summary: "the archived rows of the data source cannot be listed", explanation: reason)
  }

  /// So many objects are missing that none is removed.
  static func massRemoval(pages: Int) -> Diagnostic {
    Diagnostic(
      .warning, Identifier(rawValue: "mass-removal"),
      summary: "\(pages) pages were not found; nothing was removed",
      explanation:
        "More than a quarter of the known pages disappeared at once, as after the loss of a permission.",
      solution:
        "Check which pages are shared with the integration. If they were deleted, run with --allow-mass-removal."
    )
  }
}
