public import NotionExportKit
public import NotionModel
public import SinkRendering

/// A heading of a page, for tables of contents.
public struct HTMLHeading: Sendable, Hashable {
  /// The anchor of its element.
  public let anchor: String
  /// The level, 1 to 4.
  public let level: Int
  /// The text with resolved mentions, without line breaks.
  public let text: String

  /// Creates a heading.
  public init(anchor: String, level: Int, text: String) {
    self.anchor = anchor
    self.level = level
    self.text = text
  }

  /// Returns the headings of a page in document order, without empty ones.
  ///
  /// - Throws: an error of reading the archive.
  public static func headings(
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
}

/// Assigns each block of a page a unique anchor: its id, as in Notion's own links.
///
/// A synced copy contains blocks that may occur in the page a second time; the id of the copy precedes
/// theirs.
public struct BlockAnchors: Sendable {
  private var copies: [String] = []

  /// Creates the state at the top of a page.
  public init() {}

  /// Returns the anchor of a block outside of synced copies.
  public static func name(of id: BlockID) -> String { id.object.compactText }

  /// Enters a block, and returns its anchor.
  public mutating func enter(_ node: BlockNode) -> String {
    let own = Self.name(of: node.block.id)
    let name = (copies + [own]).joined(separator: "-")
    if case .synced = node.children { copies.append(own) }
    return name
  }

  /// Leaves a block.
  public mutating func leave(_ node: BlockNode) {
    if case .synced = node.children { copies.removeLast() }
  }
}
