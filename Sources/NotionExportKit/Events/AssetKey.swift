public import NotionModel

/// What identifies a file although its URL changes at every read: of a hosted file the path, else the URL.
public struct AssetKey: Sendable, Hashable, Comparable, CustomStringConvertible {
  /// The key's text; holds no signature.
  public let text: String

  /// Takes a key that was made before.
  public init(text: String) { self.text = text }

  /// The key of the file at a URL hosted by Notion: its path. The host may differ from read to read, and the
  /// parameters are a signature.
  public init(hostedURL url: String) {
    let address = SignedURL.bare(hostedFile: url)
    guard let scheme = address.firstRange(of: "://") else {
      text = address
      return
    }
    text = String(address[scheme.upperBound...].drop { $0 != "/" })
  }

  /// The key of a file elsewhere: the parameters belong to its address, the fragment does not.
  public init(externalURL url: String) {
    text = String(url.prefix { $0 != "#" })
  }

  /// The key of a file that a block, a property, a cover or an icon points to; `nil` for a file without an address. Of a
  /// custom emoji, take ``/NotionModel/CustomEmoji/hostedFile``.
  ///
  /// A file that Notion hosts, and any other one at a signed address, has the path as its key; the signature differs from
  /// read to read. Any other file has its whole address.
  ///
  /// - Important: the archive keeps a signed address without its signature, so that the address of an external file does
  ///   not always tell which of the two it was. ``WorkspaceReader/asset(of:)`` finds the file either way.
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

  /// The key of the file at an address that was signed before its signature was taken out; `nil` for an address with
  /// parameters of its own.
  package init?(formerlySignedURL url: String) {
    let address = SignedURL.bare(url)
    let bytes = Array(address.utf8)
    guard SignedURL.isAddress(bytes[...]), SignedURL.parameters(in: bytes[...]) == nil else { return nil }
    self.init(hostedURL: address)
    guard text.utf8.count > 1 else { return nil }
  }

  /// Orders keys as their texts are ordered.
  public static func < (left: AssetKey, right: AssetKey) -> Bool { left.text < right.text }

  /// The key's text.
  public var description: String { text }
}
