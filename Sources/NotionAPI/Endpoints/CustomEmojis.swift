public import NotionModel

extension Endpoint where Response == ObjectList<CustomEmoji> {
  /// The emoji of the workspace's own; only the one of a name, if a name is given.
  public static func customEmojis(named name: String? = nil) -> Endpoint {
    Endpoint(
      APIRequest(
        .get, "custom_emojis", query: name.map { [QueryItem("name", $0)] } ?? [], operation: .users,
        pagination: .query))
  }
}

/// The calls about the workspace's own emoji.
public struct CustomEmojisEndpoints: Sendable {
  let client: NotionClient

  /// The emoji of the workspace's own, fetched as they are asked for.
  public func list(named name: String? = nil) -> ListItems<ObjectList<CustomEmoji>> {
    client.paginate(.customEmojis(named: name))
  }
}
