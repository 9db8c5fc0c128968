/// A file that an object of the workspace shows or offers: an image, an attachment, an icon, a cover.
public struct Asset: Sendable, Hashable {
  /// The state of an asset's content.
  public enum Content: Sendable, Hashable {
    /// It is in the archive.
    case stored(StoredContent)
    /// It could not be downloaded; the report has the reason too.
    case unavailable(reason: String)
  }

  /// The content of an asset; equal contents are stored once.
  public struct StoredContent: Sendable, Hashable {
    /// SHA-256 in lower case hexadecimal digits.
    public let sha256: String
    /// The size in bytes.
    public let byteCount: Int
    /// The media type from the server, as in `image/png`.
    public let mediaType: String?
    /// The size of the picture, so that a page can reserve its space before it loads; `nil` for other files
    /// and formats: PNG, JPEG, GIF, WebP, AVIF, HEIC, BMP and SVG are known.
    public let pixelSize: PixelSize?

    /// Creates a description of stored content.
    public init(sha256: String, byteCount: Int, mediaType: String?, pixelSize: PixelSize? = nil) {
      self.sha256 = sha256
      self.byteCount = byteCount
      self.mediaType = mediaType
      self.pixelSize = pixelSize
    }
  }

  /// The key of the file, which is the same in every response.
  public let key: AssetKey
  /// The name under which to save it, from its URL or its block.
  public let name: String
  /// Its content.
  public let content: Content

  /// Creates a description of an asset.
  public init(key: AssetKey, name: String, content: Content) {
    self.key = key
    self.name = name
    self.content = content
  }
}
