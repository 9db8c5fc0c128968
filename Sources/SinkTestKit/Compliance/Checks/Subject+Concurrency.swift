internal import NotionExportKit
internal import NotionModel
internal import Synchronization

extension Subject {
  func checkConcurrency() async throws {
    guard Plugin.requirements(of: options).pagesInParallel else { return }
    let base = try ComplianceWorkspace.make()
    let expected = try await files(of: base)
    for pagesAtOnce in [2, 3] {
      for (name, order) in [
        ("in their order", base.events), ("from the last to the first", base.events.reversed()),
        ("in another order", shuffled(base.events)),
      ] {
        let workspace = InterposedWorkspace(
          base: base, source: MeetingBlocks(base: base, groups: order.groupsOfPages(of: pagesAtOnce)))
        let tree = LaneOutputTree()
        try await run(over: workspace, order.map(workspace.interposed), pagesAtOnce: pagesAtOnce, into: tree)
        if let difference = FileComparison.difference(expected, tree.files) {
          throw violation(
            .concurrent, "with \(pagesAtOnce) pages at the same time, the objects \(name), \(difference)")
        }
      }
    }
  }
}

extension [ExportEvent] {
  /// The pages that ``Subject/run(over:_:pagesAtOnce:into:isReplay:finishes:closes:acknowledged:)`` writes at the same
  /// time: so many at most, with no other event between them.
  fileprivate func groupsOfPages(of size: Int) -> [Set<BlockID>] {
    var groups: [Set<BlockID>] = [[]]
    for event in self {
      guard case .page(let document) = event else {
        groups.append([])
        continue
      }
      if groups[groups.count - 1].count == size { groups.append([]) }
      groups[groups.count - 1].insert(BlockID(document.page.id.object))
    }
    return groups
  }
}

/// The content of a workspace, of which a page is read on only once the pages beside it are being read, too.
private final class MeetingBlocks: BlockSource {
  /// The number of times that a reader looks for the others. A sink may write its pages one after another all the same,
  /// and then nobody else comes.
  private static let patience = 2000

  private let base: ScriptedWorkspace
  private let companions: [BlockID: Set<BlockID>]
  private let begun = Mutex<Set<BlockID>>([])

  init(base: ScriptedWorkspace, groups: [Set<BlockID>]) {
    self.base = base
    var companions: [BlockID: Set<BlockID>] = [:]
    for group in groups { for page in group { companions[page] = group } }
    self.companions = companions
  }

  func blocks(in container: BlockID, after cursor: Int?) async throws -> BlockBatch {
    if let group = companions[container], begun.withLock({ $0.insert(container).inserted }) {
      for _ in 0..<Self.patience where !begun.withLock({ $0.isSuperset(of: group) }) { await Task.yield() }
    }
    return base.blocks(in: container, after: cursor)
  }
}
