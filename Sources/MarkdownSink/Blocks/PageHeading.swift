import NotionModel
import SinkRendering

/// A heading of a page, with its anchors.
struct PageHeading: Sendable, Hashable {
  let id: BlockID
  let text: String
  /// Its depth in a table of contents, from 0.
  let depth: Int
  /// The anchor on GitHub.
  let slug: String

  /// Returns the headings of a page below its title.
  static func headings(_ headings: [OutlineHeading], below title: String) -> [PageHeading] {
    var slugs = HeadingSlugs()
    _ = slugs.next(title)
    return zip(headings, HeadingOutline.depths(ofLevels: headings.map(\.level))).map { heading, depth in
      PageHeading(id: heading.id, text: heading.text, depth: depth, slug: slugs.next(heading.text))
    }
  }
}
