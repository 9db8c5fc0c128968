import HTMLRendering
import Mustache

/// A small piece of HTML for a template: the only value that is inserted unescaped.
///
/// There are three ways to create one, none of which accepts markup of a workspace: an ``HTMLWriter``, which
/// escapes all text, a script of the templates, and the placeholder of a body.
struct HTMLFragment: Sendable, Hashable {
  /// The placeholder of a body: no text of a workspace contains it, as its ends are characters that are
  /// invalid in HTML.
  static let bodyMark = HTMLFragment(checked: "\u{1}body\u{1}")

  /// The HTML.
  let html: String

  private init(checked html: String) { self.html = html }

  /// Creates a fragment from the output of `write`.
  ///
  /// - Throws: the error that `write` throws, or ``HTMLWriterError``.
  nonisolated(nonsending) init(
    _ write: nonisolated(nonsending) (inout HTMLWriter) async throws -> Void
  ) async throws {
    var html = try HTMLWriter()
    try await write(&html)
    self.init(checked: try html.finish())
  }

  /// Creates a fragment from the output of `write`, which does not suspend.
  ///
  /// - Throws: the error that `write` throws, or ``HTMLWriterError``.
  init(_ write: (inout HTMLWriter) throws -> Void) throws {
    var html = try HTMLWriter()
    try write(&html)
    self.init(checked: try html.finish())
  }

  /// Creates a fragment from a text, escaped for the content of an element or a value in double quotes.
  ///
  /// - Throws: ``HTMLWriterError``.
  init(text: String) throws { try self.init { (html: inout HTMLWriter) in try html.text(text) } }

  /// Creates the content of a script element; returns `nil` for a script that would end the element or change
  /// its parsing.
  init?(script: String) {
    let lower = script.lowercased()
    guard !["</script", "<script", "<!--"].contains(where: { lower.contains($0) }) else { return nil }
    self.init(checked: script)
  }
}

extension HTMLFragment: MustacheCustomRenderable {
  /// The HTML, which a triple mustache inserts unescaped and a double one escapes.
  var renderText: String { html }
  /// Whether it is empty, so that a section of it is omitted.
  var isNull: Bool { html.isEmpty }
}
