/// A row at a position in an order that the caller defines.
public struct OrderedRow: Sendable, Hashable {
  /// The row.
  public let row: RowReference
  /// The sort key of this position.
  public let key: [UInt8]

  /// Creates a row at a position.
  public init(row: RowReference, key: [UInt8]) {
    self.row = row
    self.key = key
  }
}
