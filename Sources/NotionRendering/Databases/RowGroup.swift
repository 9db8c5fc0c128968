package import NotionModel

/// Rows that a view shows together, as their values of one property are alike.
package struct RowGroup: RowPlace, Hashable {
  /// What the rows have in common.
  package enum Label: Sendable, Hashable {
    /// An option of a select, multi-select or status property, or a group of a status property.
    case option(name: String, color: SelectColor, isStatus: Bool)
    /// Somebody.
    case user(User)
    /// A page that the rows are related to.
    case page(ObjectID)
    /// A text, a number, or a span of time.
    case text(String)
    /// No value.
    case none
  }

  /// The bytes that groups are ordered by.
  package let key: [UInt8]
  /// What the rows have in common.
  package let label: Label

  /// Whether two groups are the same, whatever they are called.
  package static func == (left: RowGroup, right: RowGroup) -> Bool { left.key == right.key }

  /// Hashes what makes a group the same.
  package func hash(into hasher: inout Hasher) { hasher.combine(key) }
}
