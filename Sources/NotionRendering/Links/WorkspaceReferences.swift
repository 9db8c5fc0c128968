package import NotionExportKit
package import NotionModel

/// Links and mentions as seen from one document of the output.
package struct WorkspaceReferences: ReferenceResolver {
  /// The name of the file that a place's document is written to.
  package let fileExtension: String
  /// The workspace.
  package let workspace: any WorkspaceReader
  /// Where documents are.
  package let places: any DocumentLocator
  /// The folder of the document that links.
  package let folder: [String]
  /// The objects of a breadcrumb at most: those nearest to the document.
  private static let breadcrumbLimit = 60
  /// Whether links to a file named `index` lead to its folder, as web servers have it.
  package let linksToFolders: Bool

  /// Links from a document in `folder` to documents whose files end in `fileExtension`.
  package init(
    workspace: any WorkspaceReader, places: any DocumentLocator, folder: [String], fileExtension: String,
    linksToFolders: Bool = false
  ) {
    self.workspace = workspace
    self.places = places
    self.folder = folder
    self.fileExtension = fileExtension
    self.linksToFolders = linksToFolders
  }

  /// The file of a document.
  package func file(of place: DocumentPlace) -> [String] {
    place.surroundings + [(place.document.last ?? "") + fileExtension]
  }

  /// A link to a document; `anchor` and `fragment` name a place in it.
  package func link(
    to place: DocumentPlace, anchor: String? = nil, fragment: String? = nil
  ) -> ResolvedLink {
    let file = file(of: place)
    var address = RelativePath.link(from: folder, to: file)
    if linksToFolders, file.last == "index\(fileExtension)" {
      address = String(address.dropLast(file.last?.utf8.count ?? 0))
      if address.isEmpty { address = fragment == nil ? "./" : "" }
    }
    address += fragment.map { "#\($0)" } ?? ""
    return ResolvedLink(address, local: ResolvedLink.Local(path: file, anchor: anchor))
  }

  /// What an address in a text leads to, whatever its spelling.
  ///
  /// - Throws: what keeps the archive from being read.
  package func target(of address: String) async throws -> AddressTarget {
    if let target = NotionAddress(address), let place = try await places.place(of: target.object) {
      return .document(place, block: target.block.map(BlockID.init))
    }
    // What Notion writes without a host is on its own.
    return .elsewhere(
      address.hasPrefix("/") && !address.hasPrefix("//") ? "https://www.notion.so\(address)" : address)
  }

  /// The pages and databases around an object, from the top, and the object itself, each with its link.
  ///
  /// - Throws: what keeps the archive from being read.
  package func breadcrumb(of id: ObjectID) async throws -> [Reference] {
    // Places know what they stand in and are kept, where the path would be read anew for each document.
    var way: [DocumentPlace] = []
    var next: ObjectID? = id
    while let current = next, way.count < Self.breadcrumbLimit,
      let place = try await places.place(of: current)
    {
      way.append(place)
      next = place.parent
    }
    var crumbs: [Reference] = []
    var last: [String]?
    if way.count == Self.breadcrumbLimit, next != nil { crumbs.append(Reference(text: "…")) }
    // The only data source of a database has its document.
    for place in way.reversed() where place.path != last {
      crumbs.append(Reference(text: place.title, link: link(to: place)))
      last = place.path
    }
    return crumbs
  }

  /// A page, database or data source under its title, with a link where it is in the output.
  package func object(_ id: ObjectID, title: String) async throws -> Reference {
    guard let place = try await places.place(of: id) else {
      let url = ResolvedLink("https://www.notion.so/\(id.compactText)")
      return Reference(text: title.isEmpty ? "Untitled" : title, link: url)
    }
    return Reference(text: place.title, link: link(to: place))
  }

  /// A node of the outline under its title, with a link.
  package func object(_ node: OutlineNode) async throws -> Reference {
    guard let place = try await places.place(of: node) else {
      return try await object(node.id, title: node.title)
    }
    return Reference(text: place.title, link: link(to: place))
  }

  /// A user's name: the archive knows more than most objects tell.
  package func name(of user: User) async throws -> String {
    if let name = user.name, !name.isEmpty { return name }
    return try await workspace.user(user.id)?.name ?? user.id.description
  }

  /// What a mention shows and where it leads.
  package func reference(of mention: Mention, plainText: String) async throws -> Reference {
    switch mention {
    case .page(let id): return try await titled(id.object, plainText)
    case .database(let id): return try await titled(id.object, plainText)
    case .dataSource(let id): return try await titled(id.object, plainText)
    case .user(let user):
      guard plainText.isEmpty || plainText == "@Anonymous" || plainText == "@" else {
        return Reference(text: plainText)
      }
      var name = user.name
      if name == nil { name = try await workspace.user(user.id)?.name }
      // Notion tells nobody the names of those who have left.
      return Reference(text: "@\(name ?? "Anonymous")")
    case .date(let date): return Reference(text: DateText.text(date))
    case .linkPreview(let url):
      return Reference(text: plainText.isEmpty ? url : plainText, link: ResolvedLink(url))
    case .link(let link):
      return Reference(
        text: link.title ?? (plainText.isEmpty ? link.href : plainText), link: ResolvedLink(link.href))
    case .customEmoji(let emoji): return Reference(text: emoji.name.map { ":\($0):" } ?? plainText)
    case .template, .unknown: return Reference(text: plainText)
    }
  }

  /// Where an address in a text leads: to the document, whatever block of it the address names.
  package func link(_ address: String) async throws -> ResolvedLink? {
    switch try await target(of: address) {
    case .document(let place, _): link(to: place)
    case .elsewhere(let url): ResolvedLink(url)
    }
  }

  private func titled(_ id: ObjectID, _ plainText: String) async throws -> Reference {
    try await object(id, title: plainText)
  }
}
