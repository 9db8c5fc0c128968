internal import NotionExportKit
internal import NotionModel
internal import Synchronization

extension Subject {
  func checkCancellation() async throws {
    let base = try ComplianceWorkspace.make()
    let source = CancellingBlocks(base: base, at: BlockID(ComplianceWorkspace.id(1)))
    let workspace = InterposedWorkspace(base: base, source: source)
    let tree = LaneOutputTree()
    let acknowledged = Mutex(0)
    let task = Task {
      try await run(over: workspace, workspace.events, into: tree) { acknowledged.withLock { $0 += 1 } }
    }
    source.cancels { task.cancel() }
    // A sink that does not end here waits forever; the time limit of the test detects that.
    let ending = await task.result
    if case .success = ending, source.hasCancelled {
      throw violation(
        .cancellable,
        "the lane was cancelled while a page was written, and the sink went on as if it were not")
    }
    let expected = try await files(of: base)
    let position = acknowledged.withLock { $0 }
    let resumed = LaneOutputTree(after: tree)
    try await run(
      over: base, base.events[min(position, base.events.count)...], into: resumed, isReplay: false)
    if let difference = FileComparison.difference(expected, resumed.files) {
      throw violation(.cancellable, "after a cancelled run and another one, \(difference)")
    }
  }
}

/// The content of a workspace that cancels its reader at a certain page and then, like the archive, throws.
private final class CancellingBlocks: BlockSource {
  private struct State {
    var cancel: (@Sendable () -> Void)?
    var hasCancelled = false
  }

  private let base: ScriptedWorkspace
  private let page: BlockID
  private let state = Mutex(State())

  init(base: ScriptedWorkspace, at page: BlockID) {
    self.base = base
    self.page = page
  }

  var hasCancelled: Bool { state.withLock { $0.hasCancelled } }

  func cancels(_ cancel: @escaping @Sendable () -> Void) { state.withLock { $0.cancel = cancel } }

  func blocks(in container: BlockID, after cursor: Int?) async throws -> BlockBatch {
    let batch = base.blocks(in: container, after: cursor)
    guard container == page else { return batch }
    guard cursor != nil else { return BlockBatch(entries: Array(batch.entries.prefix(3)), next: 3) }
    // The code that runs the sink may not have set the cancellation yet.
    var cancel = state.withLock { $0.cancel }
    while cancel == nil {
      await Task.yield()
      cancel = state.withLock { $0.cancel }
    }
    cancel?()
    state.withLock { $0.hasCancelled = true }
    throw CancellationError()
  }
}
