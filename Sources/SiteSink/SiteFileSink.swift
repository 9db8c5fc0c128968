import NotionExportKit
import NotionModel
import NotionRendering

/// A folder for each page, with what the page shows.
///
/// `write` writes each document as it is known at that time. What is around a document (the sidebar, the pages
/// beside it, what links to it) may change without the document, and so may the addresses that it links to; so
/// each document notes what it was written for, and `finish` writes again those of which that is not true any
/// more, and then what spans documents.
struct SiteFileSink: Sink {
  /// How many events come between two readings of the lists in the sidebar.
  private static let navigationLife = 64

  let site: Site
  private let written: WrittenDatabases
  private let events = EventCount()

  init(_ site: Site) {
    self.site = site
    written = WrittenDatabases(of: site.workspace)
  }

  func open(_ export: ExportDescription) async throws { events.isReplay = export.isReplay }

  func write(_ event: ExportEvent) async throws {
    if events.isReplay { try await site.unsettled.markAll(.replay) }
    // Any event may have changed the outline.
    site.places.forget()
    if events.next() % Self.navigationLife == 0 { site.navigation.forget() }
    let settling = Settling(site)
    switch event {
    case .page(let document): try await settling.write(document)
    case .database(let document): try await writeUnlessCurrent(document)
    case .dataSource(let document):
      // A data source is shown by its database, or by a document of its own where that is not in the archive.
      if let parent = document.place.parent,
        let database = try await site.workspace.database(DatabaseID(parent))
      {
        try await writeUnlessCurrent(database)
      } else {
        try await settling.write(document)
      }
    case .removed: try await site.unsettled.markAll(.outline)
    case .user, .asset, .removedAsset: break
    }
  }

  private func writeUnlessCurrent(_ document: DatabaseDocument) async throws {
    try await written.unlessCurrent(document.database.id.object) {
      // An event may have waited in its queue while views came.
      let current = try await site.workspace.database(document.database.id)
      try await Settling(site).write(current ?? document)
    }
  }

  func finish(_ summary: ExportSummary) async throws {
    try await site.checkRule()
    site.places.forget()
    site.places.forgetNames()
    site.navigation.forget()
    let extent = try await Settling(site).settle()
    if let base = site.base, extent > .documents {
      try await Redirects(site: site, base: base).write(isReplay: extent == .replay)
    }
    try await SiteFiles(site: site).write()
    try await SearchIndex(output: site.output).write()
    try await site.unsettled.clear()
  }
}
