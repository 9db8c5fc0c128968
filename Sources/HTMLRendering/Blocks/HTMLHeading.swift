package import NotionExportKit
import NotionModel
package import NotionRendering

/// A heading of a page, for tables of contents.
package struct HTMLHeading: Sendable, Hashable {
  /// The anchor of its element.
  package let anchor: String
  /// The level, 1 to 4.
  package let level: Int
  /// The text with resolved mentions, without line breaks.
  package let text: String

  /// Creates a heading.
  package init(anchor: String, level: Int, text: String) {
    self.anchor = anchor
    self.level = level
    self.text = text
  }

  /// Returns the headings of a page in document order, without empty ones.
  ///
  /// - Throws: an error of reading the archive.
  package static func headings(
    of document: PageDocument, references: some DocumentReferences
  ) async throws -> [HTMLHeading] {
    var anchors = BlockAnchors()
    var headings: [HTMLHeading] = []
    for try await event in document.content {
      switch event {
      case .enter(let node):
        let anchor = anchors.enter(node)
        guard let level = node.block.headingLevel, let richText = node.block.richText else { continue }
        let text = try await InlineText(richText, references: references).plainText
        let line = text.split(whereSeparator: \.isNewline).joined(separator: " ").trimmingWhitespace
        if !line.isEmpty { headings.append(HTMLHeading(anchor: anchor, level: level, text: line)) }
      case .leave(let node): anchors.leave(node)
      case .enterSection, .leaveSection, .unavailable: break
      }
    }
    return headings
  }

  /// Returns the depth of each heading in a nested list, from 0: a skipped level nests only once.
  package static func nesting(of headings: [HTMLHeading]) -> [Int] {
    var open: [Int] = []
    return headings.map { heading in
      while let last = open.last, last >= heading.level { open.removeLast() }
      open.append(heading.level)
      return open.count - 1
    }
  }
}
