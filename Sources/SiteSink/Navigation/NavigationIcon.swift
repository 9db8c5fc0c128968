import HTMLRendering
import NotionExportKit
import NotionModel
import NotionRendering

/// The icon of a page or database in lists.
enum NavigationIcon: Sendable, Hashable {
  case emoji(String)
  /// A picture in the output, by its path from the root.
  case picture([String])

  /// The icon of what stands at a place; `nil` where it is neither an emoji nor a picture in the archive.
  ///
  /// - Throws: what keeps the archive from being read.
  init?(_ icon: Icon?, at place: DocumentPlace, in workspace: any WorkspaceReader) async throws {
    let file: FileReference
    switch icon {
    case .emoji(let emoji)?:
      self = .emoji(emoji)
      return
    case .file(let picture)?: file = picture
    case .customEmoji(let emoji)?:
      guard let picture = emoji.hostedFile else { return nil }
      file = picture
    case .named?, .unknown?, nil: return nil
    }
    guard let path = try await DocumentFiles.path(of: file, in: place.surroundings, workspace) else {
      return nil
    }
    self = .picture(path)
  }

  /// What changes when the icon does.
  var text: String {
    switch self {
    case .emoji(let emoji): emoji
    case .picture(let path): path.joined(separator: "/")
    }
  }

  /// Writes the icon, which says nothing that the title beside it does not.
  ///
  /// - Parameters:
  ///   - html: where to.
  ///   - href: tells the address of a file.
  /// - Throws: ``HTMLWriterError``.
  func write(to html: inout HTMLWriter, href: (_ path: [String]) -> String) throws {
    try html.open("span", ("class", "nav-icon"), ("aria-hidden", "true"))
    switch self {
    case .emoji(let emoji): try html.text(emoji)
    case .picture(let path):
      try html.empty("img", ("src", href(path)), ("alt", ""), ("width", "18"), ("height", "18"))
    }
    try html.close()
  }
}
