/// A file that an object of the workspace shows or offers: an image, an attachment, an icon, a cover.
public struct Asset: Sendable, Hashable {
  /// What is known of an asset's content.
  public enum Content: Sendable, Hashable {
    /// It is in the archive.
    case stored(StoredContent)
    /// It could not be had; the report has the reason too.
    case unavailable(reason: String)
  }

  /// The content of an asset, by which equal files are kept once.
  public struct StoredContent: Sendable, Hashable {
    /// SHA-256 in lower case hexadecimal digits.
    public let sha256: String
    /// The size in bytes.
    public let byteCount: Int
    /// The media type that the server gave, as in `image/png`.
    public let mediaType: String?
    /// How large the picture is, so that a page can keep its place while it loads; `nil` for what is no picture
    /// of a format that is known: PNG, JPEG, GIF, WebP, AVIF, HEIC, BMP or SVG.
    public let pixelSize: PixelSize?

    /// Describes stored content.
    public init(sha256: String, byteCount: Int, mediaType: String?, pixelSize: PixelSize? = nil) {
      self.sha256 = sha256
      self.byteCount = byteCount
      self.mediaType = mediaType
      self.pixelSize = pixelSize
    }
  }

  /// What identifies the file at every read.
  public let key: AssetKey
  /// The name to save it under, as far as its URL or its block tells one.
  public let name: String
  /// Its content.
  public let content: Content

  /// Describes an asset.
  public init(key: AssetKey, name: String, content: Content) {
    self.key = key
    self.name = name
    self.content = content
  }
}
