package import NotionModel

/// Rows that a view shows together because they share a value of one property.
package struct RowGroup: RowPlace, Hashable {
  /// The shared value of the rows.
  package enum Label: Sendable, Hashable {
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
  package let key: [UInt8]
  /// The shared value of the rows.
  package let label: Label

  /// Returns whether two groups have the same key, with any labels.
  package static func == (left: RowGroup, right: RowGroup) -> Bool { left.key == right.key }

  /// Hashes the key.
  package func hash(into hasher: inout Hasher) { hasher.combine(key) }
}
