import HTMLRendering
import NotionExportKit
import NotionModel
import SinkRendering

/// Writes the HTML of a page.
struct HTMLPageWriter {
  let links: HTMLDocumentLinks
  let shell: PageShell

  func write(_ document: PageDocument, to file: inout OutputFile) async throws {
    var html = try HTMLWriter()
    let location = links.location
    try shell.begin(
      title: location.title, in: location.documentFolder, crumbs: try await links.breadcrumb(), to: &html)
    try html.open("article")
    try html.lineEnd()
    try await head(document, &html)
    var writer = HTMLBlockWriter(
      references: links, linked: CommentSection<HTMLDocumentLinks>.blocks(of: document.comments),
      in: html)
    for try await event in document.content {
      try await writer.write(event, to: &html)
      try html.drain(to: &file)
    }
    try writer.finish(&html)
    try html.close()
    try html.lineEnd()
    try await CommentSection(references: links).write(
      document.comments, unavailable: document.unavailableComments, shown: writer.shown, to: &html)
    try await foot(document.page, &html)
    try shell.end(&html, to: &file)
  }

  private func head(_ document: PageDocument, _ html: inout HTMLWriter) async throws {
    let page = document.page
    if let cover = page.cover, let picture = try await links.picture(of: cover) {
      try html.empty(
        "img", ("class", "cover"), ("src", picture.address), ("alt", ""), ("width", picture.width),
        ("height", picture.height))
      try html.lineEnd()
    }
    if let icon = page.icon {
      try html.open("div", ("class", "page-icon"))
      try await IconWriter(references: links).write(icon, to: &html)
      try html.close()
      try html.lineEnd()
    }
    try html.open("h1")
    let title = try await InlineText(page.title, references: links)
    try html.inline(title.isEmpty ? InlineText(links.location.title) : title)
    try html.close()
    try html.lineEnd()
    if document.place.isArchived {
      try html.element("p", ("class", "notice"), text: "This page is archived in Notion.")
      try html.lineEnd()
    }
    try await PropertyTable(references: links).write(
      document, schemas: try await links.context.workspace.schemas(of: document), to: &html)
  }

  private func foot(_ page: Page, _ html: inout HTMLWriter) async throws {
    try html.open("footer")
    var isFirst = true
    func part(_ html: inout HTMLWriter) throws {
      if !isFirst { try html.text(" · ") }
      isFirst = false
    }
    if let time = page.createdTime {
      try part(&html)
      try html.text("Created ")
      try html.time(time)
      if let user = page.createdBy { try html.text(" by \(try await links.name(of: user))") }
    }
    if let time = page.lastEditedTime {
      try part(&html)
      try html.text("Edited ")
      try html.time(time)
    }
    if let cover = page.cover, try await links.source(of: cover) == nil,
      let file = try await links.file(cover), let link = SafeLink(file.link)
    {
      try part(&html)
      try html.element("a", ("href", link.address), ("rel", link.rel), text: "Cover picture")
    }
    try html.close()
    try html.lineEnd()
  }
}
