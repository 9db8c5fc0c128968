/// A text with styles, mentions and equations: a sequence of runs.
public struct RichText: Sendable, Hashable {
  /// The runs, each with a single style.
  public var runs: [RichTextRun]

  /// Creates a text from runs.
  public init(_ runs: [RichTextRun] = []) { self.runs = runs }

  /// The text without styles, with mentions and equations in Notion's own text form.
  public var plainText: String {
    if runs.count == 1 { return runs[0].plainText }
    return runs.reduce(into: "") { text, run in text += run.plainText }
  }

  /// The text as the title of an object, without the signature of an address.
  package var title: String { SignedURL.bare(text: plainText) }
}

extension RichText: RandomAccessCollection {
  /// The position of the first run.
  public var startIndex: Int { runs.startIndex }
  /// The position after the last run.
  public var endIndex: Int { runs.endIndex }
  /// The run at a position.
  public subscript(position: Int) -> RichTextRun { runs[position] }
}

extension RichText: ExpressibleByArrayLiteral {
  /// Creates a text from runs.
  public init(arrayLiteral runs: RichTextRun...) { self.init(runs) }
}

extension RichText: JSONDecodable {
  /// Reads an array of runs; `null` is an empty text, and a single run is a text of one.
  public init(from reader: inout JSONReader) throws(JSONError) {
    runs = []
    switch try reader.peekKind() {
    case .null: _ = try reader.readNull()
    case .object: runs.append(try RichTextRun(from: &reader))
    default:
      try reader.readArray { (reader) throws(JSONError) in runs.append(try RichTextRun(from: &reader)) }
    }
  }
}

/// A piece of text with a single style.
public struct RichTextRun: Sendable, Hashable {
  /// The content of the run.
  public var content: RichTextContent
  /// Its style.
  public var annotations: Annotations
  /// Its text in Notion's own form: the title of a mentioned page, the name of a user.
  public var plainText: String
  /// The URL: that of a link, or of a mentioned page.
  public var href: String?

  /// Creates a run.
  public init(
    content: RichTextContent, annotations: Annotations = Annotations(), plainText: String,
    href: String? = nil
  ) {
    self.content = content
    self.annotations = annotations
    self.plainText = plainText
    self.href = href
  }

  /// Creates a run of characters.
  public init(_ text: String, annotations: Annotations = Annotations(), link: String? = nil) {
    self.init(
      content: .text(text, link: link), annotations: annotations, plainText: text, href: link)
  }
}

extension RichTextRun: JSONDecodable {
  private enum Tag: String, CaseIterable { case text, mention, equation }
  private enum Sibling: String, CaseIterable { case annotations, plainText = "plain_text", href }
  private enum TextKey: String, CaseIterable { case content, link }
  private enum LinkKey: String, CaseIterable { case url }
  private enum EquationKey: String, CaseIterable { case expression }
  private static let table = TaggedKeys<Tag, Sibling>()
  private static let textKeys = JSONKeyTable<TextKey>()
  private static let linkKeys = JSONKeyTable<LinkKey>()
  private static let equationKeys = JSONKeyTable<EquationKey>()

  /// Reads a run; one of unexpected shape becomes a run of unknown content without a text.
  ///
  /// An address in the text loses its signature, which grants access to anyone for an hour.
  public init(from reader: inout JSONReader) throws(JSONError) {
    self = try reader.readOrKeep { (reader) throws(JSONError) in
      try RichTextRun(expectedFrom: &reader)
    } unknown: { content in
      RichTextRun(content: .unknown(content), plainText: "")
    }
  }

  private init(expectedFrom reader: inout JSONReader) throws(JSONError) {
    var annotations = Annotations()
    var plainText: String?
    var href: String?
    var text: (String, JSONName)?
    let content = try reader.readTagged(Self.table) { (reader, key) throws(JSONError) in
      switch key {
      case .annotations: annotations = try Annotations(from: &reader)
      case .plainText:
        if let text, let same = reader.readString(sameAs: text.0, at: text.1) {
          plainText = same
        } else {
          plainText = try String?(from: &reader)
        }
      case .href: href = try String?(from: &reader)
      }
    } payload: { (reader, tag) throws(JSONError) -> RichTextContent in
      switch tag {
      case .text: try Self.readText(from: &reader, &text)
      case .mention: .mention(try Mention(from: &reader))
      case .equation: .equation(try Self.readEquation(from: &reader))
      }
    }
    switch content {
    case .known(.text(let text, let link)): self.content = .text(SignedURL.bare(text: text), link: link)
    case .known(let content): self.content = content
    case .unknown(let content): self.content = .unknown(content)
    }
    self.annotations = annotations
    self.href = href
    if let plainText {
      self.plainText = SignedURL.bare(text: plainText)
      return
    }
    switch self.content {
    case .text(let text, _), .equation(let text): self.plainText = text
    case .mention, .unknown: self.plainText = ""
    }
  }

  /// Reads the value of `text`; `found` is set to the characters and where they stand.
  private static func readText(
    from reader: inout JSONReader, _ found: inout (String, JSONName)?
  ) throws(JSONError) -> RichTextContent {
    var content = ""
    var link: String?
    try reader.readObject(keys: textKeys) { (reader, key) throws(JSONError) in
      switch key {
      case .content:
        guard reader.isNext(Byte.quote) else { throw try reader.wrongType(.string) }
        let name = try reader.skipString()
        content = try reader.text(name)
        found = (content, name)
      case .link:
        if try reader.readNull() { return }
        try reader.readObject(keys: linkKeys) { (reader, _) throws(JSONError) in
          link = try String?(from: &reader)
        }
      }
    }
    return .text(content, link: link)
  }

  private static func readEquation(from reader: inout JSONReader) throws(JSONError) -> String {
    var expression = ""
    try reader.readObject(keys: equationKeys) { (reader, _) throws(JSONError) in
      expression = try reader.readString()
    }
    return expression
  }
}

/// The content of a run of a text.
@nonexhaustive
public enum RichTextContent: Sendable, Hashable {
  /// Characters, and the URL of their link.
  case text(String, link: String?)
  /// A reference to a user, a date, a page…
  indirect case mention(Mention)
  /// An equation, in KaTeX's LaTeX.
  case equation(String)
  /// An unknown kind of content; `plainText` of the run is still valid.
  indirect case unknown(UnknownContent)
}
