public import NotionExportKit
public import NotionModel

/// The grouping of a view.
///
/// ```swift
/// guard let settings = view.configuration?.groupBy,
///   let grouping = RowGrouping(settings, of: dataSource, in: context.workspace)
/// else { return }
/// for try await element in try await rows.bucketed(by: { try await grouping.groups(of: $0) }) {
///   element.bucket.label  // the group, in the order of the view
///   element.row.document
/// }
/// ```
public struct RowGrouping: Sendable {
  /// The property by whose values rows are grouped.
  public let property: PropertySchema
  /// Whether groups without rows are hidden.
  public let hidesEmptyGroups: Bool
  /// Whether the view groups by a date relative to today, which changes every day; months replace it.
  public let dependsOnDay: Bool

  let settings: ViewGrouping
  let workspace: any WorkspaceReader

  /// Creates the grouping; returns `nil` if the data source has no such property.
  public init?(_ settings: ViewGrouping, of dataSource: DataSource, in workspace: any WorkspaceReader) {
    guard
      let property = dataSource.properties.property(settings.propertyID.text)
        ?? settings.propertyName.flatMap({ dataSource.properties.property($0) })
    else { return nil }
    self.property = property
    self.settings = settings
    self.workspace = workspace
    hidesEmptyGroups = settings.hidesEmptyGroups
    dependsOnDay = settings.groupBy == "relative"
  }

  /// The groups of the schema, in order; without that of rows without a value.
  public var schemaGroups: [RowGroup] {
    property.type.traits.schemaGroups(self)
  }

  /// Returns the groups in which a row is shown; at least one, without duplicates.
  ///
  /// - Throws: an error of reading the archive.
  public func groups(of document: PageDocument?) async throws -> [RowGroup] {
    var groups: [RowGroup] = []
    if let document,
      let value = document.page.properties.first(where: { $0.id == property.id })
        ?? document.page.properties[property.name]
    {
      let shape = value.content.shape(in: property.configuration)
      for group in try await shape.behavior.groups(in: self) where !groups.contains(group) {
        groups.append(group)
      }
    }
    return groups.isEmpty ? [emptyGroup] : groups
  }

  /// The group of rows without a value: before the options, as in Notion, but after sorted values.
  private var emptyGroup: RowGroup {
    var key = RowKey()
    key.append(property.configuration.options == nil ? .empty : .number(-1), isAscending: true)
    return RowGroup(key: key.bytes, label: .none)
  }
}

/// Rows that a view shows together because they share a value of one property.
public struct RowGroup: RowBucket, Hashable {
  /// The shared value of the rows.
  @nonexhaustive
  public enum Label: Sendable, Hashable {
    /// An option of a select, multi-select or status property, or a group of a status property.
    case option(name: String, color: SelectColor, isStatus: Bool)
    /// A person.
    case user(User)
    /// A page to which the rows are related.
    case page(ObjectID)
    /// A text, a number, or a span of time.
    case text(String)
    /// No value.
    case none
  }

  /// The sort key of the group.
  public let key: [UInt8]
  /// The shared value of the rows.
  public let label: Label

  /// Returns whether two groups have the same key, with any labels.
  public static func == (left: RowGroup, right: RowGroup) -> Bool { left.key == right.key }

  /// Hashes the key.
  public func hash(into hasher: inout Hasher) { hasher.combine(key) }
}

extension RowGrouping {
  /// Returns a group with the parts of its sort key, in the direction of the view unless Notion fixes the order.
  func group(_ label: RowGroup.Label, _ parts: RowKey.Part..., inNotionsOrder: Bool = false) -> RowGroup {
    var key = RowKey()
    for part in parts { key.append(part, isAscending: inNotionsOrder || settings.sort != "descending") }
    return RowGroup(key: key.bytes, label: label)
  }
}
