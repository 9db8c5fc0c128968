/// The file of a block, a property or a cover.
public struct FileReference: Sendable, Hashable {
  /// The location of the file.
  public var source: FileSource
  /// The name given by the author; only file blocks and files properties have one.
  public var name: String?
  /// The caption; only blocks have one.
  public var caption: RichText

  /// Creates a reference.
  public init(_ source: FileSource, name: String? = nil, caption: RichText = []) {
    self.source = source
    self.name = name
    self.caption = caption
  }

  /// The URL, of any host.
  public var url: String? { source.url }
  /// The time at which the URL expires, or `nil` if it does not.
  public var expiryTime: Timestamp? { source.expiryTime }
}

extension FileReference: JSONDecodable {
  /// Decodes a file; unexpected JSON becomes an unknown source.
  public init(from reader: inout JSONReader) throws(JSONError) {
    self = try reader.readOrKeep { (reader) throws(JSONError) in
      try FileReference(expectedFrom: &reader)
    } unknown: { content in
      FileReference(.unknown(content))
    }
  }

  private init(expectedFrom reader: inout JSONReader) throws(JSONError) {
    var name: String?
    var caption = RichText()
    let source = try reader.readTagged(FileSource.table) { (reader, key) throws(JSONError) in
      switch key {
      // The API names a link in a files property by its whole address, signature included.
      case .name: name = try String?(from: &reader).map { SignedURL.bare($0) }
      case .caption: caption = try RichText(from: &reader)
      }
    } payload: { (reader, tag) throws(JSONError) in
      try FileSource(tag, from: &reader)
    }
    switch source {
    case .known(let source): self.init(source, name: name, caption: caption)
    case .unknown(let content): self.init(.unknown(content), name: name, caption: caption)
    }
  }
}

/// The location of a file.
@nonexhaustive
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
