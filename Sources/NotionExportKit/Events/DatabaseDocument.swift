public import NotionModel

/// A database: the container of data sources, without their rows.
public struct DatabaseDocument: Sendable {
  /// The database.
  public let database: Database
  /// Where it stands in the outline.
  public let place: OutlineNode
  /// Its views in their order, as far as the token may see them.
  public let views: [View]
  /// Why there are more views that could not be read; `nil` where all are here.
  public let unavailableViews: String?

  /// Puts a document together.
  public init(database: Database, place: OutlineNode, views: [View] = [], unavailableViews: String? = nil) {
    self.database = database
    self.place = place
    self.views = views
    self.unavailableViews = unavailableViews
  }
}
