internal import NotionArchive
internal import NotionExportKit
internal import NotionModel

extension ExportEvent {
  /// The bytes that the event retains while it waits; for the content of a page, the blocks that were read
  /// ahead.
  var weight: Int {
    switch self {
    case .page(let document):
      document.page.json.count + document.comments.reduce(0) { $0 + $1.json.count }
        + ((document.content.source as? PageBlocks)?.byteCount ?? 0)
    case .database(let document):
      document.database.json.count + document.views.reduce(0) { $0 + $1.json.count }
    case .dataSource(let document): document.dataSource.json.count
    case .user(let user): user.json.count
    case .asset, .removed, .removedAsset, .surroundings: 128
    }
  }
}
