public import NotionModel

/// A rich text with resolved mentions and links, as spans with styles.
///
/// Line breaks are spans of their own, and equal neighbours are joined.
///
/// ```swift
/// let text = try await StyledText(block.richText, references: links)
/// text.plainText  // See the plan
/// text.spans  // "See the " and "plan", which is bold and has a link
/// text.trees  // .leaf("See the "), .marked(.link, [.marked(.bold, [.leaf("plan")])])
/// ```
public struct StyledText: Sendable {
  /// The spans in order.
  public private(set) var spans: [TextSpan] = []

  /// Creates an empty text.
  public init() {}

  /// Creates a text of spans.
  public init(_ spans: [TextSpan]) { self.spans = spans }

  /// Creates plain text, or the text of a link.
  public init(_ text: String, link: ResolvedLink? = nil) {
    self.init(ResolvedReference(text: text, link: link))
  }

  /// Creates the text of a reference, with its link.
  public init(_ reference: ResolvedReference) {
    var style = TextStyle()
    style.link = reference.link
    append(reference.text, isCode: false, style)
  }

  /// Creates the spans of a rich text.
  ///
  /// - Parameters:
  ///   - richText: the runs.
  ///   - color: the colour of the block, for runs without a colour.
  ///   - references: resolves mentions and links.
  /// - Throws: an error of resolving a reference.
  public init(
    _ richText: RichText, color: TextColor = .default, references: some ReferenceResolver
  ) async throws {
    if let unlinked = StyledText(unlinked: richText, color: color) {
      self = unlinked
      return
    }
    for run in richText {
      var style = TextStyle(run.annotations, in: color)
      if let href = run.href, !href.isEmpty, !run.isMentionOfObject {
        style.link = try await references.link(href)
      }
      try await append(run, style: style, references: references)
    }
    moveWeightOffWhitespace()
  }

  /// Creates the spans of a rich text without references; returns `nil` if a run has a link or a mention.
  ///
  /// Most texts have none, and need no suspension.
  public init?(unlinked richText: RichText, color: TextColor = .default) {
    for run in richText {
      if let href = run.href, !href.isEmpty { return nil }
      if case .mention = run.content { return nil }
    }
    for run in richText {
      append(run, style: TextStyle(run.annotations, in: color))
    }
    moveWeightOffWhitespace()
  }

  /// The characters without style.
  public var plainText: String {
    spans.reduce(into: "") { text, span in
      switch span.content {
      case .text(let characters), .code(let characters), .equation(let characters),
        .edgeSpace(let characters):
        text += characters
      case .lineBreak: text += "\n"
      }
    }
  }

  /// The text as properly nested marks.
  public var trees: [TextTree] { TextTree.trees(of: spans) }

  /// The links in the text, in order, each with its characters, for a format that lists links below a text.
  public var links: [ResolvedReference] {
    var links: [ResolvedReference] = []
    var continues = false
    for span in spans {
      guard let link = span.style.link else {
        continues = false
        continue
      }
      let part = StyledText([span]).plainText
      if continues, links.last?.link == link {
        links[links.count - 1].text += part
      } else {
        links.append(ResolvedReference(text: part, link: link))
      }
      continues = true
    }
    return links
  }

  /// The characters, if they are one line without style and without white space at its edges.
  public var plainLine: String? {
    guard spans.count == 1, case .text(let text) = spans[0].content, spans[0].style == TextStyle(),
      text.unicodeScalars.first?.properties.isWhitespace == false,
      text.unicodeScalars.last?.properties.isWhitespace == false
    else { return nil }
    return text
  }

  private mutating func append(
    _ run: RichTextRun, style: TextStyle, references: some ReferenceResolver
  ) async throws {
    guard case .mention(let mention) = run.content else { return append(run, style: style) }
    var style = style
    let reference = try await references.reference(of: mention, plainText: run.plainText)
    if let link = reference.link { style.link = link }
    append(reference.text, isCode: run.annotations.code, style)
  }

