public import NotionExportKit
public import NotionModel

/// A heading of a page, for tables of contents and for links to it.
public struct OutlineHeading: Sendable, Hashable {
  /// The block.
  public let id: BlockID
  /// The level, 1 to 4.
  public let level: Int
  /// The lines of the text with resolved mentions; all but a few headings have one.
  public let lines: [String]

  /// Creates a heading.
  public init(id: BlockID, level: Int, lines: [String]) {
    self.id = id
    self.level = level
    self.lines = lines
  }

  /// The text in one line, without white space at its edges.
  public var text: String { lines.filter { !$0.isEmpty }.joined(separator: " ").trimmingWhitespace }
}

/// The headings of a page, read from its content before the page itself or concurrently.
public enum HeadingOutline {
  /// Returns the headings in document order, including those in toggles, columns and synced blocks.
  ///
  /// - Throws: an error of reading the archive.
  public static func headings(
    of document: PageDocument, references: any ReferenceResolver
  ) async throws -> [OutlineHeading] {
    var headings: [OutlineHeading] = []
    for try await event in document.content {
      guard case .enter(let node) = event, let level = node.block.headingLevel, let text = node.block.richText
      else { continue }
      let plain = try await StyledText(text, references: references).plainText
      let lines = plain.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
      headings.append(OutlineHeading(id: node.block.id, level: level, lines: lines))
    }
    return headings
  }

  /// Returns the depth of each heading in a nested list, from 0, by the levels of all headings: a skipped level
  /// nests only once.
  ///
  /// ```swift
  /// HeadingOutline.depths(ofLevels: [1, 3, 2, 1])  // [0, 1, 1, 0]
  /// ```
  public static func depths(ofLevels levels: [Int]) -> [Int] {
    var open: [Int] = []
    return levels.map { level in
      while let last = open.last, last >= level { open.removeLast() }
      open.append(level)
      return open.count - 1
    }
  }
}
