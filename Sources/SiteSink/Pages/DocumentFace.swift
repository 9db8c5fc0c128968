import NotionExportKit
import NotionModel
import NotionRendering

/// What other documents show of a document: in the sidebar, before and after them, in its name.
struct DocumentFace {
  let place: DocumentPlace
  let icon: Icon?
  let attachments: AttachmentNames

  /// Changes when what others show of the document does: its title, its address, its icon, what stands in it and
  /// in which order.
  ///
  /// - Throws: what keeps the archive from being read.
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
      // Which properties there are decides which rows are published, and how they are called in addresses.
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
