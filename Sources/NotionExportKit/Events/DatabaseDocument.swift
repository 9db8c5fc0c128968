public import NotionModel

/// A database: the container of data sources, without their rows.
public struct DatabaseDocument: Sendable {
  /// The database.
  public let database: Database
  /// Where it stands in the outline.
  public let place: OutlineNode
  /// Its views in their order, as far as the token may see them.
  public let views: [View]

  /// Puts a document together.
  public init(database: Database, place: OutlineNode, views: [View] = []) {
    self.database = database
    self.place = place
    self.views = views
  }
}
