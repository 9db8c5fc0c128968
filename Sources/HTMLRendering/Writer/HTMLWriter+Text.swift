public import NotionModel
internal import SinkRendering

extension HTMLWriter {
  /// The form of line breaks within a text.
  public enum LineEnds: Sendable {
    /// As `<br>`.
    case elements
    /// Verbatim, in elements that preserve white space.
    case characters
  }

  /// Writes a text with its marks, the longest outermost.
  public mutating func inline(
    _ text: InlineText, lineEnds: LineEnds = .elements
  ) throws(HTMLWriterError) {
    let spans = text.spans
    var open: [SpanStyle.Mark] = []
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
    _ marks: [SpanStyle.Mark], _ spans: [InlineSpan], from index: Int
  ) -> [SpanStyle.Mark] {
    guard marks.count > 1 else { return marks }
    func reach(_ mark: SpanStyle.Mark) -> Int {
      if mark.isLink { return Int.max }
      var end = index
      while end < spans.count, spans[end].style.has(mark) { end += 1 }
      return end
    }
    let reaches = marks.map(reach)
    // Marks of equal length keep their order, so that the same text has the same bytes.
    return marks.indices.sorted { (reaches[$1], $0) < (reaches[$0], $1) }.map { marks[$0] }
  }

  private mutating func open(_ mark: SpanStyle.Mark) throws(HTMLWriterError) {
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
  public mutating func date(_ date: DateValue, isMention: Bool = false) throws(HTMLWriterError) {
    try time(date.start, isMention: isMention)
    if let end = date.end {
      try text(" → ")
      try time(end, isMention: isMention)
    }
    if let zone = date.timeZone { try text(" (\(zone))") }
  }

  /// Writes a time.
  public mutating func time(_ time: Timestamp, isMention: Bool = false) throws(HTMLWriterError) {
    let style = isMention ? "mention" : nil
    if let machine = DisplayDate.machineText(time) {
      try element("time", ("datetime", machine), ("class", style), text: DisplayDate.text(time))
    } else {
      try element("span", ("class", style), text: time.text)
    }
  }
}

extension SpanStyle.Mark {
  fileprivate var isLink: Bool { if case .link = self { true } else { false } }
}

/// The CSS classes of colours: `c-red` for text, `b-red` for a background.
public enum ColorClass {
  /// Returns the class of a colour of text, or `nil` for the default, and for an unknown colour.
  public static func name(of color: TextColor) -> String? {
    let name = color.name
    guard color != .default, color != .defaultBackground, color.unknownName == nil else { return nil }
    return name.hasSuffix("_background") ? "b-\(name.dropLast("_background".count))" : "c-\(name)"
  }

  /// Returns the class of an option's colour.
  public static func name(of color: SelectColor) -> String {
    color.unknownName == nil && color.name != "default" ? "b-\(color.name)" : "b-gray"
  }

  /// Returns the class of an icon's colour.
  public static func name(of color: IconColor) -> String {
    color.unknownName == nil ? "c-\(color.name)" : "c-gray"
  }
}

/// Dates in a readable form: `May 1, 2026, 10:00 +02:00`.
public enum DisplayDate {
  /// Returns a date or a span of dates.
  public static func text(_ date: DateValue) -> String {
    let span = date.end.map { "\(text(date.start)) → \(text($0))" } ?? text(date.start)
    return date.timeZone.map { "\(span) (\($0))" } ?? span
  }

  /// Returns a date, or a date and a time with its offset from UTC; an invalid one is unchanged.
  public static func text(_ time: Timestamp) -> String {
    guard let calendar = time.calendarTime, (1...12).contains(calendar.month) else { return time.text }
    let day = "\(CalendarDay.monthNames[calendar.month - 1]) \(calendar.day), \(calendar.year)"
    if time.isDateOnly { return day }
    func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    let clock = "\(padded(calendar.hour)):\(padded(calendar.minute))"
    return "\(day), \(clock)\(zone(time.text))"
  }

  /// Returns the value for `datetime`, or `nil` if the text is not a date.
  public static func machineText(_ time: Timestamp) -> String? {
    // HTML has no year 0, and requires a valid ISO 8601 form.
    guard let calendar = time.calendarTime, calendar.year > 0, time.millisecondsSince1970 != nil else {
      return nil
    }
    return DateText.text(time)
  }

  private static func zone(_ text: String) -> String {
    if text.hasSuffix("Z") { return " UTC" }
    let tail = text.suffix(6)
    guard let sign = tail.first, sign == "+" || sign == "-", tail.dropFirst(3).first == ":" else { return "" }
    return " \(tail)"
  }
}
