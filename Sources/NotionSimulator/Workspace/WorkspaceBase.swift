import NotionModel

/// Where a workspace finds what has not been added or edited by hand.
///
/// An in-memory workspace has none; a synthetic one computes everything here from ids.
protocol WorkspaceBase: Sendable {
  func page(_ id: ObjectID) -> PageRecord?
  /// The page without its title and values, for queries that need neither.
  func outline(_ id: ObjectID) -> PageRecord?
  func block(_ id: ObjectID) -> BlockRecord?
  func database(_ id: ObjectID) -> DatabaseRecord?
  func dataSource(_ id: ObjectID) -> DataSourceRecord?
  func view(_ id: ObjectID) -> ViewRecord?
  func comment(_ id: ObjectID) -> CommentRecord?
  func asset(_ id: ObjectID) -> AssetRecord?
  func user(_ id: ObjectID) -> UserRecord?

  /// The blocks, pages and databases inside a page or block, in order.
  func children(of id: ObjectID) -> [ObjectID]
  /// The comments on a page or block, oldest first.
  func comments(on id: ObjectID) -> [ObjectID]
  /// The rows of a data source, oldest first.
  func rows(of dataSource: ObjectID) -> IDList

  var users: [UserRecord] { get }
  /// Pages and data sources by last edit, newest first.
  var searchOrder: IDList { get }
  /// The place of an object in ``searchOrder``.
  func searchPosition(of id: ObjectID) -> Int?
  var pages: IDList { get }
  var databases: IDList { get }
  var dataSources: IDList { get }
}
