import NotionExportKit
import NotionModel
import NotionRendering
import Synchronization

/// Finds out what is around documents.
///
/// The lists of the sidebar are kept while documents beside each other are written. They may be older than the
/// workspace then; at the end of an export every document is compared with what is around it.
final class Navigation: Sendable {
  private struct State {
    var levels: [ObjectID: NavigationLevel] = [:]
    var top: NavigationLevel?
  }

  private static let levelLimit = 200

  private let workspace: any WorkspaceReader
  private let output: any OutputTree
  private let places: SitePlaces
  private let state = Mutex(State())

  init(of workspace: any WorkspaceReader, output: any OutputTree, places: SitePlaces) {
    self.workspace = workspace
    self.output = output
    self.places = places
  }

  /// Forgets the lists.
  func forget() { state.withLock { $0 = State() } }

  /// What is around a document.
  ///
  /// - Throws: what keeps the archive from being read.
  func frame(of place: DocumentPlace, _ node: OutlineNode) async throws -> PageFrame {
    let home = try await places.home()
    var path: [DocumentPlace] = []
    for node in try await workspace.path(to: node.id) {
      // The only data source of a database has its document.
      guard let place = try await places.place(of: node), place.document != path.last?.document else {
        continue
      }
      path.append(place)
    }
    path.removeAll { $0.id == home && $0.id != place.id }
    var levels = [try await level(in: home)]
    for (index, place) in path.enumerated() where place.id != home {
      if place.kind == .page {
        levels.append(try await level(in: place.id))
      } else {
        // Rows are listed by their database; of them the sidebar has the one that is open.
        let row = path.dropFirst(index + 1).prefix(1)
        levels.append(NavigationLevel(entries: Array(row), total: row.count))
      }
    }
    let isHome = place.id == home
    let backlinks = try await Backlink.backlinks(of: place.id, in: output, places: places)
    return PageFrame(
      path: path, home: try await homePlace(home), levels: levels,
      previous: isHome ? nil : try await sibling(.before, node),
      next: isHome ? nil : try await sibling(.after, node), backlinks: backlinks.shown,
      moreBacklinks: backlinks.more)
  }

  /// What is around a page that is no document: what stands at the top.
  ///
  /// - Throws: what keeps the archive from being read.
  func frame() async throws -> PageFrame {
    let home = try await places.home()
    return PageFrame(
      path: [], home: try await homePlace(home), levels: [try await level(in: home)], previous: nil,
      next: nil,
      backlinks: [], moreBacklinks: 0)
  }

  private func homePlace(_ home: ObjectID?) async throws -> DocumentPlace? {
    guard let home else { return nil }
    return try await places.place(of: home)
  }

  private func sibling(_ side: SiblingSide, _ node: OutlineNode) async throws -> DocumentPlace? {
    for try await sibling in workspace.siblings(side, node) {
      if sibling.kind == .dataSource, node.parent != nil { continue }
      if let place = try await places.place(of: sibling) { return place }
    }
    return nil
  }

  private func known(_ parent: ObjectID?) -> NavigationLevel? {
    state.withLock { state in
      guard let parent else { return state.top }
      return state.levels[parent]
    }
  }

  /// What stands in a page; at the top for `nil`.
  func level(in parent: ObjectID?) async throws -> NavigationLevel {
    if let level = known(parent) { return level }
    var entries: [DocumentPlace] = []
    var total = 0
    for try await node in workspace.children(of: parent) {
      if node.kind == .dataSource, parent != nil { continue }
      total += 1
      guard entries.count < NavigationLevel.limit else { continue }
      if let place = try await places.place(of: node) { entries.append(place) }
    }
    let level = NavigationLevel(entries: entries, total: total)
    state.withLock { state in
      if state.levels.count >= Self.levelLimit { state.levels = [:] }
      if let parent { state.levels[parent] = level } else { state.top = level }
    }
    return level
  }
}
