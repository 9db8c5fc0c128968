import NotionExportKit
import NotionModel
import SinkRendering

/// Writes documents, and at the end of an export writes outdated ones again.
struct Settling {
  /// Maximum number of documents that are recorded as written again, so that notes that were read before do
  /// not cause another write.
  private static let memory = 10_000

  /// Maximum number of passes over the outline, as documents that were never written may add new names.
  private static let passLimit = 3

  private let site: Site

  init(_ site: Site) { self.site = site }

  // MARK: Documents

  nonisolated(nonsending) func write(_ document: PageDocument) async throws {
    guard let place = try await prepare(document.place) else { return }
    try await PageWriter(site: site, document: document).write(at: place)
  }

  nonisolated(nonsending) func write(_ document: DatabaseDocument) async throws {
    guard let place = try await prepare(document.place) else { return }
    try await DatabaseWriter(site: site, subject: .database(document)).write(at: place)
  }

  nonisolated(nonsending) func write(_ document: DataSourceDocument) async throws {
    guard let place = try await prepare(document.place) else { return }
    try await DatabaseWriter(site: site, subject: .dataSource(document)).write(at: place)
  }

  /// Returns the location of a document; removes an unpublished one.
  private nonisolated(nonsending) func prepare(_ node: OutlineNode) async throws -> OutputLocation? {
    guard let place = try await site.layout.location(of: node.id) else {
      if try await site.output.note(DocumentNote.key, of: .object(node.id)) != nil {
        try await site.unsettled.markAll(.outline)
      }
      try await leaveOut(node.id)
      return nil
    }
    // A name that is needed for the first time may be needed by other documents, whose names become longer.
    if let key = try await site.layout.noteKey(of: node) {
      var isNoted = false
      var isContested = false
      for try await note in site.output.notes(withPrefix: key) {
        if note.owner == .object(node.id) { isNoted = true } else { isContested = true }
        if isNoted, isContested { break }
      }
      if isContested, !isNoted {
        site.layout.forgetNames()
        site.navigation.forget()
        site.unsettled.markNames()
      }
    }
    return place
  }

  /// Removes the files of an unpublished object, and notes that the omission is intended.
  private nonisolated(nonsending) func leaveOut(_ id: ObjectID) async throws {
    guard let hiding = try await site.hiding(of: id) else {
      return try await site.output.removeFiles(of: .object(id))
    }
    try await site.output.replaceFiles(of: .object(id)) { files in
      try await files.note(OutputNote.leftOut, Array(hiding.reason.utf8))
    }
  }

  private nonisolated(nonsending) func rewrite(_ id: ObjectID) async throws {
    guard let node = try await site.workspace.node(id) else {
      return try await site.output.removeFiles(of: .object(id))
    }
    switch node.kind {
    case .page: if let document = try await site.workspace.page(PageID(id)) { try await write(document) }
    case .database:
      if let document = try await site.workspace.database(DatabaseID(id)) { try await write(document) }
    case .dataSource:
      if let document = try await site.workspace.dataSource(DataSourceID(id)) { try await write(document) }
    case .block, .user, .comment, .view, .asset: break
    }
  }

  // MARK: The end

  /// Writes outdated documents again; afterwards every document is up to date.
  ///
  /// - Returns: the extent of the work.
  /// - Throws: an error of reading the archive or writing the output.
  nonisolated(nonsending) func settle() async throws -> Unsettled.Extent {
    let extent = try await site.unsettled.extent()
    var passes = 0
    repeat {
      site.unsettled.beginSettling()
      passes += 1
      guard extent > .documents else { break }
      try await removeHidden()
      try await settleLinks()
      try await settleFrames(in: nil, [])
    } while site.unsettled.hasNewNames && passes < Self.passLimit
    // Last, documents whose backlinks have just changed.
    try await site.unsettled.forEachDocument { id in
      guard let node = try await site.workspace.node(id), Navigation.hasDocument(node) else { return }
      _ = try await settleFrame(of: node) { try await site.navigation.frame(of: $0, node) }
    }
    return extent
  }

  /// Removes the documents of objects in the archive that are no longer published.
  private nonisolated(nonsending) func removeHidden() async throws {
    guard site.hidesPages else { return }
    for try await note in site.output.notes(withPrefix: DocumentNote.key) {
      guard case .object(let id) = note.owner, try await site.layout.location(of: id) == nil else { continue }
      try await leaveOut(id)
    }
  }

  /// Writes documents again whose links have outdated addresses.
  private nonisolated(nonsending) func settleLinks() async throws {
    var target: ObjectID?
    var place: OutputLocation?
    var rewritten: Set<ObjectID> = []
    for try await note in site.output.notes(withPrefix: LinkNote.prefix) {
      guard case .object(let owner) = note.owner, let link = LinkNote(note.value),
        let noted = LinkNote.target(of: note.key)
      else { continue }
      if noted != target {
        target = noted
        place = try await site.layout.location(of: noted)
      }
      var address = LinkedLayout.address(of: place)
      if LinkedLayout.showsIcon(link.address) {
        var icon: ObjectIcon?
        if let place { icon = try await site.navigation.entry(place).icon }
        address = LinkedLayout.address(address, icon: icon)
      }
      guard link.address != address, rewritten.insert(owner).inserted else { continue }
      if rewritten.count > Self.memory { rewritten = [] }
      try await rewrite(owner)
    }
  }

  /// Writes documents again whose address or surroundings have changed.
  ///
  /// It traverses the outline in order, which yields the surroundings of each document without queries.
  private nonisolated(nonsending) func settleFrames(in parent: OutlineNode?, _ way: [OutlineNode])
    async throws
  {
    var nodes = site.workspace.children(of: parent?.id).makeAsyncIterator()
    var previous: OutlineNode?
    var next = try await nodes.next()
    while let node = next {
      next = try await nodes.next()
      let way = Array((way + [node]).suffix(Navigation.depthLimit))
      if Navigation.hasDocument(node) {
        var after = next
        if let sibling = next, !Navigation.hasDocument(sibling) {
          // Databases have few data sources, and no other children.
          after = nil
          for try await sibling in site.workspace.siblings(.after, node) where Navigation.hasDocument(sibling)
          {
            after = sibling
            break
          }
        }
        let (before, behind) = (previous, after)
        try await settleFrame(of: node) {
          try await site.navigation.frame(of: $0, in: way, previous: before, next: behind)
        }
        previous = node
      }
      try await settleFrames(in: node, way)
    }
  }

  private nonisolated(nonsending) func settleFrame(
    of node: OutlineNode, _ frame: nonisolated(nonsending) (OutputLocation) async throws -> PageFrame
  ) async throws {
    guard let place = try await site.layout.location(of: node) else { return }
    let note = DocumentNote(try await site.output.note(DocumentNote.key, of: .object(node.id)))
    if let note, note.address == place.address, try await frame(place).digest == note.frame { return }
    try await rewrite(node.id)
  }
}
