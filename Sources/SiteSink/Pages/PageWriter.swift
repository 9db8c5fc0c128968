import HTMLRendering
import NotionExportKit
import NotionModel
import SinkRendering

/// Writes the document of a page.
struct PageWriter {
  let site: Site
  let document: PageDocument

  /// Writes all files of the page, at its location.
  ///
  /// - Throws: an error of reading the archive or writing the output.
  nonisolated(nonsending) func write(at location: OutputLocation) async throws {
    let page = document.page
    let writer = try await DocumentWriter(site, location, document.place, document)
    let surroundings = writer.surroundings
    let survey = try await PageSurvey(of: document, title: location.title, references: surroundings)
    let tags = PageTag.tags(of: document, named: site.options.tags)
    var values = try await writer.values(description: survey.description, edited: page.lastEditedTime)
    values.set(.cover, try await writer.cover(page.cover))
    values.set(.icon, try await writer.icon(page.icon))
    values.set(.heading, try await writer.heading(page.title))
    values.set(.properties, try await properties(surroundings))
    values.set("tags", tags.map { tag in ["name": tag.name, "href": href(of: tag, from: location)] })
    setContents(survey, &values)
    if let direction = survey.isRightToLeft, direction != site.isRightToLeft {
      values.set("text_direction", direction ? "rtl" : "ltr")
    }
    if let base = site.base, let cover = page.cover, let link = try await surroundings.file(cover)?.link.local
    {
      values.set("image", base.url(of: link.path))
    }
    let (before, after) = site.templates.frame(.page, values)
    let crumbs = writer.frame.path.dropLast().map(\.title)
    try await site.output.replaceFiles(of: .object(page.id.object)) { files in
      try await files.write(OutputPath(location.file)) { file in
        try file.write(before)
        try await content(surroundings, &file)
        try file.write(after)
      }
      try await writer.writeContents(to: files)
      try await SearchPage(
        id: page.id.object, address: location.address, crumbs: Array(crumbs), text: survey.text
      ).write(to: files)
      try await writer.note(
        survey, icon: page.icon, edited: page.lastEditedTime, changes: document.changes, in: files)
      for tag in tags { try await files.note(tag.key(for: location.title), Array(tag.name.utf8)) }
    }
  }

  private func content(_ surroundings: SiteSurroundings, _ file: inout OutputFile) async throws {
    var html = try HTMLWriter()
    var writer = HTMLBlockWriter(
      references: surroundings, linked: CommentSection<SiteSurroundings>.blocks(of: document.comments),
      in: html)
    for try await event in document.content {
      try await writer.write(event, to: &html)
      try html.drain(to: &file)
    }
    try writer.finish(&html)
    try await CommentSection(references: surroundings).write(
      document.comments, unavailable: document.unavailableComments, shown: writer.shown, to: &html)
    try html.finish(to: &file)
  }

  private func properties(_ surroundings: SiteSurroundings) async throws -> HTMLFragment? {
    guard let schemas = try await site.workspace.schemas(of: document) else { return nil }
    return try await HTMLFragment { html in
      try await PropertyTable(references: surroundings).write(document, schemas: schemas, to: &html)
    }
  }

  private func setContents(_ survey: PageSurvey, _ values: inout TemplateValues) {
    // A single heading needs no table of contents.
    guard survey.headings.count > 1 else { return }
    let depths = HeadingOutline.depths(ofLevels: survey.headings.map(\.level))
    values.set(
      "contents",
      zip(survey.headings, depths).map { heading, depth in
        ["anchor": heading.anchor, "text": heading.text, "depth": String(min(depth, 3) + 2)]
      })
  }

  private func href(of tag: PageTag, from location: OutputLocation) -> String {
    site.href(of: tag.file, from: location.documentFolder)
  }
}
