import HTMLRendering
import NotionExportKit
import Synchronization

/// HTML that is small enough to be held, for the places of a template.
enum HTMLFragment {
  private final class Pieces: Sendable {
    let bytes = Mutex<[UInt8]>([])
  }

  /// What `write` writes.
  ///
  /// - Throws: what `write` throws, or ``HTMLWriterError``.
  static nonisolated(nonsending) func text(
    _ write: nonisolated(nonsending) (inout HTMLWriter) async throws -> Void
  ) async throws -> String {
    var html = try HTMLWriter()
    try await write(&html)
    return try text(of: &html)
  }

  /// What `write` writes without waiting for anything.
  ///
  /// - Throws: what `write` throws, or ``HTMLWriterError``.
  static func text(_ write: (inout HTMLWriter) throws -> Void) throws -> String {
    var html = try HTMLWriter()
    try write(&html)
    return try text(of: &html)
  }

  private static func text(of html: inout HTMLWriter) throws -> String {
    let pieces = Pieces()
    var file = OutputFile { piece in pieces.bytes.withLock { $0 += piece } }
    try html.finish(to: &file)
    try file.drain()
    return String(decoding: pieces.bytes.withLock { $0 }, as: UTF8.self)
  }
}
