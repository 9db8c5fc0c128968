/// A place in which a view shows a row: a group of a board, a day of a calendar.
package protocol RowPlace: Sendable {
  /// The bytes that places are ordered by. None of the places of one row begins with the bytes of another.
  var key: [UInt8] { get }
}
