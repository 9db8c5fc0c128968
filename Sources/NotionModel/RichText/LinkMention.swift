/// A link with the data of its target at the time when it was pasted.
public struct LinkMention: Sendable, Hashable {
  /// The address of the target.
  public var href: String
  /// The title of the target.
  public var title: String?
  /// The description of the target.
  public var description: String?
  /// The author of the target.
  public var author: String?
  /// The name of the target's site.
  public var provider: String?
  /// A picture of the target.
  public var thumbnailURL: String?
  /// The icon of the target's site.
  public var iconURL: String?
  /// The address of content to embed instead of a link.
  public var iframeURL: String?
  /// The height of the frame, in pixels.
  public var height: Double?
  /// The padding of the frame, in pixels.
  public var padding: Double?
  /// The padding at the top of the frame, in pixels.
  public var paddingTop: Double?

  /// Creates a link.
  public init(href: String, title: String? = nil) {
    self.href = href
    self.title = title
  }
}

extension LinkMention: JSONDecodable {
  private enum Key: String, CaseIterable {
    case href, title, description, height, padding
    case author = "link_author"
    case provider = "link_provider"
    case thumbnailURL = "thumbnail_url"
    case iconURL = "icon_url"
    case iframeURL = "iframe_url"
    case paddingTop = "padding_top"
  }
  private static let keys = JSONKeyTable<Key>()

  /// Reads a link.
  public init(from reader: inout JSONReader) throws(JSONError) {
    self.init(href: "")
    try reader.readObject(keys: Self.keys) { (reader, key) throws(JSONError) in
      switch key {
      case .href: href = try reader.readString()
      case .title: title = try String?(from: &reader)
      case .description: description = try String?(from: &reader)
      case .author: author = try String?(from: &reader)
      case .provider: provider = try String?(from: &reader)
      case .thumbnailURL: thumbnailURL = try String?(from: &reader)
      case .iconURL: iconURL = try String?(from: &reader)
      case .iframeURL: iframeURL = try String?(from: &reader)
      case .height: height = try JSONNumber?(from: &reader)?.double
      case .padding: padding = try JSONNumber?(from: &reader)?.double
      case .paddingTop: paddingTop = try JSONNumber?(from: &reader)?.double
      }
    }
  }
}
