/// The notes in the place of what the API has, and could not be read.
package enum MissingText {
  /// Blocks.
  package static func blocks(_ reason: String) -> String { "Content that could not be read: \(reason)" }
  /// Comments.
  package static func comments(_ reason: String) -> String {
    "There are more comments, which could not be read: \(reason)"
  }
  /// Views of a database.
  package static func views(_ reason: String) -> String {
    "There are more views, which could not be read: \(reason)"
  }
  /// Rows of a data source.
  package static func rows(_ reason: String) -> String {
    "There are more rows, which could not be read: \(reason)"
  }
}
