/// A file that is attached to a comment.
public struct CommentAttachment: Sendable, Hashable {
  /// The category of the file: `audio`, `image`, `pdf`, `productivity` or `video`.
  public let category: String?
  /// The file, hosted by Notion; of unknown source if the API omits it.
  public let file: FileReference
}

extension CommentAttachment: JSONDecodable {
  private enum Key: String, CaseIterable {
    case category, file, external, type
    case upload = "file_upload"
  }
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
      case .file: if try !reader.readNull() { file = FileReference(try FileSource(.file, from: &reader)) }
      case .external:
        if try !reader.readNull() { file = FileReference(try FileSource(.external, from: &reader)) }
      case .upload:
        if try !reader.readNull() { file = FileReference(try FileSource(.upload, from: &reader)) }
      // `file`, or absent.
      case .type: try reader.skipValue()
      }
    }
    self.category = category
    let bytes = reader.slice(from: start)
    self.file = file ?? FileReference(.unknown(UnknownContent(type: category ?? "", json: bytes)))
  }
}
