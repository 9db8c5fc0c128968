import NotionModel

extension FileOwner {
  /// The owner as it is stored in manifests.
  package var text: String {
    switch self {
    case .object(let id): "object:\(id)"
    case .asset(let key): "asset:\(key)"
    case .named(let name): "named:\(name)"
    }
  }

  /// Creates an owner from its ``text``.
  package init?(text: String) {
    guard let colon = text.utf8.firstIndex(of: UInt8(ascii: ":")) else { return nil }
    let name = text[text.index(after: colon)...]
    switch text[..<colon] {
    case "object":
      guard let id = ObjectID(name) else { return nil }
      self = .object(id)
    case "asset": self = .asset(AssetKey(text: String(name)))
    case "named": self = .named(String(name))
    default: return nil
    }
  }
}
