public import NotionModel
internal import SinkRendering

/// Writes icons of pages and callouts.
public struct IconWriter<References: HTMLReferences>: Sendable {
  private let references: References

  /// Creates a writer of icons with the pictures of `references`.
  public init(references: References) { self.references = references }

  /// Writes an icon: an emoji as text, one of Notion's own as a drawing, a picture if it is in the output,
  /// else its name.
  ///
  /// - Returns: whether there was anything to write.
  /// - Throws: an error of reading the archive, or ``HTMLWriterError``.
  @discardableResult
  public func write(_ icon: Icon, to html: inout HTMLWriter) async throws -> Bool {
    switch icon {
    case .emoji(let emoji):
      try html.element("span", ("class", "icon"), ("aria-hidden", "true"), text: emoji)
      return true
    case .named(let name, let color):
      try html.native(NativeIcon(name: name, color: color), isDecorative: false)
      return true
    case .file(let file):
      let source = try await references.source(of: file)
      if source == nil, let native = NativeIcon(icon) {
        try html.native(native, isDecorative: false)
        return true
      }
      return try picture(source, name: "", to: &html)
    case .customEmoji(let emoji):
      let name = emoji.name.map { ":\($0):" } ?? ""
      return try picture(try await references.source(of: emoji), name: name, to: &html)
    case .unknown: return false
    }
  }

  private func picture(
    _ source: SafeLink?, name: String, to html: inout HTMLWriter
  ) throws(HTMLWriterError) -> Bool {
    if let source {
      try html.empty("img", ("class", "icon"), ("src", source.address), ("alt", name))
    } else if !name.isEmpty {
      try html.element("span", ("class", "icon-name"), text: name)
    } else {
      return false
    }
    return true
  }
}
