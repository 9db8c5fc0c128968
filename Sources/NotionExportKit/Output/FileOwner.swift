public import NotionModel

/// The owner of a file.
public enum FileOwner: Sendable, Hashable {
  /// An object of the workspace; its files are deleted when it is removed.
  case object(ObjectID)
  /// The content of an asset.
  case asset(AssetKey)
  /// Several objects, under a name that the sink chooses, as in `index`.
  case named(String)
}
