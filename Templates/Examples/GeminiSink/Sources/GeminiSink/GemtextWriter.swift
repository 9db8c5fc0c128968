internal import NotionExportKit
internal import NotionModel
internal import SinkRendering

/// Writes gemtext: each text is one line, and its links are lines below it.
struct GemtextWriter {
  let links: DocumentLinks
  private var numbering = [ListNumbering()]

  init(links: DocumentLinks) { self.links = links }

  // MARK: Blocks

  mutating func write(_ event: BlockEvent, to file: inout OutputFile) async throws {
    switch event {
    case .enter(let node):
      try await write(node.block, &file)
      numbering.append(ListNumbering())
    case .leave(let node):
      numbering.removeLast()
      if case .table = node.block.shape { try file.write("```\n") }
      if case .unavailable(let reason) = node.children { try line("", MissingText.blocks(reason), &file) }
    case .enterSection(let part):
      numbering.append(ListNumbering())
      try line("### ", part.section.title, &file)
    case .leaveSection: numbering.removeLast()
    case .unavailable(let reason): try line("", MissingText.blocks(reason), &file)
    }
  }

  private mutating func write(_ block: Block, _ file: inout OutputFile) async throws {
    let shape = block.shape
    if case .listItem = shape {} else { numbering[numbering.count - 1].interrupt() }
    switch shape {
    case .prose(let prose):
      try file.write("\n")
      try await text(mark(of: prose), prose.text, &file)
    case .listItem(let item):
      switch item.marker {
      case .bullet: try await text("* ", item.text, &file)
      case .task(let isChecked): try await text(isChecked ? "* ☑ " : "* ☐ ", item.text, &file)
      case .number(let numbered):
        let number = numbering[numbering.count - 1].next(numbered)
        try await text("* \(number.text). ", item.text, &file)
      }
    case .container: break
    case .table: try file.write("\n```\n")
    case .tableRow(let cells):
      var texts: [String] = []
      for cell in cells { texts.append(try await StyledText(cell, references: links).plainText) }
      try line("| ", texts.joined(separator: " | "), &file)
    case .media(let media): try await self.file(media.file, &file)
    case .link(let link):
      if let target = link.link.file { try await self.file(target, &file) }
      if let target = try await links.link(link.link.url) {
        try reference(ResolvedReference(text: AddressText.name(of: target.destination), link: target), &file)
      }
      try await text("", link.link.caption, &file)
    case .object(let object): try reference(try await links.object(object.id, title: object.title), &file)
    case .notice(let notice):
      try line("", "\(notice.text).", &file)
      if let unknown = notice.unknown { try line("", unknown.plainText, &file) }
    case .code(let code):
      try file.write("\n```\(CodeLanguage.infoString(code.language))\n")
      for row in code.richText.plainText.split(separator: "\n", omittingEmptySubsequences: false) {
        try file.write(row.hasPrefix("```") ? " \(row)\n" : "\(row)\n")
      }
      try file.write("```\n")
      try await text("", code.caption, &file)
    case .equation(let formula): try line("", formula, &file)
    case .divider: try file.write("\n---\n")
    case .breadcrumb: for crumb in try await links.breadcrumb() { try reference(crumb, &file) }
    // Gemini's readers show one.
    case .tableOfContents: break
    case .meetingNotes(let notes):
      try await text("## ", notes.title, &file)
      let attendees = try await links.attendees(of: notes)
      if !attendees.isEmpty { try line("", "Attendees: \(attendees.joined(separator: ", "))", &file) }
    }
  }

  private func mark(of prose: BlockShape.Prose) -> String {
    switch prose.role {
    case .paragraph: ""
    case .heading(let level, _): String(repeating: "#", count: min(level + 1, 3)) + " "
    case .quote: "> "
    case .callout: if case .emoji(let emoji)? = prose.icon { "> \(emoji) " } else { "> " }
    case .toggle: "▾ "
    }
  }

  // MARK: Properties and comments

  func properties(of page: Page, schemas: PropertySchemas?, _ file: inout OutputFile) async throws {
    for value in page.properties where value.type != .title {
      let text = try await PropertyText(references: links).text(of: value, schema: schemas?.schema(of: value))
      try self.text("* \(value.name): ", text, &file)
    }
  }

  func row(_ row: ViewRows.Element, of section: DatabaseSection, _ file: inout OutputFile) async throws {
    try file.write("\n")
    try reference(try await links.object(row.reference.id, title: ""), &file)
    let values = PropertyText(references: try await links.links(ofRow: row.reference.id))
    for column in section.shownColumns where column.type != .title {
      guard let value = row.document?.page.properties.value(of: column) else { continue }
      try text("* \(column.name): ", try await values.text(of: value, schema: column), &file)
    }
  }

  func comments(of page: PageDocument, _ file: inout OutputFile) async throws {
    for thread in CommentThread.threads(of: page.comments) {
      try file.write("\n")
      for comment in thread.comments {
        try await text("> \(try await comment.authorName(links)): ", comment.richText, &file)
        for attachment in comment.attachments { try await self.file(attachment.file, &file) }
      }
    }
    if let reason = page.unavailableComments { try line("", MissingText.comments(reason), &file) }
  }

  // MARK: Lines

  private func text(_ mark: String, _ text: RichText, _ file: inout OutputFile) async throws {
    try self.text(mark, try await StyledText(text, references: links), &file)
  }

  private func text(_ mark: String, _ text: StyledText, _ file: inout OutputFile) throws {
    try line(mark, text.plainText, &file)
    for link in text.links { try reference(link, &file) }
  }

  private func file(_ reference: FileReference, _ file: inout OutputFile) async throws {
    guard let link = try await links.file(reference) else { return }
    try self.reference(ResolvedReference(text: link.name, link: link.link), &file)
    try await text("", reference.caption, &file)
  }

  func reference(_ reference: ResolvedReference, _ file: inout OutputFile) throws {
    let mark = SafeLink(reference.link).map { "=> \($0.address) " } ?? ""
    try line(mark, reference.text, &file)
  }

  func line(_ mark: String, _ text: String, _ file: inout OutputFile) throws {
    let line = text.split(whereSeparator: \.isNewline).joined(separator: " ").trimmingWhitespace
    guard !line.isEmpty else { return }
    // After a space it is no heading, item, quotation, link or fence.
    let isMarkup = mark.isEmpty && ["#", "*", ">", "=>", "```"].contains { line.hasPrefix($0) }
    try file.write("\(mark)\(isMarkup ? " " : "")\(line)\n")
  }
}
