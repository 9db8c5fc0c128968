/// The requirements of a sink beyond the defaults.
public struct SinkRequirements: Sendable, Hashable {
  /// Whether the archive keeps the signatures of hosted files' URLs, which otherwise reach no file.
  public var keepsSignatures: Bool

  /// Whether the lane may call ``Sink/write(_:)`` for several pages at the same time.
  ///
  /// The events of different pages then overlap, in any order. Two events of one page never overlap, nor does any other
  /// event, nor ``Sink/open(_:)``, ``Sink/finish(_:)`` and ``Sink/close()``.
  ///
  /// The files of a page must depend neither on the pages written at the same time nor on their order: keep the state of
  /// a page in local variables of `write`, and guard shared state. `SinkCompliance` checks it.
  public var pagesInParallel: Bool

  /// Whether the sink's documents show their surroundings, so that it must know when these have changed.
  ///
  /// The sink then receives ``ExportEvent/surroundings(_:changes:)`` for a document whose backlinks may have changed, or
  /// whose outline: a title, an icon or the order of its siblings, of its ancestors, or of their children. Of the
  /// children of a page, the first ``OutlineNode/listedChildren`` count, and of the rows of a data source all if there
  /// are at most ``OutlineNode/listedRows``; of further ones, only those before and after the object.
  public var showsSurroundings: Bool

  /// Creates requirements; the defaults require nothing.
  public init(keepsSignatures: Bool = false, pagesInParallel: Bool = false, showsSurroundings: Bool = false) {
    self.keepsSignatures = keepsSignatures
    self.pagesInParallel = pagesInParallel
    self.showsSurroundings = showsSurroundings
  }
}
