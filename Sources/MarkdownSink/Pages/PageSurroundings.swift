import NotionExportKit
import NotionModel
import NotionRendering

/// What a page's blocks show that is elsewhere in the workspace.
struct PageSurroundings: BlockSurroundings {
  let context: SinkContext
  let flavor: MarkdownFlavor
  let hasBlockIDs: Bool
  let references: WorkspaceReferences
  let place: DocumentPlace
  /// The page; `nil` for the document of a database.
  let document: PageDocument?
  let assets = AssetNames()

  /// The folder of the page's files, from the root of the output.
  var assetFolder: [String] { place.surroundings + ["assets", place.path.last ?? ""] }

  // MARK: Files

  func file(_ file: FileReference) async throws -> FileLink? {
    guard let url = file.url, !url.isEmpty else { return nil }
    let isHosted = if case .hosted = file.source { true } else { false }
    let key = isHosted ? AssetKey(hostedURL: url) : AssetKey(externalURL: url)
    guard document != nil else {
      // The document of a database leads to its rows, and their documents hold their files.
      return isHosted ? nil : FileLink(name: file.name ?? Self.name(in: key.text), link: ResolvedLink(url))
    }
    if let asset = try await context.workspace.asset(key) {
      switch asset.content {
      case .stored(let content):
        let name = assets.name(for: file.name ?? asset.name, content)
        let path = assetFolder + [name]
        let link = ResolvedLink(
          RelativePath.link(from: references.folder, to: path), local: ResolvedLink.Local(path: path))
        return FileLink(name: file.name ?? asset.name, link: link)
      case .unavailable(let reason):
        context.report(
          Diagnostic(
            .warning, Diagnostic.Identifier(rawValue: "file-unavailable"), object: place.id,
            summary: "The file \(asset.name) could not be had", explanation: reason))
      }
    }
    // A signature would be dead in an hour and must not be shared.
    return FileLink(name: file.name ?? Self.name(in: key.text), link: ResolvedLink(isHosted ? key.text : url))
  }

  private static func name(in address: String) -> String {
    let path = address.prefix { $0 != "?" && $0 != "#" }
    let last = PercentEncoding.decoded(String(path.split(separator: "/").last ?? ""))
    return last.isEmpty ? address : last
  }

  // MARK: Objects

  func object(_ id: ObjectID, title: String) async throws -> Reference {
    try await references.object(id, title: title)
  }

  func name(of user: User) async throws -> String { try await references.name(of: user) }

  func reference(of mention: Mention, plainText: String) async throws -> Reference {
    try await references.reference(of: mention, plainText: plainText)
  }

  func link(_ address: String) async throws -> ResolvedLink? {
    guard let target = NotionAddress(address) else {
      return address.hasPrefix("/") ? ResolvedLink("https://www.notion.so\(address)") : ResolvedLink(address)
    }
    guard let place = try await references.places.place(of: target.object) else {
      return address.hasPrefix("/")
        ? ResolvedLink("https://www.notion.so\(address)") : ResolvedLink(address)
    }
    guard let block = target.block else { return references.link(to: place) }
    guard let anchor = try await anchor(of: BlockID(block), in: place) else {
      return references.link(to: place)
    }
    return references.link(to: place, anchor: anchor.text, fragment: anchor.fragment)
  }

  /// The name of a block in the document of its page: its heading, or in Obsidian its id.
  private func anchor(of block: BlockID, in place: DocumentPlace) async throws -> (
    text: String, fragment: String
  )? {
    let headings =
      if place.id == document?.page.id.object {
        try await self.headings()
      } else if place.kind == .page, let page = try await context.workspace.page(PageID(place.id)) {
        try await PageHeadings.read(page, title: place.title)
      } else {
        [PageHeading]()
      }
    if let heading = headings.first(where: { $0.id == block }) {
      return (heading.text, HeadingAnchor.fragment(heading, flavor))
    }
    guard hasBlockIDs, place.kind == .page else { return nil }
    let name = BlockAnchor.text(block.object)
    return (name, PercentEncoding.encoded(name))
  }

  // MARK: The page

  func breadcrumb() async throws -> [Reference] {
    var crumbs: [Reference] = []
    var last: [String]?
    for node in try await context.workspace.path(to: place.id) {
      guard let place = try await references.places.place(of: node.id), place.path != last else { continue }
      crumbs.append(Reference(text: place.title, link: references.link(to: place)))
      last = place.path
    }
    return crumbs
  }

  func headings() async throws -> [PageHeading] {
    guard let document else { return [] }
    return try await PageHeadings.read(document, title: place.title)
  }
}
