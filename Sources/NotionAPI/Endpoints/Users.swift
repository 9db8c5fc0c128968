public import NotionModel

extension Endpoint where Response == User {
  /// Retrieves the bot that the token belongs to.
  public static var currentUser: Endpoint {
    Endpoint(APIRequest(.get, "users/me", operation: .users, priority: .high))
  }

  /// Retrieves a user.
  public static func user(_ id: UserID) -> Endpoint {
    Endpoint(APIRequest(.get, "users/\(id)", operation: .users, object: id.object))
  }
}

extension Endpoint where Response == ObjectList<User> {
  /// Lists all members of the workspace, without guests; needs the capability to read users.
  public static var users: Endpoint {
    Endpoint(APIRequest(.get, "users", operation: .users, pagination: .query))
  }
}
