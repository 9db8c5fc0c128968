internal import NotionExportKit
internal import NotionModel
internal import Synchronization

extension Subject {
  func checkHonesty() async throws {
    try await checkReading()
    try await checkWriting()
  }

  private func checkReading() async throws {
    let base = try ComplianceWorkspace.make()
    let source = FailingBlocks(base: base, failing: BlockID(ComplianceWorkspace.id(1)))
    let workspace = InterposedWorkspace(base: base, source: source)
    do {
      try await run(over: workspace, workspace.events, into: LaneOutputTree())
    } catch { return }
    guard source.hasFailed else { return }
    throw violation(
      .honest, "the archive could not be read while a page was written, and the sink went on as if it could")
  }

  private func checkWriting() async throws {
    let workspace = try ComplianceWorkspace.make()
    let whole = LaneOutputTree()
    try await run(over: workspace, workspace.events, into: whole)
    for number in 0..<whole.writes {
      let tree = LaneOutputTree(failingAt: number)
      do {
        try await run(over: workspace, workspace.events, into: tree)
      } catch { continue }
      throw violation(
        .honest, "the disk was full at file number \(number + 1), and the sink went on as if it were not")
    }
  }
}

/// The content of a workspace with one page that cannot be read beyond its first batch.
private final class FailingBlocks: BlockSource {
  struct Damage: Error {}

  private let base: ScriptedWorkspace
  private let failing: BlockID
  private let failures = Mutex(0)

  init(base: ScriptedWorkspace, failing: BlockID) {
    self.base = base
    self.failing = failing
  }

  var hasFailed: Bool { failures.withLock { $0 > 0 } }

  func blocks(in container: BlockID, after cursor: Int?) async throws -> BlockBatch {
    let batch = base.blocks(in: container, after: cursor)
    guard container == failing else { return batch }
    guard cursor == nil else {
      failures.withLock { $0 += 1 }
      throw Damage()
    }
    return BlockBatch(entries: Array(batch.entries.prefix(3)), next: 3)
  }
}
