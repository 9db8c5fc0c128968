/// Turns the objects of a workspace into one output format.
///
/// One lane calls one sink, one call at a time: ``open(_:)``, then ``write(_:)`` for each event, then
/// ``finish(_:)`` if everything was read, then ``close()``, whatever happened before. A sink that promises
/// ``SinkRequirements/pagesInParallel`` gets several pages at the same time.
///
/// ``open(_:)``, ``finish(_:)`` and ``close()`` do nothing unless you implement them. ``write(_:)`` has no default, so
/// that a method with a misspelt signature does not compile; a sink that writes everything in ``finish(_:)`` has an
/// empty one.
///
/// - Important: the same event may come again after a crash, and an object comes again whenever it, or
///   anything it shows, has changed. What is written for an object replaces what was written for it before.
public protocol Sink: Sendable {
  /// Fails early: the options make sense, what is needed is there.
  ///
  /// - Throws: an error that stops this lane before anything is written.
  func open(_ export: ExportDescription) async throws

  /// Writes what an event changes. Returning is the acknowledgement: the lane's checkpoint may move past it.
  ///
  /// - Throws: an error that stops this lane; it goes on from its checkpoint in the next run. What goes
  ///   wrong with one object only is reported to ``SinkContext/report(_:)`` instead.
  func write(_ event: ExportEvent) async throws

  /// Writes what needs the whole workspace: indexes, feeds, search. Called only after a complete read.
  ///
  /// - Throws: an error that stops this lane; the next run calls it again.
  func finish(_ summary: ExportSummary) async throws

  /// Lets go of what was opened. Always called, last.
  func close() async
}

extension Sink {
  /// Accepts the export.
  public func open(_ export: ExportDescription) async throws {}
  /// Writes nothing.
  public func finish(_ summary: ExportSummary) async throws {}
  /// Has nothing to let go of.
  public func close() async {}
}
