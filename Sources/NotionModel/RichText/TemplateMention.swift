/// The value that replaces a mention when its template is used.
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
