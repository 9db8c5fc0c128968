public import NotionExportKit
public import NotionModel

/// The notes of a document about settings of a view that are not applied like in Notion.
///
/// A filter such as "past week" or "assigned to me" depends on the day or on the reader, while the same workspace
/// is to give the same output on every day. Such conditions are ignored, and the document says so.
///
/// ```swift
/// let rows = section.rows(in: context.workspace)
/// if let unapplied = try await UnappliedSettings(rows, of: section) {
///   for note in unapplied.notes { try file.write("\(note)\n") }
///   for diagnostic in unapplied.diagnostics(of: database) { context.report(diagnostic) }
/// }
/// ```
public struct UnappliedSettings: Sendable {
  private let conditions: [UnappliedSetting]
  private let dataSource: DataSource
  private let viewName: String
  private let hidesUndecided: Bool

  /// Finds the settings of a section's rows that are not applied; returns `nil` if the whole view is applied.
  ///
  /// - Throws: an error of reading the archive.
  public init?(_ rows: ViewRows, of section: DatabaseSection) async throws {
    conditions = rows.unapplied + (try await rows.untold())
    guard !conditions.isEmpty else { return nil }
    dataSource = section.document.dataSource
    viewName = section.view?.name.flatMap { $0.isEmpty ? nil : $0 } ?? "Untitled"
    hidesUndecided = rows.hidesUndecided
  }

  /// The conditions of the filter that are ignored, so that rows are shown.
  private var shown: [UnappliedSetting] {
    conditions.filter { $0.part == .filter && !(hidesUndecided && $0.isUndecided) }
  }

  /// The conditions of the filter that cannot be decided, so that rows are hidden.
  private var hidden: [UnappliedSetting] {
    conditions.filter { $0.part == .filter && hidesUndecided && $0.isUndecided }
  }

  private var sorts: [UnappliedSetting] { conditions.filter { $0.part == .sort } }
  private var groups: [UnappliedSetting] { conditions.filter { $0.part == .group } }

  /// One sentence for each part of the view, for readers of the document.
  public var notices: [String] {
    var notices: [String] = []
    if !shown.isEmpty {
      notices.append(
        "The view “\(viewName)” also filters by \(list(shown)), which \(verb(shown)) not applied here.")
    }
    if !hidden.isEmpty {
      notices.append(
        "The view “\(viewName)” also filters by \(list(hidden)); rows for which that is not decided are left "
          + "out here.")
    }
    if !sorts.isEmpty {
      notices.append(
        "The view “\(viewName)” also sorts by \(list(sorts)), which \(verb(sorts)) not applied here.")
    }
    if !groups.isEmpty {
      notices.append(
        "The view “\(viewName)” also groups by \(list(groups)), which \(verb(groups)) not applied here.")
    }
    return notices
  }

  /// Returns the notes as diagnostics of the export.
  ///
  /// - Parameter database: the database of the view.
  /// - Returns: a note on the database for each part of the view.
  public func diagnostics(of database: ObjectID) -> [Diagnostic] {
    var diagnostics: [Diagnostic] = []
    if !shown.isEmpty {
      diagnostics.append(
        Diagnostic(
          .note, Diagnostic.Identifier(rawValue: "filter-not-applied"), object: database,
          summary: "The view “\(viewName)” shows rows that Notion may leave out",
          explanation: "It filters by \(list(shown)). \(reason(shown))",
          solution: "Filter by a fixed date, or by a person by name, where rows must not be shown."))
    }
    if !hidden.isEmpty {
      diagnostics.append(
        Diagnostic(
          .note, Diagnostic.Identifier(rawValue: "filter-undecided"), object: database,
          summary: "The view “\(viewName)” leaves out rows that Notion may show",
          explanation:
            "It filters by \(list(hidden)). Rows for which that cannot be decided are not published.",
          solution: "Filter by other properties or conditions where the rows are to be published."))
    }
    if !sorts.isEmpty {
      diagnostics.append(
        Diagnostic(
          .note, Diagnostic.Identifier(rawValue: "sort-not-applied"), object: database,
          summary: "The view “\(viewName)” may have another order in Notion",
          explanation: "It sorts by \(list(sorts)).",
          solution: "Sort by other properties where the order matters."))
    }
    if !groups.isEmpty {
      diagnostics.append(
        Diagnostic(
          .note, Diagnostic.Identifier(rawValue: "groups-not-applied"), object: database,
          summary: "The view “\(viewName)” may have other groups in Notion",
          explanation: "It groups by \(list(groups)).",
          solution: "Group by another property where the groups matter."))
    }
    return diagnostics
  }

  private func reason(_ conditions: [UnappliedSetting]) -> String {
    conditions.contains { !$0.isUndecided }
      ? "The same workspace is to give the same files on every day and for everybody, so such conditions are not "
        + "applied." : "Such conditions are not applied."
  }

  private func verb(_ conditions: [UnappliedSetting]) -> String { conditions.count == 1 ? "is" : "are" }

  private func list(_ conditions: [UnappliedSetting]) -> String {
    let texts = conditions.map(text)
    return texts.count < 2
      ? texts.joined() : "\(texts.dropLast().joined(separator: ", ")) and \(texts.last ?? "")"
  }

  private func text(_ condition: UnappliedSetting) -> String {
    let name = condition.property.map { property in
      switch property {
      case "created_time": "the time of creation"
      case "last_edited_time": "the time of the last edit"
      default: "“\(dataSource.properties.property(property)?.name ?? property)”"
      }
    }
    let unknown =
      switch condition.part {
      case .filter: "a condition that is not known"
      case .sort: "a criterion that is not known"
      case .group: "a setting that is not known"
      }
    switch condition.reason {
    case .day(let period): return "\(name ?? "a date") (\(period), which depends on the day)"
    case .person: return "\(name ?? "a person") (whoever looks)"
    case .unknown: return name.map { "\($0) (\(unknown))" } ?? unknown
    case .missing: return "\(name ?? "a property") (a property that is not known)"
    case .untold: return "\(name ?? "a property") (a result that the API does not give for some rows)"
    }
  }
}

/// A setting of a view that an export does not apply like Notion: it depends on the day or on the reader, or
/// it is unknown.
struct UnappliedSetting: Sendable, Hashable {
  /// The part of the view that it belongs to.
  enum Part: Sendable, Hashable {
    /// The filter, or a quick filter.
    case filter
    /// The order of the rows.
    case sort
    /// The groups.
    case group
  }

  /// The reason why it is not applied.
  enum Reason: Sendable, Hashable {
    /// It depends on the day, like `past week`.
    case day(String)
    /// It depends on the reader.
    case person
    /// Its kind is unknown.
    case unknown
    /// The data source has no such property.
    case missing
    /// The API omits the value of some rows.
    case untold
  }

  /// The part of the view.
  let part: Part
  /// The property or the time to which it applies, by its name in the view.
  let property: String?
  /// The reason why it is not applied.
  let reason: Reason

  init(_ part: Part = .filter, property: String?, _ reason: Reason) {
    self.part = part
    self.property = property
    self.reason = reason
  }

  /// Whether it cannot be decided, rather than being ignored on purpose.
  var isUndecided: Bool {
    switch reason {
    case .day, .person: false
    case .unknown, .missing, .untold: true
    }
  }
}
