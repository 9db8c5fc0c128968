import HTMLRendering
import NotionExportKit
import NotionModel
import SinkRendering

/// The references of a site's document to other objects of the workspace.
struct SiteSurroundings: HTMLPageReferences {
  let site: Site
  /// The page; `nil` for the document of a database.
  let document: PageDocument?
  /// The links and files of the document.
  private(set) var links: DocumentLinks
  /// The targets of its links.
  let linked: LinkedLayout

  /// Creates the references of the document at a location.
  ///
  /// - Parameters:
  ///   - site: the site.
  ///   - location: the location.
  ///   - document: the page; `nil` for the document of a database.
  ///   - hasFiles: whether shown files belong to the document, as those of a page do; in the document of a
  ///     database most belong to rows.
  ///   - linked: the targets of the whole document, if it is a part of one.
  init(
    _ site: Site, _ location: OutputLocation, _ document: PageDocument?, hasFiles: Bool,
    linked: LinkedLayout? = nil
  ) {
    self.site = site
    self.document = document
    let linked = linked ?? LinkedLayout(site.layout, isPage: document != nil)
    self.linked = linked
    links = DocumentLinks(
      of: location, site.references(in: location.documentFolder, layout: linked), site.context,
      hasFiles: hasFiles,
      attachments: site.attachments, anchor: { BlockAnchors.name(of: $0) })
  }

  var loading: ExternalLoading { site.loading }
  var allowsStyleAttributes: Bool { false }

  /// Returns an object with its link; the title of an unpublished page is not disclosed.
  func object(_ id: ObjectID, title: String) async throws -> ResolvedReference {
    guard try await links.references.layout.location(of: id) == nil else {
      return try await links.object(id, title: title)
    }
    return ResolvedReference(
      text: try await site.hiding(of: id)?.title ?? (title.isEmpty ? "Untitled" : title))
  }

  func link(_ address: String) async throws -> ResolvedLink? {
    if let target = NotionAddress(address), try await site.isHidden(target.object) { return nil }
    return try await links.link(address)
  }

  func icon(of id: ObjectID) async throws -> LinkedIcon? {
    guard let location = try await links.references.layout.location(of: id) else { return nil }
    let icon = try await site.navigation.entry(location).icon
    linked.record(icon, of: id)
    return icon.map { LinkedIcon($0, from: links.references.folder) }
  }

  func references(ofRow id: ObjectID) async throws -> SiteSurroundings {
    var surroundings = self
    surroundings.links = try await links.links(ofRow: id)
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
