/// The notes in place of content that could not be read.
package enum MissingText {
  /// Returns the note for blocks.
  package static func blocks(_ reason: String) -> String { "Content that could not be read: \(reason)" }
  /// Returns the note for comments.
  package static func comments(_ reason: String) -> String {
    "There are more comments, which could not be read: \(reason)"
  }
  /// Returns the note for views of a database.
  package static func views(_ reason: String) -> String {
    "There are more views, which could not be read: \(reason)"
  }
  /// Returns the note for rows of a data source.
  package static func rows(_ reason: String) -> String {
    "There are more rows, which could not be read: \(reason)"
  }
}
