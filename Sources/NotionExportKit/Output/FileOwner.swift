public import NotionModel

/// The owner of a file.
public enum FileOwner: Sendable, Hashable {
  /// An object of the workspace; its files are deleted when it is removed.
  case object(ObjectID)
  /// The content of an asset.
  case asset(AssetKey)
  /// Several objects, under a name that the sink chooses, as in `index`.
  case named(String)
}

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

/// The claim of an owner to a path, and the rule that resolves competing claims.
package struct PathClaim: Sendable, Hashable {
  /// The maximum length of a file's name, in bytes.
  private static let nameLimit = 255

  /// The owner as it is stored in manifests.
  package let owner: String
  /// The path that the owner claims.
  package let path: String

  /// Creates a claim.
  package init(owner: String, path: String) {
    self.owner = owner
    self.path = path
  }

  /// Returns the folded form of a path, which is equal for paths that a file system may treat as equal.
  package static func key(of path: String) -> String { NameFolding.folded(path) }

  /// The alternative path if another claim has precedence: it contains the owner's id.
  package var aside: String {
    let slash = path.lastIndex(of: "/").map { path.index(after: $0) } ?? path.startIndex
    let name = path[slash...]
    var dot = name.lastIndex(of: ".") ?? name.endIndex
    if dot == name.startIndex || name.distance(from: dot, to: name.endIndex) > 12 { dot = name.endIndex }
    let end = " \(mark)\(name[dot...])"
    var stem = name[..<dot]
    while stem.utf8.count + end.utf8.count > Self.nameLimit { stem.removeLast() }
    return path[..<slash] + stem + end
  }

  /// The id of the object, or a hash of another owner (FNV-1a, 64 bits).
  private var mark: String {
    if case .object(let id) = FileOwner(text: owner) { return id.compactText }
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in owner.utf8 { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
    return String(hash, radix: 16)
  }
}

extension PathClaim: Comparable {
  /// Orders by the owner's text, then by the path, byte by byte.
  package static func < (left: PathClaim, right: PathClaim) -> Bool {
    left.owner == right.owner
      ? left.path.utf8.lexicographicallyPrecedes(right.path.utf8)
      : left.owner.utf8.lexicographicallyPrecedes(right.owner.utf8)
  }
}
