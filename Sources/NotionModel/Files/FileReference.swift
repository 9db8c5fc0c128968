/// A file that a block, a property or a cover points to.
public struct FileReference: Sendable, Hashable {
  /// Where the file is.
  public var source: FileSource
  /// The name that the author gave it; told by file blocks and files properties.
  public var name: String?
  /// What is written under it; told by blocks.
  public var caption: RichText

  /// Points to a file.
  public init(_ source: FileSource, name: String? = nil, caption: RichText = []) {
    self.source = source
    self.name = name
    self.caption = caption
  }

  /// The URL, whoever hosts the file.
  public var url: String? { source.url }
  /// When the URL stops working; `nil` where it does not.
  public var expiryTime: Timestamp? { source.expiryTime }
}

extension FileReference: JSONDecodable {
  /// Reads a file; one of unexpected shape becomes one of unknown source.
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
      // What is linked from a files property is named by its address, signature and all.
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
