/// A file that is attached to a comment.
public struct CommentAttachment: Sendable, Hashable {
  /// What kind of file: `audio`, `image`, `pdf`, `productivity` or `video`.
  public let category: String?
  /// The file, hosted by Notion.
  public let file: FileReference
}

extension CommentAttachment: JSONDecodable {
  private enum Key: String, CaseIterable { case category, file, type }
  private static let keys = JSONKeyTable<Key>()

  /// Reads an attachment.
  public init(from reader: inout JSONReader) throws(JSONError) {
    reader.skipWhitespace()
    let start = reader.position
    var category: String?
    var file: FileReference?
    try reader.readObject(keys: Self.keys) { (reader, key) throws(JSONError) in
      switch key {
      case .category: category = try String?(from: &reader)
      case .file: file = FileReference(try FileSource(.file, from: &reader))
      // Says `file`, if anything.
      case .type: try reader.skipValue()
      }
    }
    self.category = category
    self.file = try reader.require(file, "file", at: start)
  }
}
