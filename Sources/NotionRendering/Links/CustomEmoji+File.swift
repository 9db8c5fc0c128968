package import NotionModel

extension CustomEmoji {
  /// The picture as the archive has it: Notion keeps it as it keeps files.
  package var hostedFile: FileReference? {
    url.map { FileReference(.hosted(url: $0, expiryTime: nil)) }
  }
}
