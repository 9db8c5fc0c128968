package import NotionModel

extension UnknownContent {
  /// A line in the place of a block that could not be taken apart.
  package var notice: String {
    type.isEmpty ? "A block that the API tells nothing of" : "A block of the unknown type \(type)"
  }
}
