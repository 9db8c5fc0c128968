package import NotionModel

extension CustomEmoji {
  /// The picture in the archive: Notion stores it like a file.
  package var hostedFile: FileReference? {
    url.map { FileReference(.hosted(url: $0, expiryTime: nil)) }
  }
}
