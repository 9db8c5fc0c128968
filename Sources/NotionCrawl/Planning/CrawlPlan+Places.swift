import NotionArchive
import NotionExportKit
import NotionModel

/// The places of objects in the outline, and the propagation of their changes.
extension CrawlPlan {
  /// Records that an object's title or place has changed, or become known.
  mutating func placeChanged(of object: StoredObject, before: StoredObject?) {
    guard object.kind != .block else { return }
    perform(.placeChanged(object.key, title: object.title, in: object.container))
    if object.kind == .dataSource, before?.container != object.container || before?.state != object.state {
      for container in Set([before?.container, object.container].compactMap(\.self)).sorted() {
        then(.dataSourceMoved(object.key, in: container))
      }
    }
    guard let before else { return }
    perform(.nameChanged(before.title, in: before.container))
    if before.container != object.container, let container = before.container {
      // Its former container has lost a child.
      perform(.rowsChanged(of: container))
    }
    if before.title != object.title || object.state != .present {
      then(.titleChanged(object.id, in: object.container))
    }
  }

  /// Moves a database's only other data source after one was added or removed: a single data source has the
  /// place of its database.
  mutating func moveOtherDataSource(than key: Int64, in container: Int64) throws {
    guard let other = try facts.onlyDataSource(of: container, besides: key) else { return }
    perform(.placeChanged(other.key, title: other.title, in: other.container))
  }

  mutating func linksChanged(
    from before: Set<ResponseScan.BlockLink>, to after: Set<ResponseScan.BlockLink>
  ) {
    guard before != after else { return }
    perform(.linksChanged(to: Set(before.symmetricDifference(after).map(\.page))))
  }

  /// Requests the blocks of pages again that contain the title of a changed object, or the name of a user: the
  /// API copies it into mentions and child blocks without updating the edit time of their page.
  mutating func refetchMentions(of id: ObjectID, in container: Int64?) throws {
    var owners = try facts.ownersNaming(id)
    if let container { owners.append(container) }
    for owner in owners {
      if var page = try facts.object(key: owner) { try startBlocks(of: &page) }
    }
  }

  // MARK: Children of a page

  /// Sets the places of the pages and databases in a page, in document order.
  mutating func placeChildren(of page: StoredObject) throws {
    var entries = try facts.outline(of: page.key, revision: page.draftRevision)
    var placed: Set<ObjectID> = []
    var steps = [entries[page.id, default: []][...]]
    var containers = [page.id]
    while var step = steps.popLast() {
      guard let entry = step.popFirst() else {
        containers.removeLast()
        continue
      }
      steps.append(step)
      switch entry {
      case .nested(let id):
        // Each list is traversed once, so that lists which contain each other terminate.
        steps.append((entries.removeValue(forKey: id) ?? [])[...])
        containers.append(id)
      case .page(let id), .database(let id):
        guard placed.insert(id).inserted else { continue }
        then(
          .placeChild(
            id, in: page.key, list: containers[containers.count - 1], ordinal: placed.count - 1))
      }
    }
    for child in try facts.placedChildren(of: page.key) where !placed.contains(child.id) {
      perform(.removeOrdinal(of: child.key))
    }
  }

  mutating func placeChild(_ id: ObjectID, in page: Int64, list: ObjectID, ordinal: Int) throws {
    guard var child = try facts.object(id), child.kind == .page || child.kind == .database else { return }
    // The parent in the object itself is newer than a list that was read before it moved.
    if child.state == .present, let parent = child.parent, parent != list { return }
    guard child.container != page || child.ordinal != ordinal else { return }
    let before = child
    child.container = page
    child.ordinal = ordinal
    if before.container != page { try cutCycle(through: &child) }
    guard child.container != before.container || child.ordinal != before.ordinal else { return }
    save(child)
    if before.container != child.container {
      placeChanged(of: child, before: before.container == nil ? nil : before)
    }
  }

  // MARK: Cycles

  /// Breaks the outline at one link if an object, about to be saved, would contain itself.
  ///
  /// The link depends only on the objects of the cycle, not on the one that closed it. The cut-off part moves
  /// to the root.
  mutating func cutCycle(through object: inout StoredObject) throws {
    guard let container = object.container, object.kind != .block else { return }
    // Most objects that get a container have no children yet.
    guard try container == object.key || facts.hasChildren(object.key) else { return }
    var ancestors = [object.key]
    var seen: Set<Int64> = [object.key]
    var next: Int64? = container
    while let key = next, seen.insert(key).inserted {
      ancestors.append(key)
      next = try facts.container(of: key)
    }
    guard let end = next, let start = ancestors.firstIndex(of: end) else { return }
    let links = try links(in: Array(ancestors[start...]), object)
    let cut = links.min { left, right in
      let ranks = (left.rank(roots: settings.roots), right.rank(roots: settings.roots))
      return ranks.0 == ranks.1 ? left.id < right.id : ranks.0 < ranks.1
    }
    guard let cut else { return }
    report(.parentCycle(cut.kind.exportedKind, cut.id, length: links.count))
    if cut.key == object.key {
      object.container = nil
      object.ordinal = nil
      return
    }
    guard var other = try facts.object(key: cut.key) else { return }
    let before = other
    other.container = nil
    other.ordinal = nil
    save(other)
    placeChanged(of: other, before: before)
  }

  private func links(in cycle: [Int64], _ object: StoredObject) throws -> [CycleLink] {
    let members = try cycle.compactMap { key in
      key == object.key
        ? (key: key, id: object.id, kind: object.kind)
        : try facts.object(key: key).map { (key: key, id: $0.id, kind: $0.kind) }
    }
    return members.enumerated().map { index, member in
      CycleLink(
        key: member.key, id: member.id, kind: member.kind,
        containerKind: members[(index + 1) % members.count].kind)
    }
  }
}

/// An object of a cycle, with its container.
private struct CycleLink {
  var key: Int64
  var id: ObjectID
  var kind: StoredKind
  var containerKind: StoredKind

  /// Returns the rank of a link; the lowest is cut.
  ///
  /// A root of the crawl remains the container of everything in it. A row stays in its table, and a data
  /// source in its database, if another link can be cut.
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

extension Diagnostic {
  /// Parent references of objects form a cycle.
  static func parentCycle(_ kind: ExportedKind, _ id: ObjectID, length: Int) -> Diagnostic {
    let name = kind.rawValue.replacing("_", with: " ")
    return Diagnostic(
      .error, Identifier(rawValue: "parent-cycle"), object: id,
      summary: "the \(name) contains itself; it was moved to the top of the workspace",
      explanation: length == 1
        ? "The API names it as its own parent."
        : "The parents of \(length) objects form a cycle.",
      solution: "Move it in Notion, and run again.")
  }
}
