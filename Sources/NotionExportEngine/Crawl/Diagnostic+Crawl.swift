import NotionExportKit
import NotionModel

/// What a crawl reports about single objects.
extension Diagnostic {
  /// A data source has rows of one minute that no query lists, of which `listed` are in the archive.
  ///
  /// `reason` is why the API refused to list them; `nil` where it stopped at its limit.
  static func rowsBeyondLimit(
    _ dataSource: ObjectID, _ partition: RowsPartition, listed: Int, reason: String?
  ) -> Diagnostic {
    let words = partition.conditions.map(\.words).joined(separator: " and ")
    let limit =
      "The API stops a query at 10,000 rows, from either end, and does not tell how many there are. "
      + "Nothing else by which it can divide rows tells these apart."
    return Diagnostic(
      .error, Identifier(rawValue: "rows-beyond-limit"), object: dataSource,
      summary: "rows created in the minute of \(partition.minute) may be missing: \(listed) "
        + (words.isEmpty ? "are here" : "of those where \(words) are here"),
      explanation: reason ?? limit,
      solution: reason == nil
        ? "Give the rows a property that tells them apart, such as a unique ID, and run again." : nil)
  }

  /// An object is known and cannot be read.
  static func unavailable(_ kind: ExportedKind, _ id: ObjectID, reason: String) -> Diagnostic {
    let name =
      switch kind {
      case .dataSource: "data source"
      case .block: "content of a block"
      default: kind.rawValue
      }
    return Diagnostic(
      .error, Identifier(rawValue: "\(kind.rawValue.replacing("_", with: "-"))-unavailable"), object: id,
      summary: "the \(name) cannot be read", explanation: reason,
      solution: kind == .block ? nil : "Share it with the integration, or delete what refers to it.")
  }

  /// A file is known and cannot be had.
  static func unavailableFile(_ key: String, reason: String) -> Diagnostic {
    Diagnostic(
      .warning, Identifier(rawValue: "asset-unavailable"), summary: "the file \(key) cannot be had",
      explanation: reason)
  }

  /// A signed address that somebody put into a page has expired, and nobody signs it anew.
  static func expiredAddress(_ key: String) -> Diagnostic {
    Diagnostic(
      .note, Identifier(rawValue: "signed-address-expired"),
      summary: "an address that was signed elsewhere has expired: \(key)",
      explanation: "It leads to a file that is not Notion's; the link is kept without its signature.")
  }

  /// The API does not tell the values of a property of some pages.
  ///
  /// - Parameters:
  ///   - name: the name of the property.
  ///   - dataSource: the data source that the pages are rows of; the page itself where it is no row.
  ///   - reason: why, in words.
  ///   - pages: titles and ids of the first of the pages.
  ///   - count: how many pages there are.
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
      solution: "Look the values up in Notion; the API does not give them out.")
  }

  /// Files were attached to a comment that Notion has not taken in yet.
  static func pendingAttachments(on page: ObjectID) -> Diagnostic {
    Diagnostic(
      .warning, Identifier(rawValue: "comment-attachments-pending"), object: page,
      summary: "a comment has attachments that Notion has not taken in yet",
      solution: "The next run asks for them again.")
  }

  /// Comments on blocks were not asked for.
  ///
  /// - Parameter requests: how many requests that would take.
  /// - Returns: a note.
  static func blockCommentsNotAskedFor(requests: Int) -> Diagnostic {
    Diagnostic(
      .note, Identifier(rawValue: "block-comments-not-asked-for"),
      summary:
        "comments on blocks were not asked for: --comments all would take about \(requests) more requests",
      explanation:
        "Most discussions are on blocks. The API lists the comments of one block at a time, so that each "
        + "block takes a request.",
      solution: "Run with --comments all to export them.")
  }

  /// What is in the archive could not be asked for changes, or a user for the name.
  static func outdated(_ item: WorkItem, reason: String) -> Diagnostic {
    let what =
      switch item.kind {
      case .user: ("user-unavailable", "the user cannot be read")
      default: ("object-outdated", "the object is here, but could not be asked for changes")
      }
    return Diagnostic(
      .error, Identifier(rawValue: what.0), object: item.target, summary: what.1, explanation: reason)
  }

  /// The same finding, of a failure that may pass.
  var mayPass: Diagnostic {
    Diagnostic(
      severity, identifier, object: object, summary: summary, explanation: explanation,
      solution: "The next run asks for it again.")
  }

  /// A capability that the integration does not have.
  static func missingCapability(_ kind: WorkItem.Kind, reason: String) -> Diagnostic {
    let what =
      switch kind {
      case .users, .user: "user information"
      case .comments: "comments"
      default: "views"
      }
    return Diagnostic(
      .warning, Identifier(rawValue: "capability-missing"), summary: "the integration may not read \(what)",
      explanation: reason,
      solution: "Allow it in the integration's settings, under Capabilities, and run again.")
  }

  /// A list or part that could not be read to its end.
  static func incomplete(_ kind: WorkItem.Kind, _ id: ObjectID, reason: String) -> Diagnostic {
    Diagnostic(
      .error, Identifier(rawValue: "list-incomplete"), object: id == WorkItem.workspace ? nil : id,
      summary: "the list of \(kind.listed) could not be read", explanation: reason)
  }

  /// So much is missing that nothing is removed.
  static func massRemoval(pages: Int) -> Diagnostic {
    Diagnostic(
      .warning, Identifier(rawValue: "mass-removal"),
      summary: "\(pages) pages are not to be found any more; nothing was removed",
      explanation: "More than a quarter of the known pages vanished at once, as when a permission is lost.",
      solution:
        "Check what is shared with the integration. If the pages are gone, run with --allow-mass-removal.")
  }
}

extension WorkItem.Kind {
  /// What a list of this kind lists, in words.
  var listed: String {
    switch self {
    case .me: "the integration's own user"
    case .users, .user: "users"
    case .search: "what search finds"
    case .rows: "rows"
    case .page: "pages"
    case .database: "databases"
    case .dataSource: "data sources"
    case .children, .syncedOriginal, .childBlock, .again: "blocks"
    case .property, .calculations: "a property's values"
    case .comments: "comments"
    case .views, .view: "views"
    case .asset: "files"
    }
  }
}
