import HTMLRendering
import NotionExportKit
import NotionModel
import SinkRendering

/// Writes a page for each tag, with the list of its pages ordered by title.
struct TagPages {
  let site: Site

  /// Writes the pages of all tags.
  ///
  /// - Throws: an error of reading notes or writing files.
  nonisolated(nonsending) func write() async throws {
    var notes = site.output.notes(withPrefix: PageTag.prefix).makeAsyncIterator()
    try await site.output.replaceFiles(of: .named("tags")) { files in
      var next = try await notes.next()
      while let first = next { next = try await write(first, &notes, to: files) }
    }
  }

  /// Writes the page of a tag.
  ///
  /// - Returns: the first note of the next tag.
  private nonisolated(nonsending) func write(
    _ first: OutputNote, _ notes: inout WorkspaceListing<OutputNote>.Iterator, to files: any OutputFiles
  ) async throws -> OutputNote? {
    let slug = PageTag.slug(of: first.key)
    let folder = ["tags", slug]
    let name = String(decoding: first.value, as: UTF8.self)
    var values = try await SiteFiles.values(site, title: name, in: folder)
    if let base = site.base { values.set("canonical", base.url(of: folder + ["index.html"])) }
    let (before, after) = site.templates.frame(.tag, values)
    let references = site.references(in: folder, layout: site.layout)
    var rest = notes
    var next: OutputNote? = first
    try await files.write(OutputPath(folder + ["index.html"])) { file in
      try file.write(before)
      var html = try HTMLWriter()
      try html.open("ul", ("class", "tagged"))
      try html.lineEnd()
      while let note = next, PageTag.slug(of: note.key) == slug {
        if case .object(let id) = note.owner, let location = try await site.layout.location(of: id) {
          try html.open("li")
          try html.element("a", ("href", references.link(to: location).destination), text: location.title)
          try html.close()
          try html.lineEnd()
          try html.drain(to: &file)
        }
        next = try await rest.next()
      }
      try html.finish(to: &file)
      try file.write(after)
    }
    notes = rest
    return next
  }
}
