public import NotionModel

/// The content of a page or block in document order, read from the archive on demand.
///
/// At any time it holds a bounded number of batches of about a hundred blocks. It suspends only at the start
/// of a batch, not at every block. Each iteration starts from the first block.
///
/// A stream is finite even if blocks contain each other. A block inside its own content is not entered again;
/// a block that occurs twice has its content at the first position only; a synced original is repeated for
/// each of its copies up to a number of blocks that depends on the size of the page. Content that is nested
/// deeper than ``depthLimit`` follows its block, on the same level. Each of these is marked as
/// ``BlockInterior/unavailable(reason:)`` and reported to the source.
public struct BlockStream: AsyncSequence, Sendable {
  /// An event of the traversal.
  public typealias Element = BlockEvent
  /// The error of reading the archive.
  public typealias Failure = any Error

  /// The number of nested levels that are kept as in Notion.
  public static let depthLimit = 200

  private let root: BlockID
  /// The source of the blocks.
  package let source: any BlockSource

  /// Creates the content of `root`, a page or a block.
  public init(of root: BlockID, from source: any BlockSource) {
    self.root = root
    self.source = source
  }

  /// Creates an iterator at the first block.
  public func makeAsyncIterator() -> Iterator { Iterator(root: root, source: source) }

  /// A position in the content.
  public struct Iterator: AsyncIteratorProtocol {
    /// A pending step; the next one is the last element.
    private enum Step {
      case read(BlockID, after: Int?)
      case walk(BlockID, after: Int?, BlockBatch, index: Int)
      /// A batch that was released to save memory, and the position in it.
      case resume(BlockID, after: Int?, index: Int)
      case enter(MeetingNotesPart, BlockBatch.Entry?)
      /// A block that represents a part of a meeting note.
      case part(BlockBatch.Entry)
      case leaveSection(MeetingNotesSection)
      case close(BlockID, isOriginal: Bool, isLifted: Bool)
      case leave(BlockNode)
      case unavailable(String)
    }

    /// The number of batches in memory; those of outer levels are read again.
    private static let heldBatchLimit = 32

    private let source: any BlockSource
    private var steps: [Step]
    private var depth = 0
    /// The number of open containers whose blocks have been moved up to the last nested level.
    private var liftedContainers = 0
    /// The blocks inside a part of their meeting note, which are excluded from its other content.
    private var placed: [BlockID: Set<BlockID>] = [:]
    private var containers: OpenContainers
    private var heldBatches = 0
    /// The index below which no step holds a batch.
    private var firstHeld = 0

    init(root: BlockID, source: any BlockSource) {
      self.source = source
      self.steps = [.read(root, after: nil)]
      self.containers = OpenContainers(root: root)
    }

    /// Returns the next event, or `nil` after the last.
    public mutating func next() async throws -> BlockEvent? {
      try await next(isolation: nil)
    }

    /// Returns the next event, or `nil` after the last.
    public mutating func next(isolation actor: isolated (any Actor)?) async throws -> BlockEvent? {
      while let step = steps.popLast() {
        firstHeld = Swift.min(firstHeld, steps.count)
        switch step {
        case .read(let container, let cursor):
          try Task.checkCancellation()
          // A source in memory never suspends, and other tasks need the thread too.
          await Task.yield()
          let batch = try await source.blocks(in: container, after: cursor)
          if let next = batch.next { steps.append(.read(container, after: next)) }
          if let reason = batch.unavailable { steps.append(.unavailable(reason)) }
          hold(container, after: cursor, batch, from: 0)
        case .resume(let container, let cursor, let index):
          try Task.checkCancellation()
          hold(container, after: cursor, try await source.blocks(in: container, after: cursor), from: index)
        case .walk(let container, let cursor, let batch, let index):
          heldBatches -= 1
          hold(container, after: cursor, batch, from: index + 1)
          if placed[container]?.contains(batch.entries[index].block.id) == true { continue }
          return .enter(enter(batch.entries[index]))
        case .enter(let part, let block): return .enterSection(enter(part, block))
        case .part(let entry): return .enter(enter(entry))
        case .leaveSection(let section):
          depth -= 1
          return .leaveSection(section)
        case .close(let container, let isOriginal, let isLifted):
          containers.close(container, isOriginal: isOriginal)
          placed[container] = nil
          if isLifted { liftedContainers -= 1 }
        case .leave(let node):
          depth -= 1
          return .leave(node)
        case .unavailable(let reason): return .unavailable(reason: reason)
        }
      }
      return nil
    }

