public import NotionModel

/// A file that an object of the workspace shows or offers: an image, an attachment, an icon, a cover.
public struct Asset: Sendable, Hashable {
  /// The state of an asset's content.
  @nonexhaustive
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

/// The intrinsic size of a picture, in pixels.
///
/// The size of a rotated photograph is the size at which it is shown, not at which it is stored. Both numbers
/// are at least 1.
public struct PixelSize: Sendable, Hashable {
  /// The width.
  public let width: Int
  /// The height.
  public let height: Int

  /// Creates a size.
  public init(width: Int, height: Int) {
    self.width = width
    self.height = height
  }
}

/// A key that identifies a file although its URL changes at every read: the path of a hosted file, else the
/// URL.
public struct AssetKey: Sendable, Hashable, Comparable, CustomStringConvertible {
  /// The key's text; contains no signature.
  public let text: String

  /// Creates a key from the text of another.
  public init(text: String) { self.text = text }

  /// Creates the key of a file hosted by Notion: the path of its URL. The host varies between responses, and
  /// the parameters are a signature.
  public init(hostedURL url: String) {
    let address = SignedURL.bare(hostedFile: url)
    guard let scheme = address.firstRange(of: "://") else {
      text = address
      return
    }
    text = String(address[scheme.upperBound...].drop { $0 != "/" })
  }

  /// Creates the key of a file elsewhere: the parameters belong to its address, the fragment does not.
  public init(externalURL url: String) {
    text = String(url.prefix { $0 != "#" })
  }

  /// Creates the key of the file of a block, a property, a cover or an icon, or `nil` if it has no address. For a custom
  /// emoji, use `CustomEmoji.hostedFile`.
  ///
  /// The key of a file hosted by Notion, or at another signed address, is the path, as the signature varies between
  /// responses. The key of any other file is the whole address.
  ///
  /// - Important: the archive stores signed addresses without their signatures, so the address of an external file does
  ///   not always tell which of the two applies. ``WorkspaceReader/asset(of:)`` tries both.
  public init?(_ file: FileReference) {
    switch file.source {
    case .hosted(let url, _):
      guard !url.isEmpty else { return nil }
      self.init(hostedURL: url)
    case .external(let url):
      guard !url.isEmpty else { return nil }
      let isSigned = SignedURL.bare(url) != url
      self = isSigned ? AssetKey(hostedURL: url) : AssetKey(externalURL: url)
    case .upload, .unknown: return nil
    }
  }

  /// Creates the key of the file at an address from which a signature was removed, or `nil` if the address has parameters
  /// of its own.
  package init?(formerlySignedURL url: String) {
    let address = SignedURL.bare(url)
    let bytes = Array(address.utf8)
    guard SignedURL.isAddress(bytes[...]), SignedURL.parameters(in: bytes[...]) == nil else { return nil }
    self.init(hostedURL: address)
    guard text.utf8.count > 1 else { return nil }
  }

  /// Orders keys like their texts.
  public static func < (left: AssetKey, right: AssetKey) -> Bool { left.text < right.text }

  /// The key's text.
  public var description: String { text }
}
