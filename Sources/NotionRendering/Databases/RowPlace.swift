/// A place at which a view shows a row: a group of a board, a day of a calendar.
package protocol RowPlace: Sendable {
  /// The sort key of the place. No key of one row's places is a prefix of another.
  var key: [UInt8] { get }
}
