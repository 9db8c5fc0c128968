/// Turns the objects of a workspace into one output format.
///
/// One lane calls one sink, one call at a time: ``open(_:)``, then ``write(_:)`` for each event, then
/// ``finish(_:)`` if everything was read, then ``close()`` in any case. A sink with
/// ``SinkRequirements/pagesInParallel`` receives several pages at the same time.
///
/// ``open(_:)``, ``finish(_:)`` and ``close()`` do nothing unless you implement them. ``write(_:)`` has no default, so
/// that a method with a misspelt signature does not compile; a sink that writes everything in ``finish(_:)`` has an
/// empty one.
///
/// - Important: an event may be repeated after a crash, and an object is delivered again whenever it, or anything it
///   shows, has changed. The files written for an object replace its previous files.
public protocol Sink: Sendable {
  /// Checks options and prerequisites, so that an export fails early.
  ///
  /// - Throws: an error that stops this lane before anything is written.
  func open(_ export: ExportDescription) async throws

  /// Writes the changes of an event. Returning is the acknowledgement: the lane's checkpoint may advance beyond it.
  ///
  /// - Throws: an error that stops this lane, which resumes from its checkpoint in the next run. Report a failure of a
  ///   single object to ``SinkContext/report(_:)`` instead.
  func write(_ event: ExportEvent) async throws

  /// Writes files that depend on the whole workspace: indexes, feeds, search. Called only after a complete read.
  ///
  /// - Throws: an error that stops this lane; the next run calls it again.
  func finish(_ summary: ExportSummary) async throws

  /// Releases resources. Always called, last.
  func close() async
}

extension Sink {
  /// Does nothing.
  public func open(_ export: ExportDescription) async throws {}
  /// Does nothing.
  public func finish(_ summary: ExportSummary) async throws {}
  /// Does nothing.
  public func close() async {}
}
