package import NotionExportKit
import NotionModel
package import NotionRendering

/// A heading of a page, for tables of contents.
package struct HTMLHeading: Sendable, Hashable {
  /// The name of its element.
  package let anchor: String
  /// The level, 1 to 4.
  package let level: Int
  /// The text, mentions resolved; no line ends.
  package let text: String

  /// Describes a heading.
  package init(anchor: String, level: Int, text: String) {
    self.anchor = anchor
    self.level = level
    self.text = text
  }

  /// The headings of a page in document order, empty ones left out.
  ///
  /// - Throws: what keeps the archive from being read.
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

  /// How deep each heading lies in a nested list, from 0: a level that is skipped nests only once.
  package static func nesting(of headings: [HTMLHeading]) -> [Int] {
    var open: [Int] = []
    return headings.map { heading in
      while let last = open.last, last >= heading.level { open.removeLast() }
      open.append(heading.level)
      return open.count - 1
    }
  }
}
