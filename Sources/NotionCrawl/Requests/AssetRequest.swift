import NotionArchive
import NotionExportKit
import NotionModel

/// The download of a file. Its endpoint is the file's own address: see `Fetcher.file`.
enum AssetRequest: RequestKind {
  static let listed = "files"
  static let traits: RequestTraits = [.isRepeated, .isDownload]

  static func fetch(_ item: WorkItem, from source: AssetSource?, by fetcher: Fetcher) async throws
    -> ReceivedResponse
  {
    guard let source else { return ReceivedResponse(.nothing) }
    guard let content = try await fetcher.file(AssetKey(text: item.detail), source) else {
      return ReceivedResponse(.answer(ExpiredFileResponse()))
    }
    return ReceivedResponse(.file(content))
  }

  static func giveUp(_ item: WorkItem, reason: String, isKnown: Bool, in plan: inout CrawlPlan) throws {
    try plan.fileUnavailable(item, reason: reason)
  }
}

private struct FileResponse: ResponseContent {
  let content: Asset.Content

  var isDownload: Bool { if case .stored = content { true } else { false } }

  func receive(for item: WorkItem, in plan: inout CrawlPlan) throws {
    try plan.receiveFile(content, for: item)
  }
}

/// An expired address of a file that was signed once, not by Notion.
private struct ExpiredFileResponse: ResponseContent {
  func receive(for item: WorkItem, in plan: inout CrawlPlan) { plan.expireFile(item) }
}

extension FetchedResponse {
  static func file(_ content: Asset.Content) -> FetchedResponse { .answer(FileResponse(content: content)) }
}

extension CrawlPlan {
  /// Records the result of a file's download, and logs the file and its dependents.
  mutating func receiveFile(_ content: Asset.Content, for item: WorkItem) throws {
    finish(item)
    try storeFile(content, key: item.detail)
    if case .unavailable(let reason) = content { reportUnavailable(file: item, reason: reason) }
    considerCompletion(of: item.owner)
  }

  mutating func fileUnavailable(_ item: WorkItem, reason: String) throws {
    finish(item)
    try storeFile(.unavailable(reason: reason), key: item.detail)
    reportUnavailable(file: item, reason: reason)
    considerCompletion(of: item.owner)
  }

  mutating func expireFile(_ item: WorkItem) {
    // Like any broken link; no content of the workspace is missing.
    perform(.markAssetExpired(item.detail))
    report(.expiredAddress(item.detail))
    giveUp(item)
  }

  private mutating func storeFile(_ content: Asset.Content, key: String) throws {
    guard let asset = try facts.asset(key) else { return }
    perform(.storeAsset(asset.key, content))
    switch content {
    case .stored(let stored):
      guard asset.state != .present || asset.sha256 != stored.sha256 else { return }
    case .unavailable(let reason):
      guard asset.state != .unavailable || asset.reason != reason else { return }
    }
    perform(.log(.asset, asset.key))
    perform(.logFileOwners(asset.key, file: key))
  }

  private mutating func reportUnavailable(file item: WorkItem, reason: String) {
    perform(.count(.unavailable))
    report(.unavailableFile(item.detail, reason: reason))
  }
}
