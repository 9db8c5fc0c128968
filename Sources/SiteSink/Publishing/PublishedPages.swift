import NotionExportKit
import NotionModel
import Synchronization

/// Tells of each object whether it is published: itself and all that it stands in.
///
/// What was found out lately is kept until the workspace changes.
final class PublishedPages: Sendable {
  private struct State {
    var verdicts: [ObjectID: Bool] = [:]
    var revision: Int?
  }

  private static let limit = 10_000

  private let workspace: any WorkspaceReader
  private let rule: PublishRule
  private let state = Mutex(State())

  init(of workspace: any WorkspaceReader, by rule: PublishRule) {
    self.workspace = workspace
    self.rule = rule
  }

  /// Whether an object may be shown; what is not in the archive may not.
  ///
  /// - Throws: what keeps the archive from being read.
  func isShown(_ id: ObjectID) async throws -> Bool {
    let revision = workspace.revision
    var way: [ObjectID] = []
    var next: ObjectID? = id
    var verdict = true
    var seen: Set<ObjectID> = []
    while let current = next {
      guard seen.insert(current).inserted else {
        // What stands in itself stands in nothing that is published.
        verdict = false
        break
      }
      if let known = known(current, at: revision) {
        verdict = known
        break
      }
      way.append(current)
      guard let node = try await workspace.node(current) else {
        // What stands in something that is not in the archive stands at the top.
        verdict = current != id
        break
      }
      if try await !isPublished(node) {
        verdict = false
        break
      }
      next = node.parent
    }
    if let revision {
      state.withLock { state in
        if state.revision != revision || state.verdicts.count > Self.limit {
          state = State(revision: revision)
        }
        // Above the one that is not published nothing was looked at, and all below is not either.
        for id in way { state.verdicts[id] = verdict }
      }
    }
    return verdict
  }

  private func known(_ id: ObjectID, at revision: Int?) -> Bool? {
    state.withLock { $0.revision == revision && revision != nil ? $0.verdicts[id] : nil }
  }

  private func isPublished(_ node: OutlineNode) async throws -> Bool {
    guard node.kind == .page, let parent = node.parent,
      let dataSource = try await workspace.dataSource(DataSourceID(parent)),
      rule.concerns(dataSource.dataSource)
    else { return true }
    guard let document = try await workspace.page(PageID(node.id)) else { return false }
    return rule.admits(document)
  }
}
