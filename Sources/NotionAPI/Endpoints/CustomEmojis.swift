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
