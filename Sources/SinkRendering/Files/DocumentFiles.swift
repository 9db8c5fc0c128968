public import NotionExportKit
public import NotionModel
internal import Synchronization

/// The files that one document shows, with their links and their names in the output.
///
/// Sibling documents share a folder of files. The document of a database has no files of its own: it links to
/// those of its rows.
public struct DocumentFiles: Sendable {
  private let context: SinkContext
  private let references: WorkspaceReferences
  private let location: OutputLocation
  private let isPage: Bool
  private let names = AssetNames()
  private let attachments: AttachmentNames?
  /// In the document of a database, the folder of the current row, whose document owns its files.
  public var rowFolder: [String]?

  /// Creates the files of a page or of the document of a database.
  ///
  /// With `attachments`, active files get names under which they are not executed.
  public init(
    context: SinkContext, references: WorkspaceReferences, location: OutputLocation, isPage: Bool,
    attachments: AttachmentNames? = nil
  ) {
    self.attachments = attachments
    self.context = context
    self.references = references
    self.location = location
    self.isPage = isPage
  }

  /// The files of a page that were requested so far, each with its path from the root of the output.
  public var contents: [(path: [String], content: Asset.StoredContent)] {
    names.contents.map { (location.documentFolder + ["assets", $0.name], $0.content) }
  }

  /// Returns the location of a file's content, or `nil` if it has no address.
  public func link(to file: FileReference) async throws -> FileLink? {
    guard let url = file.url, let key = AssetKey(file) else {
      context.report(
        Diagnostic(
          .warning, Diagnostic.Identifier(rawValue: "file-without-address"), object: location.id,
          summary: "A file has no address and could not be downloaded", explanation: file.name))
      return nil
    }
    let isHosted = if case .hosted = file.source { true } else { false }
    guard let folder = isPage ? location.documentFolder : rowFolder else {
      guard !isHosted else { return nil }
      return FileLink(
        name: file.name ?? AddressText.name(of: key.text), link: ResolvedLink(SignedURL.bare(url)))
    }
    if let asset = try await context.workspace.asset(key),
      let link = try await link(to: asset, in: folder, file.name)
    {
      return link
    }
    if !isHosted, let link = try await hostedFile(at: url, name: file.name) { return link }
    // A signature would expire in an hour and must not be published.
    let address = isHosted ? key.text : SignedURL.bare(url)
    return FileLink(name: file.name ?? AddressText.name(of: key.text), link: ResolvedLink(address))
  }

  /// Returns the link to a file in the archive, or `nil` with a finding if it is unavailable.
  private func link(
    to asset: Asset, in folder: [String], _ name: String?
  ) async throws -> FileLink? {
    switch asset.content {
    case .stored(let content):
      let isActive = try await attachments?.isActive(asset, content) ?? false
      let file = Self.name(of: asset, content, isActive: isActive)
      // The files of a row are written with the row, and many rows have many files.
      if isPage { names.add(file, content) }
      let path = folder + ["assets", file]
      let link = ResolvedLink(
        RelativePath.link(from: references.folder, to: path), local: ResolvedLink.Local(path: path))
      return FileLink(
        name: name ?? asset.name, link: link, pixelSize: content.pixelSize,
        ownName: isActive ? asset.fileName : nil)
    case .unavailable(let reason):
      context.report(
        Diagnostic(
          .warning, Diagnostic.Identifier(rawValue: "file-unavailable"), object: location.id,
          summary: "The file \(asset.name) could not be downloaded", explanation: reason))
      return nil
    }
  }

  /// Returns the file at an address, if it was signed and the archive knows the file, or `nil` for any other
  /// address.
  ///
  /// The archive stores such an address without its parameters, so that it looks like any other.
  public func hostedFile(at address: String, name: String? = nil) async throws -> FileLink? {
    guard let key = AssetKey(formerlySignedURL: address),
      let folder = isPage ? location.documentFolder : rowFolder,
      let asset = try await context.workspace.asset(key)
    else { return nil }
    return try await link(to: asset, in: folder, name)
      ?? FileLink(name: name ?? asset.name, link: ResolvedLink(SignedURL.bare(address)))
  }

