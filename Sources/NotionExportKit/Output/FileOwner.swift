public import NotionModel

/// Who a file belongs to.
public enum FileOwner: Sendable, Hashable {
  /// An object of the workspace; its files are deleted when it is gone.
  case object(ObjectID)
  /// The content of an asset.
  case asset(AssetKey)
  /// Something that spans objects, by a name of the sink's own, as in `index`.
  case named(String)
}
