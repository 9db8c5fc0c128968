import ArgumentParser
import Foundation
import NotionAPI
import NotionModel

/// Exports a workspace as small programs do: one request after another at a fixed interval, every object in memory
/// until the end.
@main
struct Collector: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "collector", abstract: "Collects a workspace in memory and writes it in the end.")

  @Option(help: "The server to ask; the token is NOTION_TOKEN.")
  var apiURL: String

  @Option(help: "Requests a second.")
  var rate: Double

  @Option(help: "The file to write.")
  var output: String

  func run() async throws {
    let token = try Token(ProcessInfo.processInfo.environment["NOTION_TOKEN"] ?? "")
    var configuration = ClientConfiguration(token: token, address: try ServerAddress(apiURL))
    configuration.concurrency = 1
    configuration.rateLimits = RateLimits(maximumPerSecond: rate)
    let workspace = try await NotionClient.withClient(configuration) { client in
      var workspace = CollectedWorkspace()
      try await workspace.collect(from: client)
      return workspace
    }
    try workspace.write(to: output)
    print("\(workspace.count) objects")
  }
}

/// Every object of a workspace, in arrays.
struct CollectedWorkspace {
  private(set) var users: [User] = []
  private(set) var pages: [Page] = []
  private(set) var dataSources: [DataSource] = []
  private(set) var databases: [Database] = []
  private(set) var blocks: [Block] = []
  private(set) var comments: [Comment] = []
  private var known: Set<ObjectID> = []

  init() {}

  /// The number of objects.
  var count: Int {
    users.count + pages.count + dataSources.count + databases.count + blocks.count + comments.count
  }

  /// Reads the same objects as an export with comments on pages and without files.
  ///
  /// - Throws: ``NotionAPIError``
  mutating func collect(from client: NotionClient) async throws {
    for try await user in client.paginate(.users) { users.append(user) }
    for try await object in client.paginate(.search()) { add(object) }
    for source in dataSources {
      for try await row in client.paginate(.rows(of: source.id)) { add(row) }
      guard case .database(let database) = source.parent, known.insert(database.object).inserted else {
        continue
      }
      databases.append(try await client.send(.database(database)).value)
    }
    for page in pages {
      try await collectBlocks(in: BlockID(page.id.object), from: client)
      for try await comment in client.paginate(.comments(on: BlockID(page.id.object))) {
        comments.append(comment)
      }
    }
  }

  private mutating func add(_ object: WorkspaceObject) {
    guard let id = object.objectID, known.insert(id).inserted else { return }
    switch object {
    case .page(let page): pages.append(page)
    case .dataSource(let dataSource): dataSources.append(dataSource)
    default: break
    }
  }

  private mutating func collectBlocks(in container: BlockID, from client: NotionClient) async throws {
    var inner: [BlockID] = []
    for try await block in client.paginate(.children(of: container)) {
      blocks.append(block)
      if case .own(let id) = block.children { inner.append(id) }
    }
    for id in inner { try await collectBlocks(in: id, from: client) }
  }

  /// Writes all objects as one JSON array.
  ///
  /// - Throws: An error of the file system.
  func write(to path: String) throws {
    let slices =
      users.map(\.json) + pages.map(\.json) + dataSources.map(\.json) + databases.map(\.json)
      + blocks.map(\.json) + comments.map(\.json)
    var text = Data("[".utf8)
    for (index, slice) in slices.enumerated() {
      if index > 0 { text.append(contentsOf: ",\n".utf8) }
      text.append(contentsOf: slice.bytes)
    }
    text.append(contentsOf: "]\n".utf8)
    try text.write(to: URL(filePath: path))
  }
}
