/// Why files cannot be put into code.
struct EmbeddingError: Error, Hashable, CustomStringConvertible {
  /// What is wrong, with the file.
  let detail: String

  var description: String { detail }
}
