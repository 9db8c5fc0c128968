/// A file of a web host that is not Notion's.
public struct WebFile: Sendable, Hashable {
  /// Its media type.
  public var contentType: String
  /// Its bytes.
  public var bytes: [UInt8]

  /// Creates a file.
  public init(contentType: String, bytes: [UInt8]) {
    self.contentType = contentType
    self.bytes = bytes
  }
}
