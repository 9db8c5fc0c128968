package import NotionExportKit
package import NotionModel

/// A heading of a page, for tables of contents and for links to it.
package struct OutlineHeading: Sendable, Hashable {
  /// The block.
  package let id: BlockID
  /// The level, 1 to 4.
  package let level: Int
  /// The text with resolved mentions, without line breaks.
  package let text: String

  /// Creates a heading.
  package init(id: BlockID, level: Int, text: String) {
    self.id = id
    self.level = level
    self.text = text
  }
}

/// The headings of a page, read from its content before the page itself or concurrently.
package enum HeadingOutline {
  /// Returns the headings in document order, including those in toggles, columns and synced blocks.
  ///
  /// - Throws: an error of reading the archive.
  package static func headings(
    of document: PageDocument, references: any ReferenceResolver
  ) async throws -> [OutlineHeading] {
    var headings: [OutlineHeading] = []
    for try await event in document.content {
      guard case .enter(let node) = event, let level = node.block.headingLevel, let text = node.block.richText
      else { continue }
      let plain = try await TextSpans(text, references: references).plainText
      headings.append(
        OutlineHeading(
          id: node.block.id, level: level,
          text: plain.split(whereSeparator: \.isNewline).joined(separator: " ").trimmingWhitespace))
    }
    return headings
  }

  /// Returns the depth of each heading in a nested list, from 0: a skipped level nests only once.
  package static func depths(of headings: [OutlineHeading]) -> [Int] {
    var open: [Int] = []
    return headings.map { heading in
      while let last = open.last, last >= heading.level { open.removeLast() }
      open.append(heading.level)
      return open.count - 1
    }
  }
}
