public import NotionModel

/// A batch of consecutive blocks in one container.
public struct BlockBatch: Sendable {
  /// A block and the location of its content.
  public struct Entry: Sendable {
    /// The block.
    public let block: Block
    /// The kind of its content.
    public let children: BlockInterior
    /// The parts of a meeting note, in order; each is a container.
    public let sections: [MeetingNotesPart]
    /// The blocks that represent the parts of a meeting note, as far as they are known: they are entered
    /// within their parts, and excluded from the other content of the meeting note.
    public let sectionBlocks: [MeetingNotesSection: Entry]

    /// Creates an entry of a batch.
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
  /// The cursor of the following batch, or `nil` if this is the last.
  public let next: Int?
  /// The reason why blocks that follow these in Notion are missing; `nil` if none are.
  public let unavailable: String?

  /// Creates a batch.
  public init(entries: [Entry], next: Int?, unavailable: String? = nil) {
    self.entries = entries
    self.next = next
    self.unavailable = unavailable
  }
}
