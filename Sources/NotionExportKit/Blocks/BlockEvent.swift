public import NotionModel

/// An event of the traversal of a page's content.
@nonexhaustive
public enum BlockEvent: Sendable {
  /// A block begins; its content follows.
  case enter(BlockNode)
  /// A part of a meeting note begins; its content follows, unless it is unavailable.
  case enterSection(MeetingNotesPart)
  /// The innermost part of a meeting note ends.
  case leaveSection(MeetingNotesSection)
  /// The innermost open block ends.
  case leave(BlockNode)
  /// Blocks at this position in Notion that could not be read; the report has the reason too.
  case unavailable(reason: String)
}

/// A block and the kind of its content.
public struct BlockNode: Sendable {
  /// The block.
  public let block: Block
  /// The number of blocks and sections that enclose it; 0 for the blocks directly in the page.
  public let depth: Int
  /// The content that follows before the block is left.
  public let children: BlockInterior

  /// Creates the description of a block in a stream.
  public init(block: Block, depth: Int, children: BlockInterior) {
    self.block = block
    self.depth = depth
    self.children = children
  }
}

/// The kind of a block's content.
@nonexhaustive
public enum BlockInterior: Sendable, Hashable {
  /// None, or a separate object (a child page or database).
  case none
  /// Its own blocks.
  case own
  /// The blocks of the original that this synced copy shows.
  case synced(BlockID)
  /// Blocks that could not be read; the report has the reason too.
  case unavailable(reason: String)
}

/// A part of a meeting note and the block that contains it.
public struct MeetingNotesPart: Sendable, Hashable {
  /// The kind of part.
  public let section: MeetingNotesSection
  /// The block whose children are the part's content.
  public let container: BlockID
  /// The reason why the part's content could not be read; `nil` if it could. The report has the reason too.
  public let unavailable: String?

  /// Creates a part.
  public init(section: MeetingNotesSection, container: BlockID, unavailable: String? = nil) {
    self.section = section
    self.container = container
    self.unavailable = unavailable
  }
}

/// The parts of a meeting note.
public enum MeetingNotesSection: String, Sendable, Hashable, CaseIterable {
  case summary, notes, transcript
}
