import NotionExportKit
import NotionModel
import SinkRendering

/// The references of blocks: files, other objects, the page's own headings.
protocol BlockSurroundings: DocumentReferences {
  /// Whether blocks to which links lead have anchors.
  var marksBlocks: Bool { get }

  /// Returns the pages and databases around the page, from the root, and the page itself.
  func breadcrumb() async throws -> [ResolvedReference]

  /// Returns the headings of the page, in order.
  func headings() async throws -> [PageHeading]
}

/// The references of a page's blocks to other objects of the workspace.
struct PageSurroundings: BlockSurroundings {
  let context: SinkContext
  let flavor: MarkdownFlavor
  let marksBlocks: Bool
  let references: WorkspaceReferences
  let place: OutputLocation
  /// The page; `nil` for the document of a database.
  let document: PageDocument?
  var files: DocumentFiles
  private let headingCache = HeadingCache()

  init(
    context: SinkContext, flavor: MarkdownFlavor, marksBlocks: Bool, references: WorkspaceReferences,
    place: OutputLocation, document: PageDocument?
  ) {
    self.context = context
    self.flavor = flavor
    self.marksBlocks = marksBlocks
    self.references = references
    self.place = place
    self.document = document
    files = DocumentFiles(context: context, references: references, location: place, isPage: document != nil)
  }

  // MARK: Files

  func file(_ file: FileReference) async throws -> FileLink? { try await files.link(to: file) }

  // MARK: Objects

  func object(_ id: ObjectID, title: String) async throws -> ResolvedReference {
    var reference = try await references.object(id, title: title)
    if let place = try await references.layout.location(of: id), place.isSection,
      let anchor = try await anchor(ofSection: place)
    {
      reference.link = references.link(to: place, anchor: anchor.text, fragment: anchor.fragment)
    }
    return reference
  }

  /// Returns the heading of a data source in the document of its database.
  private func anchor(ofSection place: OutputLocation) async throws -> (text: String, fragment: String)? {
    guard let database = try await context.workspace.node(place.id)?.parent else { return nil }
    let headings = try await headingCache.headings(of: database) {
      guard let title = try await references.layout.location(of: database)?.title else { return [] }
      var sections: [OutlineHeading] = []
      for try await node in context.workspace.children(of: database) where node.kind == .dataSource {
        let section = try await references.layout.location(of: node.id)?.title ?? node.title
        sections.append(OutlineHeading(id: BlockID(node.id), level: 2, text: section))
      }
      return PageHeading.headings(sections, below: title)
    }
    return headings.first { $0.id.object == place.id }.map { ($0.text, HeadingAnchor.fragment($0, flavor)) }
  }

  func hostedFile(at address: String) async throws -> FileLink? { try await files.hostedFile(at: address) }

  func name(of user: User) async throws -> String { try await references.name(of: user) }

  func reference(of mention: Mention, plainText: String) async throws -> ResolvedReference {
    let reference = try await references.reference(of: mention, plainText: plainText)
    return try await files.reference(reference, of: mention)
  }

  func link(_ address: String) async throws -> ResolvedLink? {
    switch try await references.target(of: address) {
    case .elsewhere(let url): return try await files.link(elsewhere: url)
    case .document(let place, let block):
      guard let block, let anchor = try await anchor(of: block, in: place) else {
        return references.link(to: place)
      }
      return references.link(to: place, anchor: anchor.text, fragment: anchor.fragment)
    }
  }

  /// Returns the anchor of a block in the document of its page: its heading, or its id.
  private func anchor(of block: BlockID, in place: OutputLocation) async throws -> (
    text: String, fragment: String
  )? {
    guard place.kind == .page else { return nil }
    let findable = HeadingAnchor.findable(try await headings(of: place), flavor)
    if let heading = findable.first(where: { $0.id == block }) {
      return (heading.text, HeadingAnchor.fragment(heading, flavor))
    }
    guard marksBlocks, try await context.workspace.containsBlock(block, in: PageID(place.id)) else {
      return nil
    }
    let name = BlockAnchor.name(of: block, flavor)
    return (name, PercentEncoding.encoded(name))
  }

  /// Returns the blocks of the page that need an anchor: those to which links lead, except headings.
  func namedBlocks() async throws -> Set<BlockID> {
    guard marksBlocks, place.kind == .page else { return [] }
    let linked = try await context.workspace.linkedBlocks(in: PageID(place.id))
    if linked.isEmpty { return [] }
    return linked.subtracting(HeadingAnchor.findable(try await headings(), flavor).map(\.id))
  }

  // MARK: The page

  func breadcrumb() async throws -> [ResolvedReference] { try await references.breadcrumb(of: place.id) }

  func headings() async throws -> [PageHeading] { try await headings(of: place) }

  private func headings(of place: OutputLocation) async throws -> [PageHeading] {
    try await headingCache.headings(of: place.id) {
      let page =
        if place.id == self.place.id { document } else { try await context.workspace.page(PageID(place.id)) }
      guard place.kind == .page, let page else { return [] }
      // A link in a heading is not resolved to find the text of that heading.
      return PageHeading.headings(
        try await HeadingOutline.headings(of: page, references: references), below: place.title)
    }
  }
}
