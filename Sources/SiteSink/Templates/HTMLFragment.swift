import HTMLRendering
import Mustache
import NotionExportKit
import Synchronization

/// HTML that is small enough to be held, for the places of a template: the only thing that stands there unescaped.
///
/// There are three ways to make one, and none takes markup from a workspace: an ``HTMLWriter``, which escapes all
/// text, a script of the templates, and the mark that stands for a body.
struct HTMLFragment: Sendable, Hashable {
  private final class Pieces: Sendable {
    let bytes = Mutex<[UInt8]>([])
  }

  /// The mark of a body: no text of a workspace holds it, as its ends are characters that HTML has no place for.
  static let bodyMark = HTMLFragment(checked: "\u{1}body\u{1}")

  /// The HTML.
  let html: String

  private init(checked html: String) { self.html = html }

  /// What `write` writes.
  ///
  /// - Throws: what `write` throws, or ``HTMLWriterError``.
  nonisolated(nonsending) init(
    _ write: nonisolated(nonsending) (inout HTMLWriter) async throws -> Void
  ) async throws {
    var html = try HTMLWriter()
    try await write(&html)
    self.init(checked: try Self.text(of: &html))
  }

  /// What `write` writes without waiting for anything.
  ///
  /// - Throws: what `write` throws, or ``HTMLWriterError``.
  init(_ write: (inout HTMLWriter) throws -> Void) throws {
    var html = try HTMLWriter()
    try write(&html)
    self.init(checked: try Self.text(of: &html))
  }

  /// A text, escaped for the content of an element or a value in double quotes.
  ///
  /// - Throws: ``HTMLWriterError``.
  init(text: String) throws { try self.init { (html: inout HTMLWriter) in try html.text(text) } }

  /// The content of a script element; `nil` for a script that would end the element or change how it is read.
  init?(script: String) {
    let lower = script.lowercased()
    guard !["</script", "<script", "<!--"].contains(where: { lower.contains($0) }) else { return nil }
    self.init(checked: script)
  }

  private static func text(of html: inout HTMLWriter) throws -> String {
    let pieces = Pieces()
    var file = OutputFile { piece in pieces.bytes.withLock { $0 += piece } }
    try html.finish(to: &file)
    try file.drain()
    return String(decoding: pieces.bytes.withLock { $0 }, as: UTF8.self)
  }
}

extension HTMLFragment: MustacheCustomRenderable {
  /// The HTML, which a triple mustache takes as it is and a double one escapes.
  var renderText: String { html }
  /// Whether there is none, so that a section of it is left out.
  var isNull: Bool { html.isEmpty }
}
