/// A reference inside a text.
@nonexhaustive
public enum Mention: Sendable, Hashable {
  /// A person or bot.
  case user(User)
  /// A date, a time or a span of either.
  case date(DateValue)
  /// A page.
  case page(PageID)
  /// A database.
  case database(DatabaseID)
  /// A data source.
  case dataSource(DataSourceID)
  /// A placeholder in a template that is filled when the template is used.
  case template(TemplateMention)
  /// A link with a preview by another service; its URL.
  case linkPreview(String)
  /// A link with the title and icon of its target.
  indirect case link(LinkMention)
  /// A custom emoji of the workspace.
  case customEmoji(CustomEmoji)
  /// An unknown kind of mention.
  indirect case unknown(UnknownContent)
}

extension Mention {
  /// The id of the page, database or data source that is mentioned; `nil` for any other kind of mention.
  public var object: ObjectID? {
    switch self {
    case .page(let id): id.object
    case .database(let id): id.object
    case .dataSource(let id): id.object
    case .user, .date, .linkPreview, .link, .customEmoji, .template, .unknown: nil
    }
  }
}

extension Mention: JSONDecodable {
  private enum Tag: String, CaseIterable {
    case user, date, page, database
    case dataSource = "data_source"
    case templateMention = "template_mention"
    case linkPreview = "link_preview"
    case linkMention = "link_mention"
    case customEmoji = "custom_emoji"
  }
  private enum URLKey: String, CaseIterable { case url }
  private static let table = TaggedKeys<Tag, NoSibling>()
  private static let urlKeys = JSONKeyTable<URLKey>()

  /// Reads a mention.
  public init(from reader: inout JSONReader) throws(JSONError) {
    let mention = try reader.readTagged(Self.table) { _, _ in
    } payload: { (reader, tag) throws(JSONError) -> Mention in
      switch tag {
      case .user: .user(try User(from: &reader))
      case .date: .date(try DateValue(from: &reader))
      case .page: .page(PageID(try ObjectReference(from: &reader).id))
      case .database: .database(DatabaseID(try ObjectReference(from: &reader).id))
      case .dataSource: .dataSource(DataSourceID(try ObjectReference(from: &reader).id))
      case .templateMention: .template(try TemplateMention(from: &reader))
      case .linkPreview: .linkPreview(try Self.readURL(from: &reader))
      case .linkMention: .link(try LinkMention(from: &reader))
      case .customEmoji: .customEmoji(try CustomEmoji(from: &reader))
      }
    }
    switch mention {
    case .known(let mention): self = mention
    case .unknown(let content): self = .unknown(content)
    }
  }

  private static func readURL(from reader: inout JSONReader) throws(JSONError) -> String {
    var url = ""
    try reader.readObject(keys: urlKeys) { (reader, _) throws(JSONError) in url = try reader.readString() }
    return url
  }
}

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

/// The value that replaces a mention when its template is used.
@nonexhaustive
public enum TemplateMention: Sendable, Hashable {
  /// A date: `today` or `now`.
  case date(String)
  /// A user: `me`, the user of the template.
  case user(String)
  /// An unknown kind of value.
  indirect case unknown(UnknownContent)
}

extension TemplateMention: JSONDecodable {
  private enum Tag: String, CaseIterable {
    case date = "template_mention_date"
    case user = "template_mention_user"
  }
  private static let table = TaggedKeys<Tag, NoSibling>()

  /// Reads a template's mention.
  public init(from reader: inout JSONReader) throws(JSONError) {
    let mention = try reader.readTagged(Self.table) { _, _ in
    } payload: { (reader, tag) throws(JSONError) -> TemplateMention in
      switch tag {
      case .date: .date(try reader.readString())
      case .user: .user(try reader.readString())
      }
    }
    switch mention {
    case .known(let mention): self = mention
    case .unknown(let content): self = .unknown(content)
    }
  }
}
