import HTMLRendering
import NotionExportKit
import NotionModel
import NotionRendering

/// The references of a document's blocks to other objects of the workspace.
struct DocumentSurroundings: HTMLSurroundings {
  let context: SinkContext
  let loading: ExternalLoading
  let inlineRows: Int
  /// The rows that tables list.
  let rowPolicy: RowPolicy
  let references: WorkspaceReferences
  let place: DocumentPlace
  /// The page; `nil` for the document of a database.
  let document: PageDocument?
  let attachments: AttachmentNames
  var files: DocumentFiles

  // MARK: Files and objects

  func file(_ file: FileReference) async throws -> FileLink? { try await files.link(to: file) }

  func object(_ id: ObjectID, title: String) async throws -> Reference {
    var reference = try await references.object(id, title: title)
    if let place = try await references.places.place(of: id), place.isSection {
      // One of several data sources has a heading in the document of its database.
      reference.link = references.link(to: place, fragment: id.compactText)
    }
    return reference
  }

  func hostedFile(at address: String) async throws -> FileLink? { try await files.hostedFile(at: address) }

  func hostedPage(at address: String) async throws -> String? { try await files.hostedPage(at: address) }

  func name(of user: User) async throws -> String { try await references.name(of: user) }

  func icon(of id: ObjectID) async throws -> LinkedIcon? {
    guard let place = try await references.places.place(of: id) else { return nil }
    return try await ObjectIcon(of: place, in: context.workspace, attachments).map {
      LinkedIcon($0, from: references.folder)
    }
  }

  func reference(of mention: Mention, plainText: String) async throws -> Reference {
    if case .dataSource(let id) = mention { return try await object(id.object, title: plainText) }
    let reference = try await references.reference(of: mention, plainText: plainText)
    return try await files.reference(reference, of: mention)
  }

  func link(_ address: String) async throws -> ResolvedLink? {
    switch try await references.target(of: address) {
    case .elsewhere(let url): return try await files.link(elsewhere: url)
    case .document(let place, let block):
      guard place.kind == .page, let block,
        try await context.workspace.containsBlock(block, in: PageID(place.id))
      else { return references.link(to: place) }
      return references.link(to: place, fragment: BlockAnchors.name(of: block))
    }
  }

  // MARK: The page

  func breadcrumb() async throws -> [Reference] { try await references.breadcrumb(of: place.id) }

  func headings() async throws -> [HTMLHeading] {
    guard let document else { return [] }
    return try await HTMLHeading.headings(of: document, references: self)
  }

  // MARK: Databases

  func surroundings(ofRow id: ObjectID) async throws -> DocumentSurroundings {
    var surroundings = self
    surroundings.files.rowFolder = try await references.places.place(of: id)?.surroundings
    return surroundings
  }

  func writeInline(_ database: DatabaseID, to html: inout HTMLWriter) async throws -> Bool {
    guard inlineRows > 0, let document = try await context.workspace.database(database),
      document.database.isInline
    else { return false }
    for notice in try await DatabaseNotices(on: document, in: context.workspace).lines {
      try html.element("p", ("class", "notice"), text: notice)
      try html.lineEnd()
    }
    for section in try await DatabaseSection.sections(of: document, in: context.workspace) {
      let rows = section.rows(in: context.workspace, policy: rowPolicy)
      for note in try await PassedConditions(rows, of: section)?.notes ?? [] {
        try html.element("p", ("class", "notice"), text: note)
        try html.lineEnd()
      }
      let table = RowTable(surroundings: self, columns: section.shownColumns)
      let depth = html.depth
      try table.begin(&html)
      var count = 0
      for try await row in rows {
        if count == inlineRows { break }
        try await table.write(row.reference.id, row.document, to: &html)
        count += 1
      }
      try html.close(to: depth)
      try html.lineEnd()
      if count == inlineRows {
        try html.element("p", ("class", "more"), text: "The first \(count) rows; the database has them all.")
        try html.lineEnd()
      }
    }
    return true
  }
}
