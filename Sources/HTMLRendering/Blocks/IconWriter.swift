package import NotionModel
import NotionRendering

/// Writes icons of pages and callouts.
package struct IconWriter<Surroundings: HTMLSurroundings> {
  private let surroundings: Surroundings

  /// Writes icons whose pictures are where `surroundings` says.
  package init(surroundings: Surroundings) { self.surroundings = surroundings }

  /// Writes an icon: an emoji as text, a picture where it is in the output, else its name.
  ///
  /// - Throws: what keeps the archive from being read, or ``HTMLWriterError``.
  package func write(_ icon: Icon, to html: inout HTMLWriter) async throws {
    switch icon {
    case .emoji(let emoji): try html.element("span", ("class", "icon"), ("aria-hidden", "true"), text: emoji)
    case .named(let name, let color):
      try html.empty(
        "span", ("class", "icon dot \(ColorClass.name(of: color))"), ("role", "img"), ("aria-label", name),
        ("title", name))
    case .file(let file): try picture(try await surroundings.source(of: file), name: "", to: &html)
    case .customEmoji(let emoji):
      let name = emoji.name.map { ":\($0):" } ?? ""
      try picture(try await surroundings.source(of: emoji), name: name, to: &html)
    case .unknown: break
    }
  }

  private func picture(
    _ source: SafeLink?, name: String, to html: inout HTMLWriter
  ) throws(HTMLWriterError) {
    if let source {
      try html.empty("img", ("class", "icon"), ("src", source.address), ("alt", name))
    } else if !name.isEmpty {
      try html.element("span", ("class", "icon-name"), text: name)
    }
  }
}
