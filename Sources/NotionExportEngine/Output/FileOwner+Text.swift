import NotionExportKit

extension FileOwner {
  /// The owner as the manifest spells it.
  var text: String {
    switch self {
    case .object(let id): "object:\(id)"
    case .asset(let key): "asset:\(key)"
    case .named(let name): "named:\(name)"
    }
  }
}
