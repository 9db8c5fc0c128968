public import Foundation
internal import NotionArchive

/// The content of an archive in numbers, and the state of its newest crawl.
public struct ArchiveSummary: Sendable, Hashable, Codable {
  /// The workspace's id, once an export has seen it.
  public let workspaceID: String?
  /// The workspace's name, once an export has seen it.
  public let workspaceName: String?
  /// Whether the newest crawl is complete.
  public let isComplete: Bool
  /// The number of pages, rows included.
  public let pages: Int
  /// The number of databases.
  public let databases: Int
  /// The number of data sources.
  public let dataSources: Int
  /// The number of users.
  public let users: Int
  /// The number of files whose content is stored.
  public let assets: Int
  /// The size in bytes of the stored files, each content counted once.
  public let assetBytes: Int64
  /// The number of known objects that could not be read.
  public let unavailableObjects: Int
  /// The number of files that could not be downloaded.
  public let unavailableAssets: Int
  /// The number of known requests that are pending.
  public let pendingRequests: Int
  /// The start of the newest crawl; later edits may be missing.
  public let crawlStarted: Date?
  /// The end of the newest complete crawl.
  public let crawlEnded: Date?
  /// The roots to which the crawl was limited; empty for everything that the token can access.
  public let scope: String
  /// The position of the newest entry of the change log.
  public let lastPosition: Int64
  /// The number of requests for comments on blocks that the newest crawl omitted; 0 if it fetched them, or
  /// fetched no comments at all.
  public let blockCommentRequests: Int

  init(_ information: ArchiveInformation) {
    func date(_ seconds: Int?) -> Date? { seconds.map { Date(timeIntervalSince1970: Double($0)) } }
    workspaceID = information.workspaceID
    workspaceName = information.workspaceName
    isComplete = information.isComplete
    pages = information.pages
    databases = information.databases
    dataSources = information.dataSources
    users = information.users
    assets = information.assets
    assetBytes = information.assetBytes
    unavailableObjects = information.unavailableObjects
    unavailableAssets = information.unavailableAssets
    pendingRequests = information.frontier
    crawlStarted = date(information.crawlStarted)
    crawlEnded = date(information.crawlEnded)
    scope = information.scope
    lastPosition = information.lastPosition
    blockCommentRequests = information.blockCommentRequests
  }
}
