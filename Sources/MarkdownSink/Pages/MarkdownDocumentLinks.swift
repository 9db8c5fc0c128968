import NotionExportKit
import NotionModel
import SinkRendering

/// The references of blocks: files, other objects, the page's own headings.
protocol MarkdownReferences: DocumentReferences {
  /// Whether blocks to which links lead have anchors.
  var marksBlocks: Bool { get }

  /// Returns the pages and databases around the page, from the root, and the page itself.
  func breadcrumb() async throws -> [ResolvedReference]

  /// Returns the headings of the page, in order.
  func headings() async throws -> [PageHeading]
}

/// The references of a page's blocks to other objects of the workspace.
struct MarkdownDocumentLinks: MarkdownReferences {
  let context: SinkContext
  let flavor: MarkdownFlavor
  let marksBlocks: Bool
  let references: WorkspaceReferences
  let location: OutputLocation
  /// The page; `nil` for the document of a database.
  let document: PageDocument?
  var files: DocumentFiles
  private let headingCache = HeadingCache()

  init(
    context: SinkContext, flavor: MarkdownFlavor, marksBlocks: Bool, references: WorkspaceReferences,
    location: OutputLocation, document: PageDocument?
  ) {
    self.context = context
    self.flavor = flavor
    self.marksBlocks = marksBlocks
    self.references = references
    self.location = location
    self.document = document
    files = DocumentFiles(
      context: context, references: references, location: location, isPage: document != nil)
  }

  // MARK: Files

  func file(_ file: FileReference) async throws -> FileLink? { try await files.link(to: file) }

  // MARK: Objects

  func object(_ id: ObjectID, title: String) async throws -> ResolvedReference {
    var reference = try await references.object(id, title: title)
    if let location = try await references.layout.location(of: id), location.isSection,
      let anchor = try await anchor(ofSection: location)
    {
      reference.link = references.link(to: location, anchor: anchor.text, fragment: anchor.fragment)
    }
    return reference
  }

  /// Returns the heading of a data source in the document of its database.
  private func anchor(ofSection location: OutputLocation) async throws -> (text: String, fragment: String)? {
    guard let database = try await context.workspace.node(location.id)?.parent else { return nil }
    let headings = try await headingCache.headings(of: database) {
      guard let title = try await references.layout.location(of: database)?.title else { return [] }
      var sections: [OutlineHeading] = []
      for try await node in context.workspace.children(of: database) where node.kind == .dataSource {
        let section = try await references.layout.location(of: node.id)?.title ?? node.title
        sections.append(OutlineHeading(id: BlockID(node.id), level: 2, lines: [section]))
      }
      return PageHeading.headings(sections, below: title)
    }
    return headings.first { $0.id.object == location.id }.map {
      ($0.text, HeadingAnchor.fragment($0, flavor))
    }
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
    case .document(let location, let block):
      guard let block, let anchor = try await anchor(of: block, in: location) else {
        return references.link(to: location)
      }
      return references.link(to: location, anchor: anchor.text, fragment: anchor.fragment)
    @unknown default: return nil
    }
  }

  /// Returns the anchor of a block in the document of its page: its heading, or its id.
  private func anchor(of block: BlockID, in location: OutputLocation) async throws -> (
    text: String, fragment: String
  )? {
    guard location.kind == .page else { return nil }
    let findable = HeadingAnchor.findable(try await headings(of: location), flavor)
    if let heading = findable.first(where: { $0.id == block }) {
      return (heading.text, HeadingAnchor.fragment(heading, flavor))
    }
    guard marksBlocks, try await context.workspace.containsBlock(block, in: PageID(location.id)) else {
      return nil
    }
    let name = BlockAnchor.name(of: block, flavor)
    return (name, PercentEncoding.encoded(name))
  }

  /// Returns the blocks of the page that need an anchor: those to which links lead, except headings.
  func namedBlocks() async throws -> Set<BlockID> {
    guard marksBlocks, location.kind == .page else { return [] }
    let linked = try await context.workspace.linkedBlocks(in: PageID(location.id))
    if linked.isEmpty { return [] }
    return linked.subtracting(HeadingAnchor.findable(try await headings(), flavor).map(\.id))
  }

  // MARK: The page

  func breadcrumb() async throws -> [ResolvedReference] { try await references.breadcrumb(of: location.id) }

  func headings() async throws -> [PageHeading] { try await headings(of: location) }

  private func headings(of location: OutputLocation) async throws -> [PageHeading] {
    try await headingCache.headings(of: location.id) {
      let page =
        if location.id == self.location.id { document } else {
          try await context.workspace.page(PageID(location.id))
        }
      guard location.kind == .page, let page else { return [] }
      // A link in a heading is not resolved to find the text of that heading.
      return PageHeading.headings(
        try await HeadingOutline.headings(of: page, references: references), below: location.title)
    }
  }
}
