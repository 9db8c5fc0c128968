public import NotionModel

/// The source of a ``BlockStream``: the archive, or a test's script.
public protocol BlockSource: Sendable {
  /// Returns the blocks directly in a container, about a hundred at most.
  ///
  /// - Parameters:
  ///   - container: a page, or a block with children.
  ///   - cursor: the ``BlockBatch/next`` of the previous batch, or `nil` for the first.
  /// - Returns: the blocks, and the cursor of the next batch.
  /// - Throws: an error of reading the archive.
  func blocks(in container: BlockID, after cursor: Int?) async throws -> BlockBatch

  /// Records a cut in a stream of these blocks; called each time the stream reaches it.
  func record(_ cut: BlockCut)
}

extension BlockSource {
  /// Ignores the cut.
  public func record(_ cut: BlockCut) {}
}

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

/// A position at which a ``BlockStream`` omits or moves the content of a block.
///
/// The blocks of a workspace are not assumed to form a tree.
public struct BlockCut: Sendable, Hashable {
  /// The reasons for a cut.
  public enum Reason: Sendable, Hashable {
    /// The block is inside its own content.
    case containsItself
    /// The content is already in the page, at another position of the same block.
    case isRepeated
    /// The synced original has been shown too often to be shown again.
    case isRepeatedTooOften
    /// The content is nested too deeply; it follows the block, on the block's own level.
    case isTooDeep
  }

  /// The block whose content is cut.
  public let block: BlockID
  /// The reason.
  public let reason: Reason

  /// Creates a description of a cut.
  public init(block: BlockID, reason: Reason) {
    self.block = block
    self.reason = reason
  }
}
