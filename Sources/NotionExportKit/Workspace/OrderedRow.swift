/// A row in an order of the caller's own, at one of the places that it was given.
public struct OrderedRow: Sendable, Hashable {
  /// The row.
  public let row: RowReference
  /// The bytes that put it into this place.
  public let key: [UInt8]

  /// Puts a row into a place.
  public init(row: RowReference, key: [UInt8]) {
    self.row = row
    self.key = key
  }
}
