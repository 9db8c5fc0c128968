import NotionExportKit
import NotionModel
import SinkRendering

/// Writes and removes the documents of single objects.
struct Documents {
  private let site: Site

  init(of site: Site) { self.site = site }

  // MARK: Writing

  nonisolated(nonsending) func write(_ subject: DocumentSubject) async throws {
    guard let location = try await prepare(subject.place) else { return }
    switch subject {
    case .page(let document): try await PageWriter(site: site, document: document).write(at: location)
    case .database(let database): try await DatabaseWriter(site: site, subject: database).write(at: location)
    }
  }

  /// Writes the document of an object in the archive, or removes that of one that is no longer in it.
  nonisolated(nonsending) func rewrite(_ id: ObjectID) async throws {
    guard let node = try await site.workspace.node(id) else { return try await leaveOut(id) }
    if let subject = try await subject(of: node) { try await write(subject) }
  }

  private nonisolated(nonsending) func subject(of node: OutlineNode) async throws -> DocumentSubject? {
    switch node.kind {
    case .page:
      guard var document = try await site.workspace.page(PageID(node.id)) else { return nil }
      document.changes = Aspect.ofSurroundings
      return .page(document)
    case .database:
      guard var document = try await site.workspace.database(DatabaseID(node.id)) else { return nil }
      document.changes = Aspect.ofSurroundings
      return .database(.database(document))
    case .dataSource:
      guard var document = try await site.workspace.dataSource(DataSourceID(node.id)) else { return nil }
      document.changes = Aspect.ofSurroundings
      return .database(.dataSource(document))
    case .block, .user, .comment, .view, .asset: return nil
    @unknown default: return nil
    }
  }

  /// Writes the document of a node again if its address or its surroundings have changed.
  nonisolated(nonsending) func update(_ node: OutlineNode) async throws {
    guard Navigation.hasDocument(node), let location = try await site.layout.location(of: node) else {
      return
    }
    let note = DocumentNote(try await site.output.note(DocumentNote.key, of: .object(node.id)))
    if let note, note.address == location.address,
      try await site.navigation.frame(of: location, node).digest == note.frame
    {
      return
    }
    try await rewrite(node.id)
  }

  /// Removes the files of an unpublished object, and notes that the omission is intended.
  nonisolated(nonsending) func leaveOut(_ id: ObjectID) async throws {
    guard let hiding = try await site.hiding(of: id) else {
      return try await site.output.removeFiles(of: .object(id))
    }
    try await site.output.replaceFiles(of: .object(id)) { files in
      try await files.note(OutputNote.leftOut, Array(hiding.reason.utf8))
    }
  }

  /// Returns the location of a document; removes an unpublished one.
  private nonisolated(nonsending) func prepare(_ node: OutlineNode) async throws -> OutputLocation? {
    guard let location = try await site.layout.location(of: node.id) else {
      if try await site.output.note(OutputNote.leftOut, of: .object(node.id)) == nil {
        try await site.relocations.record(node.id)
      }
      try await leaveOut(node.id)
      return nil
    }
    // A name that is needed for the first time may be needed by other documents, whose names become longer.
    if let key = try await site.layout.noteKey(of: node),
      try await site.output.note(key, of: .object(node.id)) == nil
    {
      try await site.relocations.recordNamesakes(of: node.id, key)
    }
    return location
  }
}
