/// Where a file is.
public enum FileSource: Sendable, Hashable {
  /// At Notion, under a URL that is good for an hour.
  case hosted(url: String, expiryTime: Timestamp?)
  /// Anywhere else.
  case external(url: String)
  /// Uploaded through the API, and not yet attached.
  case upload(id: ObjectID)
  /// A kind of file that this version does not know.
  indirect case unknown(UnknownContent)

  /// The URL, whoever hosts the file.
  public var url: String? {
    switch self {
    case .hosted(let url, _), .external(let url): url
    case .upload, .unknown: nil
    }
  }

  /// When the URL stops working; `nil` where it does not.
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
