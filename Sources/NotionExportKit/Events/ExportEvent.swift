public import NotionModel

/// Something that a sink must write, or write again, or remove.
public enum ExportEvent: Sendable {
  /// A page is new, or it or something that it shows has changed.
  case page(PageDocument)
  /// A database, the container of data sources, is new or has changed.
  case database(DatabaseDocument)
  /// A data source's schema, or which rows it has, is new or has changed.
  case dataSource(DataSourceDocument)
  /// A user is new or has changed.
  case user(User)
  /// A file's content has come into the archive, or it is known that it cannot be had.
  case asset(Asset)
  /// An object is gone: deleted, in the trash, or no longer shared.
  ///
  /// The files that the object owns are removed by the lane once `write` has returned.
  case removed(RemovedObject)
  /// Nothing of the workspace shows a file any more. What it owns in the output is removed by the lane.
  case removedAsset(AssetKey)
}
