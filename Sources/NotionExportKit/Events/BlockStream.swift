public import NotionModel

/// The content of a page or block in document order, read from the archive as it is pulled.
///
/// At any time it holds one batch of about a hundred blocks for each level of nesting. It suspends only
/// where a batch begins, not at every block. Iterating again starts again.
public struct BlockStream: AsyncSequence, Sendable {
  /// A step through the content.
  public typealias Element = BlockEvent
  /// Reading the archive may fail.
  public typealias Failure = any Error

  private let root: BlockID
  /// Where the blocks come from.
  package let source: any BlockSource

  /// The content of `root`, a page or a block.
  public init(of root: BlockID, from source: any BlockSource) {
    self.root = root
    self.source = source
  }

  /// Starts at the first block.
  public func makeAsyncIterator() -> Iterator { Iterator(root: root, source: source) }

  /// A place in the content.
  public struct Iterator: AsyncIteratorProtocol {
    /// What is still to be done, the next thing last.
    private enum Step {
      case read(BlockID, after: Int?)
      case walk(BlockID, BlockBatch, index: Int)
      case enter(MeetingNotesPart, BlockBatch.Entry?)
      case leaveSection(MeetingNotesSection)
      case leave(BlockNode)
    }

    private let source: any BlockSource
    private var steps: [Step]
    private var depth = 0
    /// The originals whose content is being read, so that a copy within its own original ends.
    private var openOriginals: [BlockID] = []
    /// The blocks that stand in a part of their meeting note, and not among its other content.
    private var placed: [BlockID: Set<BlockID>] = [:]

    init(root: BlockID, source: any BlockSource) {
      self.source = source
      self.steps = [.read(root, after: nil)]
    }

    /// The next step, or `nil` after the last.
    public mutating func next() async throws -> BlockEvent? {
      try await next(isolation: nil)
    }

    /// The next step, or `nil` after the last.
    public mutating func next(isolation actor: isolated (any Actor)?) async throws -> BlockEvent? {
      while let step = steps.popLast() {
        switch step {
        case .read(let container, let cursor):
          let batch = try await source.blocks(in: container, after: cursor)
          if let next = batch.next { steps.append(.read(container, after: next)) }
          steps.append(.walk(container, batch, index: 0))
        case .walk(let container, let batch, let index):
          guard index < batch.entries.count else { continue }
          steps.append(.walk(container, batch, index: index + 1))
          if placed[container]?.contains(batch.entries[index].block.id) == true { continue }
          return .enter(enter(batch.entries[index]))
        case .enter(let part, let block):
          steps.append(.leaveSection(part.section))
          if let block {
            steps.append(.walk(part.container, BlockBatch(entries: [block], next: nil), index: 0))
          } else if part.unavailable == nil {
            steps.append(.read(part.container, after: nil))
          }
          depth += 1
          return .enterSection(part)
        case .leaveSection(let section):
          depth -= 1
          return .leaveSection(section)
        case .leave(let node):
          depth -= 1
          if case .synced = node.children { openOriginals.removeLast() }
          placed[node.block.id] = nil
          return .leave(node)
        }
      }
      return nil
    }

    private mutating func enter(_ entry: BlockBatch.Entry) -> BlockNode {
      var children = entry.children
      if case .synced(let original) = children, openOriginals.contains(original) {
        children = .unavailable(reason: "a synced copy inside its own original")
      }
      let node = BlockNode(block: entry.block, depth: depth, children: children)
      depth += 1
      steps.append(.leave(node))
      for part in entry.sections.reversed() {
        steps.append(.enter(part, entry.sectionBlocks[part.section]))
      }
      if !entry.sections.isEmpty { placed[entry.block.id] = Set(entry.sections.map(\.container)) }
      switch children {
      case .none, .unavailable: break
      case .own: steps.append(.read(entry.block.id, after: nil))
      case .synced(let original):
        openOriginals.append(original)
        steps.append(.read(original, after: nil))
      }
      return node
    }
  }
}
