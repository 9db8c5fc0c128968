import NotionExportKit
import NotionModel
import SinkRendering

/// Writes a folder for each page with its document and files.
///
/// `write` writes each document with its state at that time. Its surroundings (the sidebar, the adjacent
/// pages, the backlinks) may change without the document, and so may the addresses of its links; so each
/// document stores that state as a note, and `finish` writes outdated ones again, and then the files about
/// the whole site.
struct SiteFileSink: Sink {
  /// The number of events after which the sidebar's lists are read again.
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
    site.layout.refresh()
    if events.next() % Self.navigationLife == 0 { site.navigation.forget() }
    let settling = Settling(site)
    switch event {
    case .page(let document): try await settling.write(document)
    case .database(let document): try await writeUnlessCurrent(document)
    case .dataSource(let document):
      // A data source is shown by its database, or by a separate document if that is not in the archive.
      if let parent = document.place.parent,
        let database = try await site.workspace.database(DatabaseID(parent))
      {
        // It had a separate document while its database was unknown.
        try await site.output.removeFiles(of: .object(document.dataSource.id.object))
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
      // The views may have changed while the event was queued.
      let current = try await site.workspace.database(document.database.id)
      try await Settling(site).write(current ?? document)
    }
  }

  func finish(_ summary: ExportSummary) async throws {
    try await site.checkRule()
    site.layout.refresh()
    site.layout.forgetNames()
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
