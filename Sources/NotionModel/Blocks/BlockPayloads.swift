/// The content of a block that is a text: a paragraph, a bulleted item, a quote, a toggle, a callout…
public struct TextBlock: Sendable, Hashable {
  /// The text.
  public var richText: RichText
  /// The colour of the block.
  public var color: TextColor
  /// The icon of a callout or of a tab pane's label.
  public var icon: Icon?

  /// Creates a text.
  public init(_ richText: RichText, color: TextColor = .default, icon: Icon? = nil) {
    self.richText = richText
    self.color = color
    self.icon = icon
  }
}

extension TextBlock: JSONDecodable {
  private enum Key: String, CaseIterable { case richText = "rich_text", text, color, icon }
  private static let keys = JSONKeyTable<Key>()

  /// Reads a text; versions before 2022-02-22 have it under `text`.
  public init(from reader: inout JSONReader) throws(JSONError) {
    self.init([])
    try reader.readObject(keys: Self.keys) { (reader, key) throws(JSONError) in
      switch key {
      case .richText, .text: richText = try RichText(from: &reader)
      case .color: color = try TextColor?(from: &reader) ?? .default
      case .icon: icon = try Icon?(from: &reader)
      }
    }
  }
}

/// The content of a heading.
public struct HeadingBlock: Sendable, Hashable {
  /// The text.
  public var richText: RichText
  /// The colour of the block.
  public var color: TextColor
  /// Whether it hides its children until it is opened.
  public var isToggleable: Bool

  /// Creates a heading.
  public init(_ richText: RichText, color: TextColor = .default, isToggleable: Bool = false) {
    self.richText = richText
    self.color = color
    self.isToggleable = isToggleable
  }
}

extension HeadingBlock: JSONDecodable {
  private enum Key: String, CaseIterable {
    case text, color
    case richText = "rich_text"
    case isToggleable = "is_toggleable"
  }
  private static let keys = JSONKeyTable<Key>()

  /// Reads a heading; versions before 2022-02-22 have its text under `text`.
  public init(from reader: inout JSONReader) throws(JSONError) {
    self.init([])
    try reader.readObject(keys: Self.keys) { (reader, key) throws(JSONError) in
      switch key {
      case .richText, .text: richText = try RichText(from: &reader)
      case .color: color = try TextColor?(from: &reader) ?? .default
      case .isToggleable: isToggleable = try reader.readFlag()
      }
    }
  }
}

/// The content of a task.
public struct ToDoBlock: Sendable, Hashable {
  /// The text.
  public var richText: RichText
  /// The colour of the block.
  public var color: TextColor
  /// Whether it is done.
  public var isChecked: Bool

  /// Creates a task.
  public init(_ richText: RichText, color: TextColor = .default, isChecked: Bool = false) {
    self.richText = richText
    self.color = color
    self.isChecked = isChecked
  }
}

extension ToDoBlock: JSONDecodable {
  private enum Key: String, CaseIterable { case richText = "rich_text", text, color, checked }
  private static let keys = JSONKeyTable<Key>()

  /// Reads a task; versions before 2022-02-22 have its text under `text`.
  public init(from reader: inout JSONReader) throws(JSONError) {
    self.init([])
    try reader.readObject(keys: Self.keys) { (reader, key) throws(JSONError) in
      switch key {
      case .richText, .text: richText = try RichText(from: &reader)
      case .color: color = try TextColor?(from: &reader) ?? .default
      case .checked: isChecked = try reader.readFlag()
      }
    }
  }
}

/// The content of an item of a numbered list.
public struct NumberedListItemBlock: Sendable, Hashable {
  /// The text.
  public var richText: RichText
  /// The colour of the block.
  public var color: TextColor
  /// The number of the list's first item, if the author chose one; present on that item.
  public var startIndex: Int?
  /// The number format, if the author chose one.
  public var format: ListFormat?

  /// Creates an item.
  public init(_ richText: RichText, color: TextColor = .default) {
    self.richText = richText
    self.color = color
  }
}

extension NumberedListItemBlock: JSONDecodable {
  private enum Key: String, CaseIterable {
    case text, color
    case richText = "rich_text"
    case startIndex = "list_start_index"
    case format = "list_format"
  }
  private static let keys = JSONKeyTable<Key>()

  /// Reads an item; versions before 2022-02-22 have its text under `text`.
  public init(from reader: inout JSONReader) throws(JSONError) {
    self.init([])
    try reader.readObject(keys: Self.keys) { (reader, key) throws(JSONError) in
      switch key {
      case .richText, .text: richText = try RichText(from: &reader)
      case .color: color = try TextColor?(from: &reader) ?? .default
      case .startIndex: startIndex = try reader.readClampedInt()
      case .format: format = try ListFormat?(from: &reader)
      }
    }
  }
}

