public import NotionModel

/// A change that a sink must write or remove.
@nonexhaustive
public enum ExportEvent: Sendable {
  /// A page is new, or it or an object that it shows has changed.
  case page(PageDocument)
  /// A database, the container of data sources, is new or has changed.
  case database(DatabaseDocument)
  /// A data source's schema or set of rows is new or has changed.
  case dataSource(DataSourceDocument)
  /// A user is new or has changed.
  case user(User)
  /// A file's content was stored in the archive, or turned out to be unavailable.
  case asset(Asset)
  /// An object was removed: deleted, moved to the trash, or no longer shared.
  ///
  /// The lane deletes the files that the object owns after `write` has returned.
  case removed(RemovedObject)
  /// No object of the workspace shows a file any more. The lane deletes the files that it owns in the output.
  case removedAsset(AssetKey)
  /// The surroundings of an object have changed, and the object itself has not: backlinks, or the outline around it.
  ///
  /// Only a sink with ``SinkRequirements/showsSurroundings`` receives it, after the events of everything that has
  /// changed there, and no other event is written at the same time. Compare the surroundings with those that you have
  /// written, and write the document again if they differ.
  case surroundings(OutlineNode, changes: Set<Aspect>)

  /// The aspects that have changed since the lane's previous event about the object, or more: all of them if that is
  /// unknown.
  ///
  /// An event about a user or a file, or of a removal, has none.
  public var changes: Set<Aspect> {
    switch self {
    case .page(let document): document.changes
    case .database(let document): document.changes
    case .dataSource(let document): document.changes
    case .surroundings(_, let changes): changes
    case .user, .asset, .removed, .removedAsset: []
    }
  }
}

/// An object that was removed.
public struct RemovedObject: Sendable, Hashable {
  /// Its id.
  public let id: ObjectID
  /// Its kind.
  public let kind: ExportedKind

  /// Creates the description of a removed object.
  public init(id: ObjectID, kind: ExportedKind) {
    self.id = id
    self.kind = kind
  }
}

/// The kind of object that an id identifies.
@nonexhaustive
public enum ExportedKind: String, Sendable, Hashable, CaseIterable {
  case page
  case database
  case dataSource = "data_source"
  case block
  case user
  case comment
  case view
  case asset
}
