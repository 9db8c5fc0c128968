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

  /// Returns the headings of a page below its title.
  static func headings(_ headings: [OutlineHeading], below title: String) -> [PageHeading] {
    var slugs = HeadingSlugs()
    _ = slugs.next(title)
    return zip(headings, HeadingOutline.depths(ofLevels: headings.map(\.level))).map { heading, depth in
      PageHeading(id: heading.id, text: heading.text, depth: depth, slug: slugs.next(heading.text))
    }
  }
}

/// The anchors of headings on GitHub: repeated texts get a number.
struct HeadingSlugs {
  private var counts: [String: Int] = [:]

  mutating func next(_ heading: String) -> String {
    var slug = ""
    for character in heading.lowercased() {
      if character.isLetter || character.isNumber || character == "_" || character == "-" {
        slug.append(character)
      } else if character == " " {
        slug.append("-")
      }
    }
    let count = counts[slug, default: 0]
    counts[slug] = count + 1
    return count == 0 ? slug : "\(slug)-\(count)"
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
  /// GitHub numbers headings with equal text. Obsidian opens the first of them.
  static func findable(_ headings: [PageHeading], _ flavor: MarkdownFlavor) -> [PageHeading] {
    guard flavor == .obsidian else { return headings.filter { !$0.slug.isEmpty } }
    var seen: Set<String> = []
    return headings.filter { heading in
      let text = WikiLink.anchorText(heading.text).lowercased()
      return seen.insert(text).inserted && !text.isEmpty && !text.hasPrefix("^")
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
