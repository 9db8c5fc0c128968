import GRDB
import NotionExportKit
import NotionModel

/// Keeps the outline a tree, whatever objects say of their parents.
extension ArchiveTransaction {
  /// One object of a cycle, with what it stands in.
  private struct Link {
    var key: Int64
    var id: ObjectID
    var kind: StoredKind
    var containerKind: StoredKind

    /// The order in which links are cut: the lowest.
    ///
    /// A root of the crawl stays where all of it is found. A row keeps its table, and a data source its database,
    /// where another link will do.
    func rank(roots: [CrawlConfiguration.Root]) -> Int {
      if roots.contains(where: { $0.id == id }) { return 0 }
      switch (kind, containerKind) {
      case (.page, .page), (.database, .page): return 1
      case (.database, _): return 2
      case (.page, _): return 3
      case (.dataSource, _), (.block, _), (.template, _): return 4
      }
    }
  }

  /// Cuts the outline at one place if an object, as it is about to be saved, stands in itself.
  ///
  /// The place depends only on the objects of the cycle, not on the one that closed it. What is cut stands at the
  /// top.
  mutating func cutCycle(through object: inout StoredObject) throws {
    guard let container = object.container, object.kind != .block else { return }
    // Most objects that get a container have nothing in them yet.
    guard try container == object.key || hasChildren(object.key) else { return }
    var way = [object.key]
    var seen: Set<Int64> = [object.key]
    var next: Int64? = container
    while let key = next, seen.insert(key).inserted {
      way.append(key)
      next = try Int64.fetchOne(statement("SELECT container FROM objects WHERE key = ?"), arguments: [key])
    }
    guard let end = next, let start = way.firstIndex(of: end) else { return }
    let links = try links(in: Array(way[start...]), object)
    let cut = links.min { left, right in
      let ranks = (left.rank(roots: settings.roots), right.rank(roots: settings.roots))
      return ranks.0 == ranks.1 ? left.id < right.id : ranks.0 < ranks.1
    }
    guard let cut else { return }
    effects.diagnostics.append(.parentCycle(cut.kind.exportedKind, cut.id, length: links.count))
    if cut.key == object.key {
      object.container = nil
      object.ordinal = nil
      return
    }
    guard var other = try self.object(key: cut.key) else { return }
    let before = other
    other.container = nil
    other.ordinal = nil
    try save(other)
    try placeChanged(of: other, before: before)
  }

  private func hasChildren(_ key: Int64) throws -> Bool {
    try Bool.fetchOne(
      statement("SELECT EXISTS (SELECT 1 FROM objects WHERE container = ?)"), arguments: [key]) ?? false
  }

  private func links(in cycle: [Int64], _ object: StoredObject) throws -> [Link] {
    let members = try cycle.compactMap { key in
      key == object.key
        ? (key: key, id: object.id, kind: object.kind)
        : try self.object(key: key).map { (key: key, id: $0.id, kind: $0.kind) }
    }
    return members.enumerated().map { index, member in
      Link(
        key: member.key, id: member.id, kind: member.kind,
        containerKind: members[(index + 1) % members.count].kind)
    }
  }
}

extension Diagnostic {
  /// An object stands in itself, by what the objects around it say of their parents.
  static func parentCycle(_ kind: ExportedKind, _ id: ObjectID, length: Int) -> Diagnostic {
    let name = kind.rawValue.replacing("_", with: " ")
    return Diagnostic(
      .error, Identifier(rawValue: "parent-cycle"), object: id,
      summary: "the \(name) stands in itself; it is put at the top of the workspace",
      explanation: length == 1
        ? "The API names it as its own parent."
        : "The parents that the API names for \(length) objects lead in a circle.",
      solution: "Move it in Notion, and run again.")
  }
}
