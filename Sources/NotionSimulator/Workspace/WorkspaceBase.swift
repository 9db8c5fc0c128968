import NotionModel

/// The source of a workspace's objects that have not been added or edited explicitly.
///
/// An in-memory workspace has none; a synthetic one computes everything here from ids.
protocol WorkspaceBase: Sendable {
  func page(_ id: ObjectID) -> PageRecord?
  /// Returns the page without its title and values, for queries that need neither.
  func outline(_ id: ObjectID) -> PageRecord?
  func block(_ id: ObjectID) -> BlockRecord?
  func database(_ id: ObjectID) -> DatabaseRecord?
  func dataSource(_ id: ObjectID) -> DataSourceRecord?
  func view(_ id: ObjectID) -> ViewRecord?
  func comment(_ id: ObjectID) -> CommentRecord?
  func asset(_ id: ObjectID) -> AssetRecord?
  func user(_ id: ObjectID) -> UserRecord?

  /// Returns the blocks, pages and databases inside a page or block, in order.
  func children(of id: ObjectID) -> [ObjectID]
  /// Returns the comments on a page or block, oldest first.
  func comments(on id: ObjectID) -> [ObjectID]
  /// Returns the rows of a data source, oldest first.
  func rows(of dataSource: ObjectID) -> IDList

  var users: [UserRecord] { get }
  /// Pages and data sources by last edit, newest first.
  var searchOrder: IDList { get }
  /// Returns the position of an object in ``searchOrder``.
  func searchPosition(of id: ObjectID) -> Int?
  var pages: IDList { get }
  var databases: IDList { get }
  var dataSources: IDList { get }
}