  /// The size limit of a page that is shown within another, in bytes.
  private static let pageLimit = 512 << 10

  /// Returns the HTML text of the page at an address, if it was signed and the archive has the page; returns
  /// `nil` for any other file, and for one that is too large or not text.
  public func hostedPage(at address: String) async throws -> String? {
    guard let key = AssetKey(formerlySignedURL: address), let asset = try await context.workspace.asset(key),
      case .stored(let content) = asset.content
    else { return nil }
    let name = asset.fileName.lowercased()
    let isPage =
      name.hasSuffix(".html") || name.hasSuffix(".htm") || content.mediaType?.hasPrefix("text/html") == true
    guard isPage, let bytes = try await context.workspace.bytes(of: content, limit: Self.pageLimit)
    else { return nil }
    return String(validating: bytes, as: UTF8.self)
  }

  /// Returns the link for an address that is not a page's: to the file in the archive, if there is one.
  public func link(elsewhere address: String) async throws -> ResolvedLink {
    try await hostedFile(at: address)?.link ?? ResolvedLink(SignedURL.bare(address))
  }

  /// Returns a mention with its link into the archive, if its target is a file.
  public func reference(_ reference: ResolvedReference, of mention: Mention) async throws -> ResolvedReference
  {
    let address: String
    switch mention {
    case .linkPreview(let url): address = url
    case .link(let link): address = link.href
    case .page, .database, .dataSource, .user, .date, .customEmoji, .template, .unknown: return reference
    }
    return ResolvedReference(text: SignedURL.bare(reference.text), link: try await link(elsewhere: address))
  }

  /// Returns the path of a file that a document in a folder shows, from the root of the output, or `nil` if
  /// the file is not in the archive.
  public static func path(
    of file: FileReference, in folder: [String], _ workspace: any WorkspaceReader,
    _ attachments: AttachmentNames? = nil
  ) async throws -> [String]? {
    guard let asset = try await workspace.asset(of: file), case .stored(let content) = asset.content
    else { return nil }
    // A file that must not have its own name is not a picture either.
    if try await attachments?.isActive(asset, content) == true { return nil }
    return folder + ["assets", name(of: asset, content, isActive: false)]
  }

  /// Returns the name of a file in the output; the document of a row uses the same.
  private static func name(of asset: Asset, _ content: Asset.StoredContent, isActive: Bool) -> String {
    isActive
      ? AttachmentNames.name(for: asset.fileName, digest: content.sha256)
      : FileName.assetName(asset.fileName, digest: content.sha256)
  }
}

/// Names of the files that documents show, shared by all documents of a folder.
///
/// A name consists of the file's own name and a part of the digest of its content: a file that many documents
/// of a folder show is stored once, different files with one name do not collide, and no name depends on
/// other files.
final class AssetNames: Sendable {
  private struct State {
    var names: Set<String> = []
    var contents: [(name: String, content: Asset.StoredContent)] = []
  }

  private let state = Mutex(State())

  /// Creates an empty collection.
  init() {}

  /// The files named so far, in order.
  var contents: [(name: String, content: Asset.StoredContent)] { state.withLock { $0.contents } }

  /// Adds a file under its name.
  func add(_ name: String, _ content: Asset.StoredContent) {
    state.withLock { state in
      if state.names.insert(name).inserted { state.contents.append((name, content)) }
    }
  }
}

extension Asset {
  /// The asset's name, with the extension of its address if it has none, as for an emoji, so that programs
  /// recognise the type.
  var fileName: String {
    let path = key.text.prefix { $0 != "?" && $0 != "#" }
    let last = path.split(separator: "/").last ?? ""
    guard !name.contains("."), let dot = last.lastIndex(of: "."), dot > last.startIndex else { return name }
    return name + last[dot...]
  }
}
