package import NotionModel

extension UnknownContent {
  /// A line in place of a block that could not be decoded.
  package var notice: String {
    type.isEmpty ? "A block that the API tells nothing of" : "A block of the unknown type \(type)"
  }
}
