import NotionExportKit
import NotionModel
import SinkRendering
import Synchronization

/// A heading of a page, with its anchors.
struct PageHeading: Sendable, Hashable {
  let id: BlockID
  let text: String
  /// Its depth in a table of contents, from 0.
  let depth: Int
  /// The anchor on GitHub.
  let slug: String
  /// Whether the text has line breaks.
  let hasBreaks: Bool

  /// Returns the headings of a page below its title.
  static func headings(_ headings: [OutlineHeading], below title: String) -> [PageHeading] {
    var slugs = GitHubHeadingAnchors()
    _ = slugs.next(title)
    return zip(headings, HeadingOutline.depths(ofLevels: headings.map(\.level))).map { heading, depth in
      PageHeading(
        id: heading.id, text: heading.text, depth: depth, slug: slugs.next(heading.lines.joined()),
        hasBreaks: heading.lines.count > 1)
    }
  }
}

/// Links to headings in each flavour.
enum HeadingAnchor {
  /// Returns the percent-encoded fragment.
  static func fragment(_ heading: PageHeading, _ flavor: MarkdownFlavor) -> String {
    switch flavor {
    case .gfm, .commonmark: PercentEncoding.encoded(heading.slug)
    case .obsidian: PercentEncoding.encoded(WikiLink.anchorText(heading.text))
    }
  }

  /// Returns the headings that a link can address by their text; the others need an anchor like other blocks.
  ///
  /// GitHub numbers headings with equal text. Obsidian opens the first of them, and takes a line break for its tag.
  static func findable(_ headings: [PageHeading], _ flavor: MarkdownFlavor) -> [PageHeading] {
    guard flavor == .obsidian else { return headings.filter { !$0.slug.isEmpty } }
    var seen: Set<String> = []
    return headings.filter { heading in
      let text = WikiLink.anchorText(heading.text).lowercased()
      return seen.insert(text).inserted && !text.isEmpty && !heading.hasBreaks
        && text.utf8.first != UInt8(ascii: "^")
    }
  }
}

/// The anchor of a block that is not a heading.
enum BlockAnchor {
  /// Returns the fragment of a link: the block's id, for Obsidian after a `^`.
  static func name(of id: BlockID, _ flavor: MarkdownFlavor) -> String {
    flavor == .obsidian ? "^\(id.object.compactText)" : id.object.compactText
  }

  /// Returns the mark of the anchor in the text of the block.
  static func mark(_ id: BlockID, _ flavor: MarkdownFlavor) -> String {
    let name = name(of: id, flavor)
    return flavor == .obsidian ? name : "<a id=\"\(name)\"></a>"
  }
}

/// A cache of the headings of pages to which one page links, so that each is read once.
final class HeadingCache: Sendable {
  /// Capacity; for a page that links to more pages, some are read again.
  private static let limit = 64

  private let known = Mutex<[ObjectID: [PageHeading]]>([:])

  func headings(
    of page: ObjectID, _ read: () async throws -> [PageHeading]
  ) async throws -> [PageHeading] {
    if let headings = known.withLock({ $0[page] }) { return headings }
    let headings = try await read()
    known.withLock { known in
      if known.count >= Self.limit { known.removeAll() }
      known[page] = headings
    }
    return headings
  }
}
