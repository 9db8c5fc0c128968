/// The content of a block of program text.
public struct CodeBlock: Sendable, Hashable {
  /// The program text.
  public var richText: RichText
  /// The caption.
  public var caption: RichText
  /// Notion's name of the language, such as `plain text` or `c++`.
  public var language: String

  /// Creates a program text.
  public init(_ richText: RichText, caption: RichText = [], language: String = "plain text") {
    self.richText = richText
    self.caption = caption
    self.language = language
  }
}

extension CodeBlock: JSONDecodable {
  private enum Key: String, CaseIterable { case richText = "rich_text", text, caption, language }
  private static let keys = JSONKeyTable<Key>()

  /// Reads a program text; versions before 2022-02-22 have it under `text`.
  public init(from reader: inout JSONReader) throws(JSONError) {
    self.init([])
    try reader.readObject(keys: Self.keys) { (reader, key) throws(JSONError) in
      switch key {
      case .richText, .text: richText = try RichText(from: &reader)
      case .caption: caption = try RichText(from: &reader)
      case .language: language = try String?(from: &reader) ?? "plain text"
      }
    }
  }
}
