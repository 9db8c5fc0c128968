/// The stylesheet of the whole export: light and dark, for screens of every width and for paper.
enum Stylesheet {
  /// The path from the root of the output. No page can have this name: none ends in `.css`.
  static let path = ["assets", "style.css"]

  /// All of it.
  static let text = [colors, page, prose, blocks, media, data, paper].joined(separator: "\n")
}
