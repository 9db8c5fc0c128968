import NotionExportKit
import NotionModel
import Synchronization

/// Determines whether an object is published, which requires that all its ancestors are.
///
/// Recent results are cached until the workspace changes.
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

  /// Returns whether an object may be shown; an object outside the archive may not.
  ///
  /// - Throws: an error of reading the archive.
  func isShown(_ id: ObjectID) async throws -> Bool {
    let revision = workspace.revision
    var ancestry: [ObjectID] = []
    var next: ObjectID? = id
    var verdict = true
    var seen: Set<ObjectID> = []
    while let current = next {
      guard seen.insert(current).inserted else {
        // An object inside itself has no published ancestor.
        verdict = false
        break
      }
      if let known = known(current, at: revision) {
        verdict = known
        break
      }
      ancestry.append(current)
      guard let node = try await workspace.node(current) else {
        // The child of a missing object is at the root.
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
        // If one is unpublished, so are all its descendants; its ancestors were not visited.
        for id in ancestry { state.verdicts[id] = verdict }
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
