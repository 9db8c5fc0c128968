/// The location of a file.
public enum FileSource: Sendable, Hashable {
  /// Notion, at a URL that is valid for an hour.
  case hosted(url: String, expiryTime: Timestamp?)
  /// Another host.
  case external(url: String)
  /// An upload through the API that is not attached yet.
  case upload(id: ObjectID)
  /// A kind of file that this version does not know.
  indirect case unknown(UnknownContent)

  /// The URL, of any host.
  public var url: String? {
    switch self {
    case .hosted(let url, _), .external(let url): url
    case .upload, .unknown: nil
    }
  }

  /// The time at which the URL expires, or `nil` if it does not.
  public var expiryTime: Timestamp? { if case .hosted(_, let time) = self { time } else { nil } }
}

extension FileSource {
  enum Tag: String, CaseIterable { case file, external, upload = "file_upload" }
  enum Sibling: String, CaseIterable { case name, caption }
  private enum Key: String, CaseIterable { case url, expiryTime = "expiry_time" }
  static let table = TaggedKeys<Tag, Sibling>()
  private static let keys = JSONKeyTable<Key>()

  init(_ tag: Tag, from reader: inout JSONReader) throws(JSONError) {
    if tag == .upload {
      self = .upload(id: try ObjectReference(from: &reader).id)
      return
    }
    var url = ""
    var expiryTime: Timestamp?
    try reader.readObject(keys: Self.keys) { (reader, key) throws(JSONError) in
      switch key {
      case .url: url = try reader.readString()
      case .expiryTime: expiryTime = try Timestamp?(from: &reader)
      }
    }
    self = tag == .file ? .hosted(url: url, expiryTime: expiryTime) : .external(url: url)
  }
}
