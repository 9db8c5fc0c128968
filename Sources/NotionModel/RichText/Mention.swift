/// A reference inside a text.
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
