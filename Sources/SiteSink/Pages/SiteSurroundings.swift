import HTMLRendering
import NotionExportKit
import NotionModel
import SinkRendering

/// The references of a site's document to other objects of the workspace.
struct SiteSurroundings: HTMLReferences {
  let site: Site
  let references: WorkspaceReferences
  let place: OutputLocation
  /// The page; `nil` for the document of a database.
  let document: PageDocument?
  /// The links of the document.
  let links: LinkedLayout
  var files: DocumentFiles

  /// Creates the references of the document at a place.
  ///
  /// - Parameters:
  ///   - site: the site.
  ///   - place: the place.
  ///   - document: the page; `nil` for the document of a database.
  ///   - hasFiles: whether shown files belong to the document, as those of a page do; in the document of a
  ///     database most belong to rows.
  ///   - links: those of the whole document, if it is a part of one.
  init(
    _ site: Site, _ place: OutputLocation, _ document: PageDocument?, hasFiles: Bool,
    links: LinkedLayout? = nil
  ) {
    self.site = site
    self.place = place
    self.document = document
    let links = links ?? LinkedLayout(site.layout, isPage: document != nil)
    self.links = links
    references = site.references(in: place.documentFolder, layout: links)
    files = DocumentFiles(
      context: site.context, references: references, location: place, isPage: hasFiles,
      attachments: site.attachments)
  }

  var loading: ExternalLoading { site.loading }
  var allowsStyleAttributes: Bool { false }

  // MARK: Files and objects

  func file(_ file: FileReference) async throws -> FileLink? {
    guard let link = try await files.link(to: file) else { return nil }
    return link
  }

  func object(_ id: ObjectID, title: String) async throws -> ResolvedReference {
    guard let place = try await references.layout.location(of: id) else {
      // The title of an unpublished page is not disclosed.
      let text = try await site.hiding(of: id)?.title ?? (title.isEmpty ? "Untitled" : title)
      return ResolvedReference(text: text)
    }
    // One of several data sources has a heading in the document of its database.
    let fragment = place.isSection ? id.compactText : nil
    return ResolvedReference(text: place.title, link: references.link(to: place, fragment: fragment))
  }

  func hostedFile(at address: String) async throws -> FileLink? { try await files.hostedFile(at: address) }

  func hostedPage(at address: String) async throws -> String? { try await files.hostedPage(at: address) }

  func name(of user: User) async throws -> String { try await references.name(of: user) }

  func icon(of id: ObjectID) async throws -> LinkedIcon? {
    guard let place = try await references.layout.location(of: id) else { return nil }
    let icon = try await site.navigation.entry(place).icon
    links.note(icon, of: id)
    return icon.map { LinkedIcon($0, from: references.folder) }
  }

  func reference(of mention: Mention, plainText: String) async throws -> ResolvedReference {
    if let target = mention.object { return try await object(target, title: plainText) }
    return try await files.reference(
      try await references.reference(of: mention, plainText: plainText), of: mention)
  }

  func link(_ address: String) async throws -> ResolvedLink? {
    switch try await references.target(of: address) {
    case .elsewhere(let url):
      if let target = NotionAddress(address), try await site.isHidden(target.object) { return nil }
      return try await files.link(elsewhere: url)
    case .document(let place, let block):
      guard place.kind == .page, let block,
        try await site.workspace.containsBlock(block, in: PageID(place.id))
      else { return references.link(to: place) }
      return references.link(to: place, fragment: BlockAnchors.name(of: block))
    @unknown default: return nil
    }
  }

  // MARK: The page

  func breadcrumb() async throws -> [ResolvedReference] { try await references.breadcrumb(of: place.id) }

  func headings() async throws -> [HTMLHeading] {
    guard let document else { return [] }
    return try await HTMLHeading.headings(of: document, references: self)
  }

  // MARK: Databases

  func references(ofRow id: ObjectID) async throws -> SiteSurroundings {
    var surroundings = self
    surroundings.files.rowFolder = try await references.layout.location(of: id)?.documentFolder
    return surroundings
  }

  func writeInline(_ database: DatabaseID, to html: inout HTMLWriter) async throws -> Bool {
    let limit = site.options.inlineRows
    guard limit > 0, let document = try await site.workspace.database(database), document.database.isInline
    else { return false }
    try await DatabaseViews(
      surroundings: self, workspace: site.workspace, limit: limit, report: site.context.report
    ).write(document, to: &html)
    return true
  }
}
