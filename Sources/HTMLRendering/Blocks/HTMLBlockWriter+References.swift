import NotionExportKit
import NotionModel
package import NotionRendering

extension HTMLBlockWriter {
  func link(
    _ link: LinkBlock, mayBeFrame: Bool, _ anchor: String, _ html: inout HTMLWriter
  ) async throws {
    let media = MediaWriter(surroundings: surroundings)
    guard var file = link.file, link.url.isEmpty else {
      return try await media.card(
        link.url, caption: link.caption, mayBeFrame: mayBeFrame, anchor, &html)
    }
    file.caption = link.caption
    try await media.write(file, as: .file, anchor, &html)
  }

  /// Writes what can be shown of a block of a type that this version does not know.
  func unknown(
    _ content: UnknownContent, _ anchor: String, _ html: inout HTMLWriter
  ) async throws {
    try notice(content.notice, anchor: anchor, &html)
    let text = PlainTextFinder.text(in: content.json)
    if !text.isEmpty {
      try line("p", InlineText(text), &html)
      try html.lineEnd()
    }
    let media = MediaWriter(surroundings: surroundings)
    for file in try await surroundings.hostedFiles(in: content) { try media.card(of: file, &html) }
  }

  // MARK: Objects

  func objectLink(
    _ id: ObjectID, _ title: String, isDatabase: Bool, _ anchor: String?, _ html: inout HTMLWriter
  ) async throws {
    let target = try await surroundings.object(id, title: title)
    let icon = try await surroundings.icon(of: id)
    // The class draws the sign of the kind, in the place of an icon.
    let classes = "\(isDatabase ? "object database" : "object page")\(icon == nil ? "" : " iconed")"
    try line("p", InlineText(target, icon: icon), classes: classes, anchor: anchor, &html)
    try html.lineEnd()
  }

  mutating func childDatabase(
    _ block: Block, _ title: String, _ anchor: String, _ html: inout HTMLWriter
  ) async throws {
    let depth = html.depth
    try html.open("div", ("id", anchor), ("class", "inline-database"))
    try await objectLink(block.id.object, title, isDatabase: true, nil, &html)
    _ = try await surroundings.writeInline(DatabaseID(block.id.object), to: &html)
    try html.close(to: depth)
    try html.lineEnd()
  }

  func linkToPage(
    _ target: LinkTarget, _ anchor: String, _ html: inout HTMLWriter
  ) async throws {
    switch target {
    case .page(let id):
      try await objectLink(id.object, "", isDatabase: false, anchor, &html)
    case .database(let id):
      try await objectLink(id.object, "", isDatabase: true, anchor, &html)
    case .comment, .unknown:
      try notice("A link to something that Notion's API does not give out", anchor: anchor, &html)
    }
  }

  // MARK: The page itself

  /// Writes an element without content, for links to a block that shows nothing.
  private func target(_ anchor: String, _ html: inout HTMLWriter) throws {
    try html.element("div", ("id", anchor), text: "")
    try html.lineEnd()
  }

  func breadcrumb(_ anchor: String, _ html: inout HTMLWriter) async throws {
    let crumbs = try await surroundings.breadcrumb()
    if crumbs.isEmpty { try target(anchor, &html) }
    try html.breadcrumb(crumbs, anchor: anchor)
    try html.lineEnd()
  }

  func tableOfContents(
    _ color: TextColor, _ anchor: String, _ html: inout HTMLWriter
  ) async throws {
    let headings = try await surroundings.headings()
    guard !headings.isEmpty else { return try target(anchor, &html) }
    let depth = html.depth
    let classes = Self.classes("toc", ColorClass.name(of: color))
    try html.open("nav", ("id", anchor), ("class", classes), ("aria-label", "Table of contents"))
    var current = -1
    for (heading, nesting) in zip(headings, HTMLHeading.nesting(of: headings)) {
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
    let attendees = try await surroundings.attendees(of: notes)
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
  /// Writes the way from the top of the workspace to a page.
  package mutating func breadcrumb(_ crumbs: [Reference], anchor: String? = nil) throws {
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