  /// Appends a run without references.
  private mutating func append(_ run: RichTextRun, style: TextStyle) {
    switch run.content {
    case .text(let text, _):
      append(run.href == nil ? text : SignedURL.bare(text), isCode: run.annotations.code, style)
    case .equation(let expression):
      let lines = expression.withoutControlCharacters.split(whereSeparator: \.isNewline)
      let trimmed = lines.joined(separator: " ").trimmingWhitespace
      if !trimmed.isEmpty { spans.append(TextSpan(.equation(trimmed), style: style)) }
    case .mention, .unknown: append(run.plainText, isCode: run.annotations.code, style)
    }
  }

  /// Appends characters, with line breaks as separate spans and without characters that are invalid in every
  /// output.
  public mutating func append(_ text: String, isCode: Bool, _ style: TextStyle) {
    if text.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7F }) {
      return append(line: text, isCode: isCode, style)
    }
    var line = String.UnicodeScalarView()
    var previous: Unicode.Scalar?
    for scalar in text.withoutControlCharacters.unicodeScalars {
      switch scalar {
      case "\n" where previous == "\r": break
      case "\n", "\r":
        append(line: String(line), isCode: isCode, style)
        line = String.UnicodeScalarView()
        spans.append(TextSpan(.lineBreak, style: style))
      default: line.append(scalar)
      }
      previous = scalar
    }
    append(line: String(line), isCode: isCode, style)
  }

  /// Appends another text.
  public mutating func append(_ other: StyledText) { spans += other.spans }

  private mutating func append(line: String, isCode: Bool, _ style: TextStyle) {
    guard !line.isEmpty else { return }
    if let last = spans.last, last.style == style {
      switch (last.content, isCode) {
      case (.text(let before), false):
        spans[spans.count - 1].content = .text(before + line)
        return
      case (.code(let before), true):
        spans[spans.count - 1].content = .code(before + line)
        return
      default: break
      }
    }
    spans.append(TextSpan(isCode ? .code(line) : .text(line), style: style))
  }

  /// Removes bold and italic from white space at the edges of bold and italic runs.
  ///
  /// The style is invisible on white space, and markup languages reject delimiters next to it.
  private mutating func moveWeightOffWhitespace() {
    guard spans.contains(where: { $0.style.bold || $0.style.italic }) else { return }
    var pieces: [TextSpan] = []
    for span in spans {
      guard case .text(let text) = span.content, span.style.bold || span.style.italic else {
        pieces.append(span)
        continue
      }
      let leading = text.unicodeScalars.prefix { $0.properties.isWhitespace }
      let rest = text.unicodeScalars.dropFirst(leading.count)
      let trailing = rest.reversed().prefix { $0.properties.isWhitespace }.count
      for part in [String(leading), String(rest.dropLast(trailing)), String(rest.suffix(trailing))]
      where !part.isEmpty {
        pieces.append(TextSpan(.text(part), style: span.style))
      }
    }
    Self.clear(\.bold, in: &pieces)
    Self.clear(\.italic, in: &pieces)
    spans = []
    for piece in pieces {
      switch piece.content {
      case .text(let text): append(line: text, isCode: false, piece.style)
      default: spans.append(piece)
      }
    }
  }

  private static func clear(_ format: WritableKeyPath<TextStyle, Bool>, in pieces: inout [TextSpan]) {
    var index = 0
    while index < pieces.count {
      guard pieces[index].style[keyPath: format] else {
        index += 1
        continue
      }
      var end = index
      while end < pieces.count, pieces[end].style[keyPath: format] { end += 1 }
      var first = index
      while first < end, pieces[first].isBlank {
        pieces[first].style[keyPath: format] = false
        first += 1
      }
      var last = end
      while last > first, pieces[last - 1].isBlank {
        last -= 1
        pieces[last].style[keyPath: format] = false
      }
      index = end
    }
  }
}

extension StyledText {
  /// The text without links that could execute something when they are followed.
  public var withSafeLinks: StyledText {
    guard spans.contains(where: { $0.style.link != nil }) else { return self }
    var text = self
    for index in text.spans.indices where SafeLink(text.spans[index].style.link) == nil {
      text.spans[index].style.link = nil
    }
    return text
  }

