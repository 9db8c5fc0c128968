public import NotionModel

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
