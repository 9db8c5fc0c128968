internal import NotionExportKit
internal import SinkRendering

/// Writes a gemtext file for each page and each database, next to the folder of its children.
struct CapsuleSink: DocumentSink {
  static let fileExtension = ".gmi"
  let context: SinkContext
  let layout: FolderLayout

  func write(_ content: DocumentContent, links: DocumentLinks, to file: inout OutputFile) async throws {
    let gemtext = Gemtext(links: links)
    try file.write(gemtext.line("# ", links.location.title))
    switch content {
    case .page(let page, let schemas):
      try await file.write(gemtext.list(links.properties(of: page.page, schemas: schemas)))
      var numbering = NestedNumbering()
      for try await event in page.content {
        try await file.write(gemtext.lines(of: event, numbering.number(for: event)))
      }
      try await file.write(gemtext.comments(on: page))
    case .database(let sections, let notices):
      for notice in notices { try file.write("\(notice).\n") }
      for section in sections {
        for try await row in section.rows(in: context.workspace) {
          try await file.write("\n" + gemtext.reference(links.object(row.reference.id, title: "")))
          try await file.write(gemtext.list(links.properties(of: row, in: section)))
        }
      }
    }
  }

  func finish(_ summary: ExportSummary) async throws {
    try await writeIndex("index.gmi") { "=> \($0.link?.destination ?? "") \($0.text)\n" }
  }
}