  /// The spans with separate white space at the edges of lines.
  public var withEdgeSpaces: [TextSpan] {
    var result: [TextSpan] = []
    var lineStart = 0
    func closeLine() {
      var end = result.count
      while end > lineStart, case .text(let text) = result[end - 1].content {
        let trailing = text.unicodeScalars.reversed().prefix { $0.properties.isWhitespace }.count
        guard trailing > 0 else { break }
        let style = result[end - 1].style
        let rest = text.unicodeScalars.dropLast(trailing)
        let space = TextSpan(.edgeSpace(String(text.unicodeScalars.suffix(trailing))), style: style)
        if rest.isEmpty {
          result[end - 1] = space
          end -= 1
          continue
        }
        result[end - 1].content = .text(String(rest))
        result.insert(space, at: end)
        break
      }
      var index = lineStart
      while index < result.count {
        if case .edgeSpace = result[index].content {
          index += 1
          continue
        }
        guard case .text(let text) = result[index].content else { break }
        let leading = text.unicodeScalars.prefix { $0.properties.isWhitespace }
        guard !leading.isEmpty else { break }
        result[index].content = .text(String(text.unicodeScalars.dropFirst(leading.count)))
        result.insert(TextSpan(.edgeSpace(String(leading)), style: result[index].style), at: index)
        break
      }
    }
    for span in spans {
      if span.content == .lineBreak {
        closeLine()
        result.append(span)
        lineStart = result.count
      } else {
        result.append(span)
      }
    }
    closeLine()
    return result
  }
}

extension TextSpan {
  /// Whether the span is only white space.
  var isBlank: Bool {
    switch content {
    case .text(let text): text.unicodeScalars.allSatisfy(\.properties.isWhitespace)
    case .lineBreak, .edgeSpace: true
    case .code, .equation: false
    }
  }
}

extension RichTextRun {
  /// Whether the run's link is that of its mention.
  fileprivate var isMentionOfObject: Bool {
    guard case .mention = content else { return false }
    return true
  }
}

extension String {
  /// The text without surrounding white space.
  public var trimmingWhitespace: String {
    let scalars = unicodeScalars.drop { $0.properties.isWhitespace }
    let trailing = scalars.reversed().prefix { $0.properties.isWhitespace }.count
    return String(scalars.dropLast(trailing))
  }
}

/// A run of text with one style, or one inline object.
public struct TextSpan: Sendable, Hashable {
  /// The content of a span.
  public enum Content: Sendable, Hashable {
    /// Characters without line breaks.
    case text(String)
    /// Characters in code style without line breaks.
    case code(String)
    /// A formula in TeX.
    case equation(String)
    /// White space at the edge of a line, which markup languages drop unless it is escaped.
    case edgeSpace(String)
    /// A line break within a paragraph.
    case lineBreak
  }

  /// The content.
  public var content: Content
  /// The style.
  public var style: TextStyle

  /// Creates a span.
  public init(_ content: Content, style: TextStyle = TextStyle()) {
    self.content = content
    self.style = style
  }
}

/// The style of a run of text.
public struct TextStyle: Sendable, Hashable {
  /// Bold.
  public var bold = false
  /// Italic.
  public var italic = false
  /// Struck through.
  public var strikethrough = false
  /// Underlined.
  public var underline = false
  /// Its text or background colour.
  public var color = TextColor.default
  /// Its link.
  public var link: ResolvedLink?

  /// Creates plain style.
  public init() {}

  /// Creates the style of a run's annotations; code is part of the content here.
  public init(_ annotations: Annotations, link: ResolvedLink? = nil) {
    bold = annotations.bold
    italic = annotations.italic
    strikethrough = annotations.strikethrough
    underline = annotations.underline
    color = annotations.color == .defaultBackground ? .default : annotations.color
    self.link = link
  }

  /// Creates the style of a run's annotations within a block of a colour, for runs without a colour.
  init(_ annotations: Annotations, in color: TextColor) {
    self.init(annotations)
    if self.color == .default, color != .defaultBackground { self.color = color }
  }
}
