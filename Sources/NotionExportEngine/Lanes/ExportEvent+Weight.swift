internal import NotionExportKit
internal import NotionModel

extension ExportEvent {
  /// The bytes that the event holds on to while it waits; a page's content is read only when it is pulled.
  var weight: Int {
    switch self {
    case .page(let document): document.page.json.count + document.comments.reduce(0) { $0 + $1.json.count }
    case .database(let document):
      document.database.json.count + document.views.reduce(0) { $0 + $1.json.count }
    case .dataSource(let document): document.dataSource.json.count
    case .user(let user): user.json.count
    case .asset, .removed, .removedAsset: 128
    }
  }
}
