public import NotionModel

/// Some of the blocks that stand side by side in one container.
public struct BlockBatch: Sendable {
  /// A block and where its content is.
  public struct Entry: Sendable {
    /// The block.
    public let block: Block
    /// What it contains.
    public let children: BlockInterior
    /// The parts of a meeting note, in order; each is a container of its own.
    public let sections: [MeetingNotesPart]
    /// The blocks that the parts of a meeting note are, where they are known: they are entered within their parts,
    /// and left out of what else the meeting note contains.
    public let sectionBlocks: [MeetingNotesSection: Entry]

    /// Describes a block of a batch.
    public init(
      block: Block, children: BlockInterior, sections: [MeetingNotesPart] = [],
      sectionBlocks: [MeetingNotesSection: Entry] = [:]
    ) {
      self.block = block
      self.children = children
      self.sections = sections
      self.sectionBlocks = sectionBlocks
    }
  }

  /// The blocks in document order.
  public let entries: [Entry]
  /// Asks for the batch after this one; `nil` where this is the last.
  public let next: Int?
  /// Why blocks that follow these in Notion are missing; `nil` where none are.
  public let unavailable: String?

  /// Makes a batch.
  public init(entries: [Entry], next: Int?, unavailable: String? = nil) {
    self.entries = entries
    self.next = next
    self.unavailable = unavailable
  }
}
