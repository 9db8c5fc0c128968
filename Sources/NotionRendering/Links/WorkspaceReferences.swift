package import NotionExportKit
package import NotionModel

/// Links and mentions relative to one document of the output.
package struct WorkspaceReferences: ReferenceResolver {
  /// The extension of the files of documents.
  package let fileExtension: String
  /// The workspace.
  package let workspace: any WorkspaceReader
  /// The locations of documents.
  package let places: any DocumentLocator
  /// The folder of the document that contains the links.
  package let folder: [String]
  /// Maximum number of objects in a breadcrumb: those nearest to the document.
  private static let breadcrumbLimit = 60
  /// Whether links to a file named `index` are links to its folder, as on web servers.
  package let linksToFolders: Bool

  /// Creates links from a document in `folder` to documents whose files end in `fileExtension`.
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

  /// Returns the file of a document.
  package func file(of place: DocumentPlace) -> [String] {
    place.surroundings + [(place.document.last ?? "") + fileExtension]
  }

  /// Returns a link to a document; `anchor` and `fragment` name a position in it.
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

  /// Returns the target of an address in a text, in any of its forms.
  ///
  /// - Throws: an error of reading the archive.
  package func target(of address: String) async throws -> AddressTarget {
    if let target = NotionAddress(address), let place = try await places.place(of: target.object) {
      return .document(place, block: target.block.map(BlockID.init))
    }
    // Addresses without a host are relative to Notion's own.
    return .elsewhere(
      address.hasPrefix("/") && !address.hasPrefix("//") ? "https://www.notion.so\(address)" : address)
  }

  /// Returns the ancestors of an object, from the root, and the object itself, each with its link.
  ///
  /// - Throws: an error of reading the archive.
  package func breadcrumb(of id: ObjectID) async throws -> [Reference] {
    // Places contain their parent and are cached, while the path would be read again for each document.
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
    // The only data source of a database shares its document.
    for place in way.reversed() where place.path != last {
      crumbs.append(Reference(text: place.title, link: link(to: place)))
      last = place.path
    }
    return crumbs
  }

  /// Returns a page, database or data source with its title, and with a link if it is in the output.
  package func object(_ id: ObjectID, title: String) async throws -> Reference {
    guard let place = try await places.place(of: id) else {
      let url = ResolvedLink("https://www.notion.so/\(id.compactText)")
      return Reference(text: title.isEmpty ? "Untitled" : title, link: url)
    }
    return Reference(text: place.title, link: link(to: place))
  }

  /// Returns a node of the outline with its title and a link.
  package func object(_ node: OutlineNode) async throws -> Reference {
    guard let place = try await places.place(of: node) else {
      return try await object(node.id, title: node.title)
    }
    return Reference(text: place.title, link: link(to: place))
  }

  /// Returns a user's name from the archive, which is more complete than most objects.
  package func name(of user: User) async throws -> String {
    if let name = user.name, !name.isEmpty { return name }
    return try await workspace.user(user.id)?.name ?? user.id.description
  }

  /// Returns the text and the link of a mention.
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
      // Notion does not disclose the names of former members.
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

  /// Returns the link of an address in a text: to the document, without the block that the address may name.
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
