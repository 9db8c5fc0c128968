public import NotionModel

/// A database: the container of data sources, without their rows.
public struct DatabaseDocument: Sendable {
  /// The database.
  public let database: Database
  /// Its place in the outline.
  public let place: OutlineNode
  /// Its views in order, as far as the token may read them.
  public let views: [View]
  /// The reason why further views could not be read; `nil` if none are missing.
  public let unavailableViews: String?
  /// The aspects that have changed since the lane's previous event about the object, or more; all of them in a document
  /// that ``WorkspaceReader`` returns.
  public var changes = Aspect.ofDocument

  /// Creates a document.
  public init(database: Database, place: OutlineNode, views: [View] = [], unavailableViews: String? = nil) {
    self.database = database
    self.place = place
    self.views = views
    self.unavailableViews = unavailableViews
  }
}
