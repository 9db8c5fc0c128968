/// The number of objects of each kind.
public struct WorkspaceCounts: Sendable, Hashable {
  /// Pages, rows of databases included.
  public var pages: Int
  /// Databases.
  public var databases: Int
  /// Data sources.
  public var dataSources: Int
  /// Users.
  public var users: Int
  /// Files.
  public var assets: Int

  /// Creates the counts.
  public init(pages: Int, databases: Int, dataSources: Int, users: Int, assets: Int) {
    self.pages = pages
    self.databases = databases
    self.dataSources = dataSources
    self.users = users
    self.assets = assets
  }
}
