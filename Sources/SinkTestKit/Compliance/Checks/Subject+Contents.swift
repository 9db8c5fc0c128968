internal import NotionExportKit
internal import NotionModel
internal import Synchronization

extension Subject {
  func checkDescriptions() throws {
    let format = Plugin.format
    let isName =
      format.utf8.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D }
      && format.utf8.first.map { (0x61...0x7A).contains($0) } == true
    guard isName else {
      throw violation(
        .described, "the format is called '\(format)'; a name is of lower case letters, digits and hyphens")
    }
    guard !Plugin.summary.isEmpty, !Plugin.summary.contains(where: \.isNewline) else {
      throw violation(.described, "the summary is not one line: \(Plugin.summary.debugDescription)")
    }
    let names = Plugin.Options.descriptions.map(\.name)
    for description in Plugin.Options.descriptions where description.help.isEmpty {
      throw violation(.described, "the option '\(description.name)' has no line in 'help'")
    }
    for name in Plugin.Options.help.keys.sorted() where !names.contains(name) {
      throw violation(.described, "'help' speaks of '\(name)', which is no option")
    }
  }
}

extension Subject {
  func checkDiscretion() async throws {
    let files = try await files(of: ComplianceWorkspace.make())
    for (path, bytes) in files.sorted(by: { $0.key < $1.key })
    where String(decoding: bytes, as: UTF8.self).contains("X-Amz-Signature") {
      throw violation(.discreet, "the file \(path) holds the signature of a file's URL")
    }
  }
}

extension Subject {
  func checkTolerance() async throws {
    let workspace = try ComplianceWorkspace.unknown()
    let tree = LaneOutputTree()
    var events = workspace.events[...]
    var current: ExportEvent?
    do {
      let sequence = AnyIterator<ExportEvent> {
        current = events.popFirst()
        return current
      }
      try await run(over: workspace, IteratorSequence(sequence), into: tree)
    } catch {
      throw violation(.tolerant, "\(current?.subject ?? "the end of the run") made the sink throw: \(error)")
    }
    func holds(_ word: String) -> Bool {
      tree.files.values.contains { String(decoding: $0, as: UTF8.self).contains(word) }
    }
    if holds(ComplianceWorkspace.wordBefore), !holds(ComplianceWorkspace.wordAfter) {
      throw violation(
        .tolerant, "the paragraph after blocks of unknown types is missing; the one before them is there")
    }
  }
}

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
