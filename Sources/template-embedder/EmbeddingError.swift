/// The reason why files cannot be embedded.
struct EmbeddingError: Error, Hashable, CustomStringConvertible {
  /// A description of the problem, with the file.
  let detail: String

  var description: String { detail }
}
