import HTMLRendering
import NotionExportKit
import NotionModel
import SinkRendering

/// The newest rows of a data source as an Atom feed (RFC 4287).
struct AtomFeed: Sendable {
  /// Maximum number of rows in a feed.
  private static let limit = 30

  let site: Site
  let base: BaseAddress
  /// The document of the database.
  let location: OutputLocation
  let dataSource: DataSource
  /// The property with the publication date of a row.
  let date: PropertySchema
  let title: String
  /// The file of the feed.
  let file: [String]

  /// Returns the date property of a feed: the first with a matching name, else the first date.
  static func date(in dataSource: DataSource) -> PropertySchema? {
    let dates = dataSource.properties.filter { $0.type == .date }
    let names: Set<String> = ["date", "published", "published on", "publish date", "publication date"]
    return dates.first { names.contains($0.name.lowercased()) } ?? dates.first
  }

  /// Writes the feed.
  ///
  /// - Throws: an error of reading the archive or writing the file.
  func write(to file: inout OutputFile) async throws {
    var entries: [(document: PageDocument, time: Timestamp)] = []
    let rows = try await site.workspace.rows(of: dataSource.id) { row in try await key(of: row) }
    for try await row in rows {
      guard let document = try await site.workspace.page(PageID(row.id)), let time = time(of: document) else {
        continue
      }
      entries.append((document, time))
      if entries.count == Self.limit { break }
    }
    let id = dataSource.id.object
    let newest = entries.map { rfc3339(updated($0.document, $0.time)) }.max() ?? "1970-01-01T00:00:00Z"
    try file.write(
      """
      <?xml version="1.0" encoding="utf-8"?>
      <feed xmlns="http://www.w3.org/2005/Atom">
      <id>urn:uuid:\(id)</id>
      <title>\(XMLText.escaped(title))</title>
      <updated>\(newest)</updated>
      <author><name>\(XMLText.escaped(try await site.title()))</name></author>
      <link rel="self" href="\(XMLText.escaped(base.url(of: self.file)))"/>
      <link href="\(XMLText.escaped(base.url(of: location.file)))"/>

      """)
    for entry in entries { try await write(entry.document, entry.time, to: &file) }
    try file.write("</feed>\n")
  }

  private func write(_ document: PageDocument, _ time: Timestamp, to file: inout OutputFile) async throws {
    guard let location = try await site.layout.location(of: document.place) else { return }
    let surroundings = SiteSurroundings(site, location, document, hasFiles: true)
    let survey = try await PageSurvey(of: document, title: location.title, references: surroundings)
    try file.write(
      """
      <entry>
      <id>urn:uuid:\(document.page.id)</id>
      <title>\(XMLText.escaped(location.title))</title>
      <link href="\(XMLText.escaped(base.url(of: location.file)))"/>
      <published>\(rfc3339(time))</published>
      <updated>\(rfc3339(updated(document, time)))</updated>

      """)
    if !survey.description.isEmpty {
      try file.write("<summary>\(XMLText.escaped(survey.description))</summary>\n")
    }
    for tag in PageTag.tags(of: document, named: site.options.tags) {
      try file.write("<category term=\"\(XMLText.escaped(tag.name))\"/>\n")
    }
    try file.write("</entry>\n")
  }

  /// Returns the sort key, with the newest first; `nil` for a row without a date.
  private func key(of row: RowReference) async throws -> [UInt8]? {
    guard row.kind == .page, let document = try await site.workspace.page(PageID(row.id)),
      let milliseconds = time(of: document)?.millisecondsSince1970
    else { return nil }
    let reversed = ~(UInt64(bitPattern: milliseconds) ^ 1 << 63)
    return (0..<8).map { UInt8(truncatingIfNeeded: reversed >> UInt64(56 - 8 * $0)) }
      + Array(row.id.compactText.utf8)
  }

  private func time(of document: PageDocument) -> Timestamp? {
    guard let value = document.page.properties.first(where: { $0.id == date.id }),
      case .date(let date?) = value.content, date.start.millisecondsSince1970 != nil
    else { return nil }
    return date.start
  }

  private func updated(_ document: PageDocument, _ time: Timestamp) -> Timestamp {
    document.page.lastEditedTime ?? time
  }

  private func rfc3339(_ time: Timestamp) -> String {
    guard let milliseconds = time.millisecondsSince1970 else { return "1970-01-01T00:00:00Z" }
    return DateText.text(Timestamp(millisecondsSince1970: milliseconds / 1000 * 1000))
  }
}
