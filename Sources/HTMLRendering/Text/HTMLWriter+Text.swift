package import NotionModel
import NotionRendering

extension HTMLWriter {
  /// The form of line breaks within a text.
  package enum LineEnds: Sendable {
    /// As `<br>`.
    case elements
    /// Verbatim, in elements that preserve white space.
    case characters
  }

  /// Writes a text with its marks, the longest outermost.
  package mutating func inline(
    _ text: InlineText, lineEnds: LineEnds = .elements
  ) throws(HTMLWriterError) {
    let spans = text.spans
    var open: [InlineStyle.Mark] = []
    for (index, span) in spans.enumerated() {
      let kept = open.prefix { span.style.has($0) }.count
      // A link boundary splits the marks around it, never the reverse.
      let linkIsOpen = open.first?.isLink ?? false
      let first = span.style.link != nil && !linkIsOpen ? 0 : kept
      while open.count > first {
        open.removeLast()
        try close()
      }
      for mark in Self.byReach(span.style.marks.filter { !open.contains($0) }, spans, from: index) {
        try self.open(mark)
        open.append(mark)
      }
      try write(span.content, lineEnds)
    }
    for _ in open { try close() }
  }

  private static func byReach(
    _ marks: [InlineStyle.Mark], _ spans: [InlineSpan], from index: Int
  ) -> [InlineStyle.Mark] {
    guard marks.count > 1 else { return marks }
    func reach(_ mark: InlineStyle.Mark) -> Int {
      if mark.isLink { return Int.max }
      var end = index
      while end < spans.count, spans[end].style.has(mark) { end += 1 }
      return end
    }
    let reaches = marks.map(reach)
    // Marks of equal length keep their order, so that the same text has the same bytes.
    return marks.indices.sorted { (reaches[$1], $0) < (reaches[$0], $1) }.map { marks[$0] }
  }

  private mutating func open(_ mark: InlineStyle.Mark) throws(HTMLWriterError) {
    switch mark {
    case .link(let link): try open("a", ("href", link.address), ("rel", link.rel))
    case .color(let color): try open("span", ("class", ColorClass.name(of: color)))
    case .bold: try open("strong")
    case .italic: try open("em")
    case .strikethrough: try open("s")
    case .underline: try open("u")
    case .code: try open("code")
    }
  }

  private mutating func write(
    _ content: InlineSpan.Content, _ lineEnds: LineEnds
  ) throws(HTMLWriterError) {
    switch content {
    case .text(let text): try self.text(text)
    case .lineBreak:
      switch lineEnds {
      case .elements: try empty("br")
      case .characters: try text("\n")
      }
    case .equation(let expression): try equation(expression, isBlock: false)
    case .person(let name): try element("span", ("class", "mention"), text: name)
    case .date(let date): try self.date(date, isMention: true)
    case .icon(let linked):
      try icon(linked.icon, class: "link-icon", address: linked.address, isInText: true)
    case .customEmoji(let name, let picture):
      if let picture {
        try empty("img", ("class", "emoji"), ("src", picture.address), ("alt", ":\(name):"))
      } else {
        try text(":\(name):")
      }
    }
  }

  /// Writes a date or a span of dates, readable by people and by machines.
  package mutating func date(_ date: DateValue, isMention: Bool = false) throws(HTMLWriterError) {
    try time(date.start, isMention: isMention)
    if let end = date.end {
      try text(" → ")
      try time(end, isMention: isMention)
    }
    if let zone = date.timeZone { try text(" (\(zone))") }
  }

  /// Writes a time.
  package mutating func time(_ time: Timestamp, isMention: Bool = false) throws(HTMLWriterError) {
    let style = isMention ? "mention" : nil
    if let machine = DisplayDate.machineText(time) {
      try element("time", ("datetime", machine), ("class", style), text: DisplayDate.text(time))
    } else {
      try element("span", ("class", style), text: time.text)
    }
  }
}

extension InlineStyle.Mark {
  fileprivate var isLink: Bool { if case .link = self { true } else { false } }
}
