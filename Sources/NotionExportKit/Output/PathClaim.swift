internal import NotionModel

/// The wish of an owner for a path, and the rule by which owners that want one path get one each.
package struct PathClaim: Sendable, Hashable {
  /// The longest name of a file, in bytes.
  private static let nameLimit = 255

  /// The owner, as manifests write it.
  package let owner: String
  /// The path that the owner claims.
  package let path: String

  /// Makes a claim.
  package init(owner: String, path: String) {
    self.owner = owner
    self.path = path
  }

  /// The form in which two paths are equal that a file system may take for one.
  package static func key(of path: String) -> String { NameFolding.folded(path) }

  /// The path of the file if another claim comes first: the owner's id is part of the name.
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
