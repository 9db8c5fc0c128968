/// A refusal of libxml2; in a writer that works in memory it means that there is no more.
package struct HTMLWriterError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The function that refused.
  package let operation: String

  /// What happened.
  package var description: String { "libxml2 could not go on writing HTML (\(operation))" }
}