/// The number format of a list that the author has chosen.
@nonexhaustive
public enum ListFormat: OpenEnum {
  case numbers, letters, roman
  case unknown(String)

  /// The known names and their cases.
  public static let names: NameTable<ListFormat> = [
    "numbers": .numbers, "letters": .letters, "roman": .roman,
  ]

  /// The name of a value without a case, or `nil`.
  public var unknownName: String? { if case .unknown(let name) = self { name } else { nil } }
}

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

/// The content of a simple table; its rows are its children.
public struct TableBlock: Sendable, Hashable {
  /// The number of columns.
  public var width: Int
  /// Whether the first row is a heading.
  public var hasColumnHeader: Bool
  /// Whether the first column is a heading.
  public var hasRowHeader: Bool

  /// Creates a table.
  public init(width: Int, hasColumnHeader: Bool = false, hasRowHeader: Bool = false) {
    self.width = width
    self.hasColumnHeader = hasColumnHeader
    self.hasRowHeader = hasRowHeader
  }
}

extension TableBlock: JSONDecodable {
  private enum Key: String, CaseIterable {
    case width = "table_width"
    case hasColumnHeader = "has_column_header"
    case hasRowHeader = "has_row_header"
  }
  private static let keys = JSONKeyTable<Key>()

  /// Reads a table.
  public init(from reader: inout JSONReader) throws(JSONError) {
    self.init(width: 0)
    try reader.readObject(keys: Self.keys) { (reader, key) throws(JSONError) in
      switch key {
      case .width: width = try reader.readClampedInt() ?? 0
      case .hasColumnHeader: hasColumnHeader = try reader.readFlag()
      case .hasRowHeader: hasRowHeader = try reader.readFlag()
      }
    }
  }
}

/// The content of an embed or a bookmark.
public struct LinkBlock: Sendable, Hashable {
  /// The address; empty if there is a file instead.
  public var url: String
  /// The caption.
  public var caption: RichText
  /// The file of an HTML block, if the API returns a file instead of an address.
  public var file: FileReference?

  /// Creates a link.
  public init(url: String, caption: RichText = [], file: FileReference? = nil) {
    self.url = url
    self.caption = caption
    self.file = file
  }
}

extension LinkBlock: JSONDecodable {
  private enum Key: String, CaseIterable {
    case url, caption, name, file, external
    case upload = "file_upload"
  }
  private static let keys = JSONKeyTable<Key>()

  /// Reads a link.
  public init(from reader: inout JSONReader) throws(JSONError) {
    self.init(url: "")
    var name: String?
    try reader.readObject(keys: Self.keys) { (reader, key) throws(JSONError) in
      if try reader.readNull() { return }
      switch key {
      case .url: url = try reader.readString()
      case .caption: caption = try RichText(from: &reader)
      case .name: name = try reader.readString()
      case .file: file = FileReference(try FileSource(.file, from: &reader))
      case .external: file = FileReference(try FileSource(.external, from: &reader))
      case .upload: file = FileReference(try FileSource(.upload, from: &reader))
      }
    }
    file?.name = name
    // An address carries the same information as a file at that address.
    if let address = file?.url, address == url { url = "" }
  }
}

/// The target of a `link_to_page` block.
@nonexhaustive
public enum LinkTarget: Sendable, Hashable {
  /// A page.
  case page(PageID)
  /// A database.
  case database(DatabaseID)
  /// A comment.
  case comment(CommentID)
  /// A target of an unknown kind.
  indirect case unknown(UnknownContent)

  /// The id of the target; `nil` for an unknown kind.
  public var objectID: ObjectID? {
    switch self {
    case .page(let id): id.object
    case .database(let id): id.object
    case .comment(let id): id.object
    case .unknown: nil
    }
  }
}

extension LinkTarget: JSONDecodable {
  private enum Tag: String, CaseIterable {
    case page = "page_id"
    case database = "database_id"
    case comment = "comment_id"
  }
  private static let table = TaggedKeys<Tag, NoSibling>()

  /// Reads a target.
  public init(from reader: inout JSONReader) throws(JSONError) {
    let target = try reader.readTagged(Self.table) { _, _ in
    } payload: { (reader, tag) throws(JSONError) -> LinkTarget in
      switch tag {
      case .page: .page(try PageID(from: &reader))
      case .database: .database(try DatabaseID(from: &reader))
      case .comment: .comment(try CommentID(from: &reader))
      }
    }
    switch target {
    case .known(let target): self = target
    case .unknown(let content): self = .unknown(content)
    }
  }
}
