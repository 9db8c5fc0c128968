/// The demands of a sink on the crawl and on its lane, beyond what every sink gets.
public struct SinkRequirements: Sendable, Hashable {
  /// Whether the archive keeps the signatures of hosted files' URLs, which otherwise reach no file.
  public var keepsSignatures: Bool

  /// Whether the lane may call ``Sink/write(_:)`` for several pages at the same time.
  ///
  /// The events of different pages then come side by side, in any order among themselves. Two events of one page never
  /// do, and every other event comes alone, as do the calls of ``Sink/open(_:)``, ``Sink/finish(_:)`` and
  /// ``Sink/close()``.
  ///
  /// By setting it, the sink promises that the files of a page depend neither on the pages written beside it nor on
  /// their order: `write` keeps the state of a page in local variables, and guards what pages share. `SinkCompliance`
  /// checks it.
  public var pagesInParallel: Bool

  /// Makes requirements; nothing special unless told otherwise.
  public init(keepsSignatures: Bool = false, pagesInParallel: Bool = false) {
    self.keepsSignatures = keepsSignatures
    self.pagesInParallel = pagesInParallel
  }
}
