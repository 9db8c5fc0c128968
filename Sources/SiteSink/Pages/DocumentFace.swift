import NotionExportKit
import NotionModel
import SinkRendering

/// The appearance of a document in others: in the sidebar, as previous or next page, in links.
struct DocumentFace {
  let place: OutputLocation
  let icon: Icon?
  let attachments: AttachmentNames

  /// Returns a digest that changes with the appearance in other documents: the title, the address, the icon,
  /// the children and their order.
  ///
  /// - Throws: an error of reading the archive.
  func digest(in workspace: any WorkspaceReader) async throws -> UInt64 {
    var hash = StableHash()
    hash.add(place.title)
    hash.add(place.address)
    hash.add(try await ObjectIcon(icon, at: place, in: workspace, attachments)?.text ?? "")
    try await add(place.id, place.kind, in: workspace, to: &hash)
    return hash.value
  }

  private func add(
    _ id: ObjectID, _ kind: ExportedKind, in workspace: any WorkspaceReader, to hash: inout StableHash
  ) async throws {
    if kind == .dataSource, let document = try await workspace.dataSource(DataSourceID(id)) {
      // The properties determine which rows are published, and their names in addresses.
      for property in document.dataSource.properties { hash.add(property.name) }
    }
    for try await child in workspace.children(of: id) {
      hash.add(child.id.compactText)
      guard child.kind == .dataSource, kind == .database else { continue }
      hash.add(child.title)
      try await add(child.id, .dataSource, in: workspace, to: &hash)
    }
  }
}
