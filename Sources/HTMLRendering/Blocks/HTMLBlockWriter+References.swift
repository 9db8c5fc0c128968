internal import NotionExportKit
internal import NotionModel
public import SinkRendering

extension HTMLBlockWriter {
  func link(
    _ shape: BlockShape.Link, _ anchor: String, _ html: inout HTMLWriter
  ) async throws {
    let link = shape.link
    let media = MediaWriter(references: references)
    guard var file = link.file, link.url.isEmpty else {
      return try await media.card(
        link.url, caption: link.caption, mayBeFrame: shape.kind == .embed, anchor, &html)
    }
    file.caption = link.caption
    try await media.write(file, as: .file, anchor, &html)
  }

  /// Writes a notice, and what can be shown of a block of a type that this version does not know.
  func notice(
    _ notice: BlockShape.Notice, _ anchor: String, _ html: inout HTMLWriter
  ) async throws {
    try self.notice(notice.text, anchor: anchor, &html)
    guard let content = notice.unknown else { return }
    let text = content.plainText
    if !text.isEmpty {
      try line("p", InlineText(text), &html)
      try html.lineEnd()
    }
    let media = MediaWriter(references: references)
    for file in try await references.hostedFiles(in: content) { try media.card(of: file, &html) }
  }

  // MARK: Objects

  func objectLink(
    _ object: BlockShape.Object, _ anchor: String?, _ html: inout HTMLWriter
  ) async throws {
    let target = try await references.object(object.id, title: object.title)
    let icon = try await references.icon(of: object.id)
    // The class draws the sign of the kind, in the place of an icon.
    let classes = "\(object.isDatabase ? "object database" : "object page")\(icon == nil ? "" : " iconed")"
    try line("p", InlineText(target, icon: icon), classes: classes, anchor: anchor, &html)
    try html.lineEnd()
  }

  mutating func childDatabase(
    _ object: BlockShape.Object, _ anchor: String, _ html: inout HTMLWriter
  ) async throws {
    let depth = html.depth
    try html.open("div", ("id", anchor), ("class", "inline-database"))
    try await objectLink(object, nil, &html)
    _ = try await references.writeInline(DatabaseID(object.id), to: &html)
    try html.close(to: depth)
    try html.lineEnd()
  }

  // MARK: The page itself

  /// Writes an element without content, for links to a block that shows nothing.
  private func target(_ anchor: String, _ html: inout HTMLWriter) throws {
    try html.element("div", ("id", anchor), text: "")
    try html.lineEnd()
  }

  func breadcrumb(_ anchor: String, _ html: inout HTMLWriter) async throws {
    let crumbs = try await references.breadcrumb()
    if crumbs.isEmpty { try target(anchor, &html) }
    try html.breadcrumb(crumbs, anchor: anchor)
    try html.lineEnd()
  }

  func tableOfContents(
    _ color: TextColor, _ anchor: String, _ html: inout HTMLWriter
  ) async throws {
    let headings = try await references.headings()
    guard !headings.isEmpty else { return try target(anchor, &html) }
    let depth = html.depth
    let classes = Self.classes("toc", ColorClass.name(of: color))
    try html.open("nav", ("id", anchor), ("class", classes), ("aria-label", "Table of contents"))
    var current = -1
    for (heading, nesting) in zip(headings, HeadingOutline.depths(ofLevels: headings.map(\.level))) {
      if nesting > current {
        try html.open("ul")
      } else {
        try html.close()
        for _ in nesting..<current {
          try html.close()
          try html.close()
        }
      }
      current = nesting
      try html.lineEnd()
      try html.open("li")
      try html.element("a", ("href", "#\(heading.anchor)"), text: heading.text)
    }
    try html.close(to: depth)
    try html.lineEnd()
  }

  func meetingNotes(
    _ notes: MeetingNotesBlock, _ anchor: String, _ html: inout HTMLWriter
  ) async throws {
    try html.open("div", ("id", anchor), ("class", "meeting"))
    let title = try await text(notes.title)
    try line("p", title.isEmpty ? InlineText("Meeting notes") : title, classes: "meeting-title", &html)
    try html.lineEnd()
    if let start = notes.eventStart ?? notes.recordingStart {
      try html.open("p", ("class", "meeting-time"))
      let end = notes.eventStart == nil ? notes.recordingEnd : notes.eventEnd
      try html.date(DateValue(start: start, end: end))
      try html.close()
      try html.lineEnd()
    }
    let attendees = try await references.attendees(of: notes)
    guard !attendees.isEmpty else { return }
    try html.open("p", ("class", "meeting-attendees"))
    try html.text("Attendees: ")
    for (index, name) in attendees.enumerated() {
      if index > 0 { try html.text(", ") }
      try html.element("span", ("class", "person"), text: name)
    }
    try html.close()
    try html.lineEnd()
  }
}

extension HTMLWriter {
  /// Writes a breadcrumb: the ancestors of a page, each as a link, and the page itself.
  public mutating func breadcrumb(_ crumbs: [ResolvedReference], anchor: String? = nil) throws {
    guard !crumbs.isEmpty else { return }
    try open("nav", ("id", anchor), ("class", "breadcrumb"), ("aria-label", "Breadcrumb"))
    try open("ol")
    for (index, crumb) in crumbs.enumerated() {
      let isLast = index == crumbs.count - 1
      try open("li", ("aria-current", isLast ? "page" : nil))
      try inline(isLast ? InlineText(crumb.text) : InlineText(crumb))
      try close()
    }
    try close()
    try close()
  }
}
