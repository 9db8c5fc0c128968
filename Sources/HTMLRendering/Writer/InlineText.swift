public import NotionModel
public import SinkRendering

/// The spans of a rich text: links are validated, mentions are resolved, line breaks are separate, equal
/// neighbours are joined.
public struct InlineText: Sendable, Hashable {
  /// The spans in order.
  private(set) var spans: [InlineSpan] = []

  /// Creates an empty text.
  public init() {}

  /// Creates plain text, with a link or without.
  public init(_ text: String, link: SafeLink? = nil) {
    var style = SpanStyle()
    style.link = link
    append(text, style)
  }

  /// Creates the text of a reference, after an icon.
  public init(_ reference: ResolvedReference, icon: LinkedIcon? = nil) {
    var style = SpanStyle()
    style.link = SafeLink(reference.link)
    if let icon { spans.append(InlineSpan(.icon(icon), style: style)) }
    append(reference.text, style)
  }

  /// Creates the spans of a rich text.
  ///
  /// - Throws: an error of resolving a reference.
  public init(_ richText: RichText, references: some DocumentReferences) async throws {
    for run in richText {
      // Most runs have no reference, and need no suspension.
      if !append(unlinked: run) { try await append(run, references) }
    }
  }

  /// Whether nothing is visible.
  public var isEmpty: Bool { spans.isEmpty }

  /// The characters without style.
  public var plainText: String {
    spans.reduce(into: "") { text, span in
      switch span.content {
      case .text(let characters), .equation(let characters), .person(let characters): text += characters
      case .lineBreak: text += "\n"
      case .date(let date): text += DisplayDate.text(date)
      case .customEmoji(let name, _): text += ":\(name):"
      case .icon: break
      }
    }
  }

  /// Appends a run of characters without a link; returns `false` for any other run.
  private mutating func append(unlinked run: RichTextRun) -> Bool {
    guard case .text(let text, _) = run.content, run.href?.isEmpty ?? true else { return false }
    append(text, SpanStyle(run.annotations))
    return true
  }

  private mutating func append(_ run: RichTextRun, _ references: some DocumentReferences) async throws {
    var style = SpanStyle(run.annotations)
    if case .mention(let mention) = run.content {
      return try await append(mention, run, style, references)
    }
    if let href = run.href, !href.isEmpty {
      // The text of most bare links is the address, however long.
      let isBare = run.plainText == href
      let text = isBare ? AddressText.text(SignedURL.bare(href)) : run.plainText
      guard let link = try await references.link(href) else { return append(text, style) }
      style.link = SafeLink(link)
      if style.link == nil {
        // An unsafe link is shown as text.
        append(text, style)
        if !isBare { append(" (\(AddressText.text(SignedURL.bare(href))))", style) }
        return
      }
      if isBare, case .text = run.content { return append(text, style) }
    }
    switch run.content {
    case .text(let text, _): append(run.href == nil ? text : SignedURL.bare(text), style)
    case .equation(let expression):
      if !expression.allSatisfy(\.isWhitespace) {
        spans.append(InlineSpan(.equation(expression), style: style))
      }
    case .mention, .unknown: append(run.plainText, style)
    }
  }

  private mutating func append(
    _ mention: Mention, _ run: RichTextRun, _ style: SpanStyle, _ references: some DocumentReferences
  ) async throws {
    var style = style
    switch mention {
    case .date(let date): spans.append(InlineSpan(.date(date), style: style))
    case .customEmoji(let emoji):
      var picture: SafeLink?
      if let file = emoji.hostedFile, let kept = try await references.file(file), kept.link.local != nil {
        picture = SafeLink(kept.link)
      }
      let name = emoji.name ?? run.plainText.filter { $0 != ":" }
      spans.append(InlineSpan(.customEmoji(name: name, picture: picture), style: style))
    case .user:
      let reference = try await references.reference(of: mention, plainText: run.plainText)
      spans.append(InlineSpan(.person(reference.text), style: style))
    case .page, .database, .dataSource, .template, .linkPreview, .link, .unknown:
      let reference = try await references.reference(of: mention, plainText: run.plainText)
      style.link = SafeLink(reference.link)
      if let target = mention.object, let icon = try await references.icon(of: target) {
        spans.append(InlineSpan(.icon(icon), style: style))
      }
      append(
        reference.text == reference.link?.destination ? AddressText.text(reference.text) : reference.text,
        style)
    }
  }

  /// Appends characters, with line breaks as separate spans.
  mutating func append(_ text: String, _ style: SpanStyle = SpanStyle()) {
    // Most texts are one line of plain characters.
    if HTMLCharacters.isPlainLine(text) { return append(line: text, style) }
    let lines = HTMLCharacters.cleaned(text).split(separator: "\n", omittingEmptySubsequences: false)
    for (number, line) in lines.enumerated() {
      if number > 0 { spans.append(InlineSpan(.lineBreak, style: style)) }
      append(line: String(line), style)
    }
  }

  private mutating func append(line: String, _ style: SpanStyle) {
    guard !line.isEmpty else { return }
    if let last = spans.last, last.style == style, case .text(let before) = last.content {
      spans[spans.count - 1].content = .text(before + line)
    } else {
      spans.append(InlineSpan(.text(line), style: style))
    }
  }

  /// Appends another text.
  public mutating func append(_ other: InlineText) { spans += other.spans }
}

/// A run of text with one style, or one inline object.
struct InlineSpan: Sendable, Hashable {
  /// The content of a span.
  enum Content: Sendable, Hashable {
    /// Characters without line breaks.
    case text(String)
    /// A line break within a paragraph.
    case lineBreak
    /// A formula in TeX.
    case equation(String)
    /// The mention of a person, as in `@Ada`.
    case person(String)
    /// The mention of a date.
    case date(DateValue)
    /// A custom emoji of the workspace: its name, and its picture if that is in the output.
    case customEmoji(name: String, picture: SafeLink?)
    /// The icon of the target of a mention or link, before its title.
    case icon(LinkedIcon)
  }

  /// The content.
  var content: Content
  /// The style.
  var style: SpanStyle

  /// Creates a span.
  init(_ content: Content, style: SpanStyle = SpanStyle()) {
    self.content = content
    self.style = style
  }
}

/// The style of a run of text.
struct SpanStyle: Sendable, Hashable {
  /// A mark around a run of text.
  enum Mark: Sendable, Hashable {
    case link(SafeLink)
    case color(TextColor)
    case bold, italic, strikethrough, underline, code
  }

  /// The link.
  var link: SafeLink?
  /// The text or background colour.
  var color = TextColor.default
  /// Its other marks, each at most once, in the order of ``Mark``.
  private(set) var formats: [Mark] = []

  /// Creates plain style.
  init() {}

  /// Creates the style of a run's annotations.
  init(_ annotations: Annotations) {
    color = annotations.color == .defaultBackground ? .default : annotations.color
    if annotations.bold { formats.append(.bold) }
    if annotations.italic { formats.append(.italic) }
    if annotations.strikethrough { formats.append(.strikethrough) }
    if annotations.underline { formats.append(.underline) }
    if annotations.code { formats.append(.code) }
  }

  /// All marks, the link first: it is never inside another mark, so that it is never split.
  var marks: [Mark] {
    var marks: [Mark] = []
    if let link { marks.append(.link(link)) }
    if color != .default { marks.append(.color(color)) }
    return marks + formats
  }

  func has(_ mark: Mark) -> Bool {
    switch mark {
    case .link(let link): self.link == link
    case .color(let color): self.color == color
    default: formats.contains(mark)
    }
  }
}
