import NotionExportKit
import NotionModel
import SinkRendering

/// The appearance of a document in others: in the sidebar, as previous or next page, in links.
struct DocumentFace {
  let location: OutputLocation
  let icon: Icon?
  let attachments: AttachmentNames

  /// Returns a digest that changes with the appearance in other documents: the title, the address, the icon.
  ///
  /// - Throws: an error of reading the archive.
  func digest(in workspace: any WorkspaceReader) async throws -> UInt64 {
    var hash = StableHash()
    hash.add(location.title)
    hash.add(location.address)
    hash.add(try await ObjectIcon(icon, at: location, in: workspace, attachments)?.text ?? "")
    return hash.value
  }
}
