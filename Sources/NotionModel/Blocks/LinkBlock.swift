/// The content of an embed or a bookmark.
public struct LinkBlock: Sendable, Hashable {
  /// The address; empty if there is a file instead.
  public var url: String
  /// The caption.
  public var caption: RichText
  /// The file of an HTML block, if the API returns a file instead of an address.
  public var file: FileReference?

  /// Creates a link.
  public init(url: String, caption: RichText = [], file: FileReference? = nil) {
    self.url = url
    self.caption = caption
    self.file = file
  }
}

extension LinkBlock: JSONDecodable {
  private enum Key: String, CaseIterable {
    case url, caption, name, file, external
    case upload = "file_upload"
  }
  private static let keys = JSONKeyTable<Key>()

  /// Reads a link.
  public init(from reader: inout JSONReader) throws(JSONError) {
    self.init(url: "")
    var name: String?
    try reader.readObject(keys: Self.keys) { (reader, key) throws(JSONError) in
      if try reader.readNull() { return }
      switch key {
      case .url: url = try reader.readString()
      case .caption: caption = try RichText(from: &reader)
      case .name: name = try reader.readString()
      case .file: file = FileReference(try FileSource(.file, from: &reader))
      case .external: file = FileReference(try FileSource(.external, from: &reader))
      case .upload: file = FileReference(try FileSource(.upload, from: &reader))
      }
    }
    file?.name = name
    // An address carries the same information as a file at that address.
    if let address = file?.url, address == url { url = "" }
  }
}