    /// Stores the rest of a batch for later, unless it is empty.
    private mutating func hold(_ container: BlockID, after cursor: Int?, _ batch: BlockBatch, from index: Int)
    {
      guard index < batch.entries.count else { return }
      steps.append(.walk(container, after: cursor, batch, index: index))
      heldBatches += 1
      while heldBatches > Self.heldBatchLimit, firstHeld < steps.count - 1 {
        if case .walk(let container, let cursor, _, let index) = steps[firstHeld] {
          steps[firstHeld] = .resume(container, after: cursor, index: index)
          heldBatches -= 1
        }
        firstHeld += 1
      }
    }

    private mutating func enter(_ entry: BlockBatch.Entry) -> BlockNode {
      let block = entry.block.id
      containers.count()
      let (interior, cut) = containers.admitting(entry.children, of: block)
      if let cut { source.record(BlockCut(block: block, reason: cut)) }
      let content: (container: BlockID, isOriginal: Bool)? =
        switch interior {
        case .none, .unavailable: nil
        case .own: (block, false)
        case .synced(let original): (original, true)
        }
      // The rows of a table have no meaning outside it, and have no children.
      let limit = entry.block.type == .table ? BlockStream.depthLimit : BlockStream.depthLimit - 1
      let holdsContent = content != nil || !entry.sections.isEmpty
      guard holdsContent, depth >= limit else {
        let node = BlockNode(block: entry.block, depth: depth, children: interior)
        depth += 1
        steps.append(.leave(node))
        for part in entry.sections.reversed() {
          steps.append(.enter(part, entry.sectionBlocks[part.section]))
        }
        place(entry, content)
        if let content { open(content.container, isOriginal: content.isOriginal) }
        return node
      }
      return lift(entry, content, cut: interior)
    }

    /// Makes the content of a block follow it.
    private mutating func lift(
      _ entry: BlockBatch.Entry, _ content: (container: BlockID, isOriginal: Bool)?, cut: BlockInterior
    ) -> BlockNode {
      // One mark for all that is nested below.
      var interior = BlockInterior.none
      if content == nil, case .unavailable = cut {
        interior = cut
      } else if liftedContainers == 0 {
        source.record(BlockCut(block: entry.block.id, reason: .isTooDeep))
        interior = .unavailable(
          reason:
            "it is nested deeper than \(BlockStream.depthLimit) levels; its content follows on this level")
      }
      let node = BlockNode(block: entry.block, depth: depth, children: interior)
      for part in entry.sections.reversed() {
        if let block = entry.sectionBlocks[part.section] {
          steps.append(.part(block))
        } else if part.unavailable == nil, containers.admits(part.container) {
          open(part.container, isOriginal: false, isLifted: true)
        }
      }
      place(entry, content)
      if let content { open(content.container, isOriginal: content.isOriginal, isLifted: true) }
      depth += 1
      steps.append(.leave(node))
      return node
    }

    /// Excludes the parts of a meeting note from its other content, while that is open.
    private mutating func place(_ entry: BlockBatch.Entry, _ content: (container: BlockID, isOriginal: Bool)?)
    {
      guard let content, !entry.sections.isEmpty else { return }
      placed[content.container] = Set(entry.sections.map(\.container))
    }

    private mutating func enter(_ part: MeetingNotesPart, _ block: BlockBatch.Entry?) -> MeetingNotesPart {
      if let block {
        steps += [.leaveSection(part.section), .part(block)]
        depth += 1
        return part
      }
      var part = part
      if part.unavailable == nil {
        let (interior, cut) = containers.admitting(.own, of: part.container)
        if let cut { source.record(BlockCut(block: part.container, reason: cut)) }
        if case .unavailable(let reason) = interior {
          part = MeetingNotesPart(section: part.section, container: part.container, unavailable: reason)
        }
      }
      steps.append(.leaveSection(part.section))
      if part.unavailable == nil { open(part.container, isOriginal: false) }
      depth += 1
      return part
    }

    private mutating func open(_ container: BlockID, isOriginal: Bool, isLifted: Bool = false) {
      containers.open(container, isOriginal: isOriginal)
      if isLifted { liftedContainers += 1 }
      steps.append(.close(container, isOriginal: isOriginal, isLifted: isLifted))
      steps.append(.read(container, after: nil))
    }
  }
}
