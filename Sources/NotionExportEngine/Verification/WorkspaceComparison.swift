import NotionCrawl
internal import NotionAPI
internal import NotionArchive
internal import NotionExportKit
internal import NotionModel

/// Compares the archive with the current workspace by search: a hundred objects a request.
///
/// Search lags and is incomplete, so an object that it does not find is retrieved before it counts as
/// removed.
struct WorkspaceComparison {
  /// Maximum number of objects that are retrieved one by one because search does not find them; others are
  /// skipped.
  private static let retrievalLimit = 500
  private static let batchSize = 500

  let archive: Archive
  let client: NotionClient
  let found: MentionStore

  func run(_ result: inout VerificationResult) async throws {
    var compared = 0
    for try await object in client.paginate(.search(SearchQuery(order: .leastRecentlyEdited))) {
      let (id, edited, title): (ObjectID, Int?, String)
      switch object {
      case .page(let page) where !page.isInTrash:
        (id, edited, title) = (page.id.object, page.lastEditedTime?.minute, page.title.title)
      case .dataSource(let source) where !source.isInTrash:
        (id, edited, title) = (source.id.object, source.lastEditedTime?.minute, source.title.title)
      case .page, .dataSource, .database, .block, .user, .comment, .view, .unknown: continue
      }
      compared += 1
      try found.insert(IdentityScanner.Mention(id: id, kind: nil))
      guard let known = try await archive.editedMinute(id) else {
        // Objects outside the scope of the export are not missing.
        if result.archive.scope.isEmpty {
          result.add(VerificationFinding(kind: .newInWorkspace, object: id, title: title))
        }
        continue
      }
      if let edited, edited > known {
        result.add(VerificationFinding(kind: .editedInWorkspace, object: id, title: title))
      }
    }
    result.comparedObjects = compared
    try await findGone(&result)
  }

  private func findGone(_ result: inout VerificationResult) async throws {
    var retrieved = 0
    for kind in [ExportedKind.page, .dataSource] {
      var last: ObjectID?
      while case let objects = try await archive.expectedObjects(kind, after: last, limit: Self.batchSize),
        !objects.isEmpty
      {
        for object in objects where try !found.contains(object.id, kind: nil) {
          guard retrieved < Self.retrievalLimit else { return }
          retrieved += 1
          guard try await isGone(object.id, kind) else { continue }
          let title = try await archive.reader.node(object.id)?.title
          result.add(VerificationFinding(kind: .goneFromWorkspace, object: object.id, title: title))
        }
        last = objects.last?.id
      }
    }
  }

  private func isGone(_ id: ObjectID, _ kind: ExportedKind) async throws -> Bool {
    do {
      if kind == .page { return try await client.send(.page(PageID(id))).value.isInTrash }
      return try await client.send(.dataSource(DataSourceID(id))).value.isInTrash
    } catch let error as NotionAPIError where error.code == .objectNotFound {
      return true
    }
  }
}
