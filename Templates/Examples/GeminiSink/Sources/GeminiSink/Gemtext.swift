internal import NotionExportKit
internal import NotionModel
internal import SinkRendering

/// Gemtext: each text is one line, and its links are lines below it.
struct Gemtext {
  let links: DocumentLinks

  func lines(of event: BlockEvent, _ number: ListNumbering.Number?) async throws -> String {
    let missing = line("", event.missingText ?? "")
    switch event {
    case .enter(let node): return try await lines(of: node.block.shape, number)
    case .enterSection(let part): return line("### ", part.section.title)
    case .leave(let node) where node.block.type == .table: return "```\n" + missing
    case .leave, .leaveSection, .unavailable: return missing
    @unknown default: return missing
    }
  }

  private func lines(of shape: BlockShape, _ number: ListNumbering.Number?) async throws -> String {
    switch shape {
    case .prose(let prose):
      return "\n" + (try await text(mark(of: prose.role, prose.icon), links.styled(prose.text)))
    case .listItem(let item): return try await text("* \(item.label(number))", links.styled(item.text))
    case .table: return "\n```\n"
    case .tableRow(let cells): return line("| ", try await links.plainText(of: cells, separator: " | "))
    case .media(let media): return try await targets(links.references(to: media.file), media.file.caption)
    case .link(let link): return try await targets(links.references(to: link), link.link.caption)
    case .object(let object): return reference(try await links.object(object.id, title: object.title))
    case .notice(let notice): return line("", "\(notice.text).") + line("", notice.unknown?.plainText ?? "")
    case .code(let code):
      let lines = code.richText.plainText.split(separator: "\n", omittingEmptySubsequences: false)
        .map { $0.hasPrefix("```") ? " \($0)\n" : "\($0)\n" }.joined()
      let caption = try await text("", links.styled(code.caption))
      return "\n```\(CodeLanguage.infoString(code.language))\n\(lines)```\n\(caption)"
    case .equation(let formula): return line("", formula)
    case .divider: return "\n---\n"
    case .breadcrumb: return try await links.breadcrumb().map(reference).joined()
    case .meetingNotes(let notes):
      let attendees = try await links.attendees(of: notes).joined(separator: ", ")
      return try await text("## ", links.styled(notes.title)) + line("Attendees: ", attendees)
    case .container, .tableOfContents: return ""  // Readers of Gemini show the contents of a document.
    @unknown default: return ""
    }
  }

  private func mark(of role: BlockShape.Prose.Role, _ icon: Icon?) -> String {
    switch role {
    case .paragraph: ""
    case .heading(let level, _): String(repeating: "#", count: min(level + 1, 3)) + " "
    case .quote: "> "
    case .callout: if case .emoji(let emoji)? = icon { "> \(emoji) " } else { "> " }
    case .toggle: "▾ "
    @unknown default: ""
    }
  }

  func list(_ properties: [NamedText]) -> String {
    properties.map { text("* \($0.name): ", $0.text) }.joined()
  }

  func comments(on page: PageDocument) async throws -> String {
    var lines = ""
    for thread in CommentThread.threads(of: page.comments) {
      lines += "\n"
      for comment in try await thread.shown(with: links) {
        lines += text("> \(comment.author): ", comment.text) + comment.attachments.map(reference).joined()
      }
    }
    return lines + line("", page.unavailableComments.map(MissingText.comments) ?? "")
  }

  private func text(_ mark: String, _ text: StyledText) -> String {
    line(mark, text.plainText) + text.links.map(reference).joined()
  }

  private func targets(_ targets: [ResolvedReference], _ caption: RichText) async throws -> String {
    targets.map(reference).joined() + (try await text("", links.styled(caption)))
  }

  func reference(_ reference: ResolvedReference) -> String {
    line(SafeLink(reference.link).map { "=> \($0.address) " } ?? "", reference.text)
  }

  func line(_ mark: String, _ text: String) -> String {
    let line = text.split(whereSeparator: \.isNewline).joined(separator: " ").trimmingWhitespace
    guard !line.isEmpty else { return "" }
    // After a space it is no heading, item, quotation, link or fence.
    let isMarkup = mark.isEmpty && ["#", "*", ">", "=>", "```"].contains { line.hasPrefix($0) }
    return "\(mark)\(isMarkup ? " " : "")\(line)\n"
  }
}
