public import NotionExportKit
public import NotionModel

/// Links and mentions relative to one document of the output.
public struct WorkspaceReferences: ReferenceResolver {
  /// The extension of the files of documents.
  public let fileExtension: String
  /// The workspace.
  public let workspace: any WorkspaceReader
  /// The locations of documents.
  public let layout: any OutputLayout
  /// The folder of the document that contains the links.
  public let folder: [String]
  /// Maximum number of objects in a breadcrumb: those nearest to the document.
  private static let breadcrumbLimit = 60
  /// Whether links to a file named `index` are links to its folder, as on web servers.
  public let linksToFolders: Bool

  /// Creates links from a document in `folder` to documents whose files end in `fileExtension`.
  public init(
    workspace: any WorkspaceReader, layout: any OutputLayout, folder: [String], fileExtension: String,
    linksToFolders: Bool = false
  ) {
    self.workspace = workspace
    self.layout = layout
    self.folder = folder
    self.fileExtension = fileExtension
    self.linksToFolders = linksToFolders
  }

  /// Returns the file of a document.
  public func file(of location: OutputLocation) -> [String] {
    location.documentFolder + [(location.document.last ?? "") + fileExtension]
  }

  /// Returns a link to a document; `anchor` and `fragment` name a position in it.
  public func link(
    to location: OutputLocation, anchor: String? = nil, fragment: String? = nil
  ) -> ResolvedLink {
    let file = file(of: location)
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
  public func target(of address: String) async throws -> AddressTarget {
    if let target = NotionAddress(address), let location = try await layout.location(of: target.object) {
      return .document(location, block: target.block.map(BlockID.init))
    }
    // Addresses without a host are relative to Notion's own.
    return .elsewhere(
      address.hasPrefix("/") && !address.hasPrefix("//") ? "https://www.notion.so\(address)" : address)
  }

  /// Returns the ancestors of an object, from the root, and the object itself, each with its link.
  ///
  /// - Throws: an error of reading the archive.
  public func breadcrumb(of id: ObjectID) async throws -> [ResolvedReference] {
    // Locations contain their parent and are cached, while the path would be read again for each document.
    var ancestors: [OutputLocation] = []
    var next: ObjectID? = id
    while let current = next, ancestors.count < Self.breadcrumbLimit,
      let location = try await layout.location(of: current)
    {
      ancestors.append(location)
      next = location.parent
    }
    var crumbs: [ResolvedReference] = []
    var last: [String]?
    if ancestors.count == Self.breadcrumbLimit, next != nil { crumbs.append(ResolvedReference(text: "…")) }
    // The only data source of a database shares its document.
    for location in ancestors.reversed() where location.path != last {
      crumbs.append(ResolvedReference(text: location.title, link: link(to: location)))
      last = location.path
    }
    return crumbs
  }

  /// Returns a page, database or data source with its title, and with a link if it is in the output.
  public func object(_ id: ObjectID, title: String) async throws -> ResolvedReference {
    guard let location = try await layout.location(of: id) else {
      let url = ResolvedLink("https://www.notion.so/\(id.compactText)")
      return ResolvedReference(text: title.isEmpty ? "Untitled" : title, link: url)
    }
    return ResolvedReference(text: location.title, link: link(to: location))
  }

  /// Returns a node of the outline with its title and a link.
  public func object(_ node: OutlineNode) async throws -> ResolvedReference {
    guard let location = try await layout.location(of: node) else {
      return try await object(node.id, title: node.title)
    }
    return ResolvedReference(text: location.title, link: link(to: location))
  }

  /// Returns a user's name from the archive, which is more complete than most objects.
  public func name(of user: User) async throws -> String {
    if let name = user.name, !name.isEmpty { return name }
    return try await workspace.user(user.id)?.name ?? user.id.description
  }

  /// Returns the text and the link of a mention.
  public func reference(of mention: Mention, plainText: String) async throws -> ResolvedReference {
    switch mention {
    case .page(let id): return try await titled(id.object, plainText)
    case .database(let id): return try await titled(id.object, plainText)
    case .dataSource(let id): return try await titled(id.object, plainText)
    case .user(let user):
      guard plainText.isEmpty || plainText == "@Anonymous" || plainText == "@" else {
        return ResolvedReference(text: plainText)
      }
      var name = user.name
      if name == nil { name = try await workspace.user(user.id)?.name }
      // Notion does not disclose the names of former members.
      return ResolvedReference(text: "@\(name ?? "Anonymous")")
    case .date(let date): return ResolvedReference(text: DateText.text(date))
    case .linkPreview(let url):
      return ResolvedReference(text: plainText.isEmpty ? url : plainText, link: ResolvedLink(url))
    case .link(let link):
      return ResolvedReference(
        text: link.title ?? (plainText.isEmpty ? link.href : plainText), link: ResolvedLink(link.href))
    case .customEmoji(let emoji): return ResolvedReference(text: emoji.name.map { ":\($0):" } ?? plainText)
    case .template, .unknown: return ResolvedReference(text: plainText)
    }
  }

  /// Returns the link of an address in a text: to the document, without the block that the address may name.
  public func link(_ address: String) async throws -> ResolvedLink? {
    switch try await target(of: address) {
    case .document(let location, _): link(to: location)
    case .elsewhere(let url): ResolvedLink(url)
    }
  }

  private func titled(_ id: ObjectID, _ plainText: String) async throws -> ResolvedReference {
    try await object(id, title: plainText)
  }
}

/// The target of an address in a text.
@nonexhaustive
public enum AddressTarget: Sendable, Hashable {
  /// A document of the output, and the block in it that the address names.
  case document(OutputLocation, block: BlockID?)
  /// A target outside the output, by its URL.
  case elsewhere(String)
}

/// Relative links between files of the output.
///
/// ```swift
/// RelativePath.link(from: ["Guide"], to: ["Plans", "Q3 plan.md"])  // ../Plans/Q3%20plan.md
/// ```
public enum RelativePath {
  /// Returns the link from a file in `folder` to the file at `path`, percent-encoded.
  public static func link(from folder: [String], to path: [String]) -> String {
    var shared = 0
    while shared < folder.count, shared < path.count - 1, folder[shared] == path[shared] { shared += 1 }
    let up = Array(repeating: "..", count: folder.count - shared)
    return (up + path[shared...].map(PercentEncoding.encoded)).joined(separator: "/")
  }
}
