internal import NotionModel

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

  /// Orders keys like their texts.
  public static func < (left: AssetKey, right: AssetKey) -> Bool { left.text < right.text }

  /// The key's text.
  public var description: String { text }
}
