/// A failure of libxml2; for a writer in memory it means that memory is exhausted.
package struct HTMLWriterError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The function that failed.
  package let operation: String

  /// A description of the failure.
  package var description: String { "libxml2 could not go on writing HTML (\(operation))" }
}
