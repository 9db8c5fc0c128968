import NotionExportKit
import NotionModel
import SinkRendering

/// `sitemap.xml`: the addresses of all documents, with the times of their last edits.
///
/// A file may have 50,000 addresses; for more, `sitemap.xml` is an index of such files.
struct Sitemap {
  /// Source: sitemaps.org, "Sitemaps XML format".
  static let limit = 50_000

  let output: any OutputTree
  let base: BaseAddress
  /// Maximum number of addresses in a file.
  var perFile = Sitemap.limit

  private static let namespace = "xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\""
  private static let head = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"

  /// Writes the files.
  ///
  /// - Throws: an error of reading notes or writing files.
  nonisolated(nonsending) func write(to files: any OutputFiles) async throws {
    var count = 0
    for try await _ in output.notes(withPrefix: DocumentNote.key) { count += 1 }
    let parts = max((count + perFile - 1) / perFile, 1)
    var notes = output.notes(withPrefix: DocumentNote.key).makeAsyncIterator()
    guard parts > 1 else { return try await write(["sitemap.xml"], from: &notes, to: files) }
    for part in 1...parts { try await write([Self.name(part)], from: &notes, to: files) }
    var index = "\(Self.head)<sitemapindex \(Self.namespace)>\n"
    for part in 1...parts {
      index += "<sitemap><loc>\(XMLText.escaped(base.url(of: [Self.name(part)])))</loc></sitemap>\n"
    }
    try await files.write(OutputPath("sitemap.xml"), bytes: Array("\(index)</sitemapindex>\n".utf8))
  }

  private static func name(_ part: Int) -> String { "sitemap-\(part).xml" }

  private nonisolated(nonsending) func write(
    _ path: [String], from notes: inout WorkspaceListing<OutputNote>.Iterator, to files: any OutputFiles
  ) async throws {
    var rest = notes
    try await files.write(OutputPath(path)) { file in
      try file.write("\(Self.head)<urlset \(Self.namespace)>\n")
      var count = 0
      while count < perFile, let note = try await rest.next() {
        count += 1
        guard let document = DocumentNote(note.value) else { continue }
        var entry = "<url><loc>\(XMLText.escaped(base.text + document.address))</loc>"
        let edited = Timestamp(document.edited)
        if !document.edited.isEmpty, edited.millisecondsSince1970 != nil {
          entry += "<lastmod>\(XMLText.escaped(DateText.text(edited)))</lastmod>"
        }
        try file.write(entry + "</url>\n")
      }
      try file.write("</urlset>\n")
    }
    notes = rest
  }
}
