public import NotionModel
public import SinkRendering

/// The references of blocks: files, other objects, the page's own headings.
///
/// Another kind of output, such as a site, implements its own links here.
public protocol HTMLReferences: DocumentReferences {
  /// The resources that pages may load from other hosts.
  var loading: ExternalLoading { get }

  /// Whether elements may have a `style` attribute; otherwise classes such as `share-3` replace it.
  var allowsStyleAttributes: Bool { get }

  /// Returns the pages and databases around the page, from the root, and the page itself.
  func breadcrumb() async throws -> [ResolvedReference]

  /// Returns the headings of the page, in order.
  func headings() async throws -> [HTMLHeading]

  /// Writes a database in place of its block, if it is shown within its page.
  ///
  /// - Returns: whether anything was written; otherwise the block is a link.
  func writeInline(_ database: DatabaseID, to html: inout HTMLWriter) async throws -> Bool

  /// Returns the HTML text of the page at an address, if it is one of file storage that the archive knows.
  func hostedPage(at address: String) async throws -> String?

  /// Returns the references of a row of a database, at the position of the row.
  func references(ofRow id: ObjectID) async throws -> Self
}

extension HTMLReferences {
  /// Returns `nil`: no address belongs to a page in HTML.
  public func hostedPage(at address: String) -> String? { nil }

  /// `true`.
  public var allowsStyleAttributes: Bool { true }

  /// Returns the same value for every row.
  public func references(ofRow id: ObjectID) -> Self { self }
}

/// The resources that pages may load from other hosts; none by default.
public struct ExternalLoading: Sendable, Hashable {
  /// Whether embeds of known hosts are shown in sandboxed frames.
  public var frames: Bool
  /// Whether pictures, videos and audio outside the output are loaded from their addresses.
  public var media: Bool

  /// Creates a selection of resources.
  public init(frames: Bool = false, media: Bool = false) {
    self.frames = frames
    self.media = media
  }
}
