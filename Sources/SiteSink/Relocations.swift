import NotionExportKit
import NotionModel
import SinkRendering

/// The objects that the site shows elsewhere, or differently, for a reason that only the site knows: a `Slug` property,
/// two titles with the same slug, the rule of publication.
///
/// The engine passes events of everything that shows a title or a place. It does not know the addresses of the site, so
/// that each such object is noted, and at the end of an export the documents that show it are written again. As a note,
/// it outlives an interrupted run.
struct Relocations {
  /// The maximum number of times that each document is looked at, on average: names that depend on each other reach
  /// their final form in two or three.
  private static let rounds = 20

  let output: any OutputTree

  private var records: ObjectRecords { ObjectRecords(output: output, name: "relocated") }

  // MARK: Recording

  /// Records an object.
  ///
  /// - Throws: an error of writing the note.
  nonisolated(nonsending) func record(_ id: ObjectID) async throws { try await records.add(id) }

  /// Records an object and the others that need the same name, if there are any.
  ///
  /// - Throws: an error of reading or writing notes.
  nonisolated(nonsending) func recordNamesakes(of id: ObjectID, _ nameKey: String) async throws {
    var isContested = false
    for try await note in output.notes(withPrefix: nameKey) {
      guard case .object(let other) = note.owner, other != id else { continue }
      isContested = true
      try await record(other)
    }
    if isContested { try await record(id) }
  }

  // MARK: At the end

  /// Brings everything that shows the recorded objects up to date.
  ///
  /// - Throws: an error of reading the archive or writing the output.
  nonisolated(nonsending) func settle(_ site: Site) async throws {
    var rest: Int?
    while rest ?? 1 > 0 {
      site.layout.forgetNames()
      site.navigation.forget()
      var round = RelocationRound(site: site)
      let count = try await records.forSome { id in try await round.settle(id) }
      guard count > 0 else { return }
      if rest == nil { rest = try await limit() }
      rest = rest.map { $0 - count }
    }
  }

  private nonisolated(nonsending) func limit() async throws -> Int {
    var limit = Self.rounds
    for try await _ in output.notes(withPrefix: DocumentNote.key) { limit += Self.rounds }
    return limit
  }
}

/// A pass over some relocated objects.
private struct RelocationRound {
  /// The maximum number of remembered objects.
  private static let memory = 10_000

  let site: Site
  /// The containers of which all documents have been compared.
  private var compared: Set<ObjectID?> = []
  /// The objects of which the links have been compared, so that each document is written at most once.
  private var rewritten: Set<ObjectID> = []

  init(site: Site) { self.site = site }

  private var documents: Documents { Documents(of: site) }

  mutating func settle(_ id: ObjectID) async throws {
    guard let node = try await site.whole.node(id) else { return }
    try await compare(node)
    try await settleLinks(to: id)
    for try await child in site.whole.children(of: id) { try await compareInside(child) }
    try await compareAround(node)
  }

  /// Writes or removes the document of a node if that is not what its state requires.
  private func compare(_ node: OutlineNode) async throws {
    guard let shown = try await site.workspace.node(node.id) else {
      guard try await site.output.note(DocumentNote.key, of: .object(node.id)) != nil else { return }
      try await site.relocations.record(node.id)
      return try await documents.leaveOut(node.id)
    }
    try await documents.update(shown)
  }

  /// Compares a node; what is inside it is recorded if its address has changed.
  private func compareInside(_ node: OutlineNode) async throws {
    try await compare(node)
    guard !Navigation.hasDocument(node) else { return }
    for try await row in site.whole.children(of: node.id) { try await compare(row) }
  }

  /// Writes documents again whose links to an object have an outdated address, title or icon.
  private mutating func settleLinks(to id: ObjectID) async throws {
    let location = try await site.layout.location(of: id)
    var icon: ObjectIcon?
    if let location { icon = try await site.navigation.entry(location).icon }
    var outdated: [ObjectID] = []
    for try await note in site.output.notes(withPrefix: LinkNote.key(id)) {
      guard case .object(let owner) = note.owner, owner != id, let link = LinkNote(note.value) else {
        continue
      }
      var target = LinkedLayout.target(location)
      if LinkedLayout.showsIcon(link.target) { target = LinkedLayout.target(target, icon: icon) }
      if link.target != target { outdated.append(owner) }
    }
    for owner in outdated where rewritten.insert(owner).inserted {
      if rewritten.count > Self.memory { rewritten = [] }
      try await documents.rewrite(owner)
    }
  }

  /// Compares the documents that list a node in their navigation.
  private mutating func compareAround(_ node: OutlineNode) async throws {
    guard let parent = node.parent, let container = try await site.whole.node(parent) else {
      return try await compareAll(in: nil)
    }
    guard container.kind == .dataSource else { return try await compareAll(in: parent) }
    for side in [SiblingSide.before, .after] {
      for try await sibling in site.workspace.siblings(side, node) {
        try await documents.update(sibling)
        break
      }
    }
    var rows = 0
    for try await _ in site.whole.children(of: parent) {
      rows += 1
      // One more may be the one that is no longer published.
      if rows > NavigationLevel.rowLimit + 1 { return }
    }
    try await compareAll(in: container.parent ?? parent)
  }

  private mutating func compareAll(in parent: ObjectID?) async throws {
    guard compared.insert(parent).inserted else { return }
    if let parent, let node = try await site.workspace.node(parent) { try await documents.update(node) }
    try await compareAll(below: parent)
  }

  private func compareAll(below parent: ObjectID?) async throws {
    for try await node in site.workspace.children(of: parent) {
      try await documents.update(node)
      try await compareAll(below: node.id)
    }
  }
}
