public import NotionModel

extension Endpoint where Response == User {
  /// The bot that the token belongs to.
  public static var currentUser: Endpoint {
    Endpoint(APIRequest(.get, "users/me", operation: .users, priority: .high))
  }

  /// A user.
  public static func user(_ id: UserID) -> Endpoint {
    Endpoint(APIRequest(.get, "users/\(id)", operation: .users, object: id.object))
  }
}

extension Endpoint where Response == ObjectList<User> {
  /// Everybody in the workspace except guests; needs the capability to read users.
  public static var users: Endpoint {
    Endpoint(APIRequest(.get, "users", operation: .users, pagination: .query))
  }
}

/// The calls about users.
public struct UsersEndpoints: Sendable {
  let client: NotionClient

  /// The bot that the token belongs to.
  ///
  /// - Throws: ``NotionAPIError``; `.unauthorized` where the token is not valid.
  public func me() async throws -> User { try await client.send(.currentUser).value }

  /// A user.
  ///
  /// - Throws: ``NotionAPIError``
  public func retrieve(_ id: UserID) async throws -> User { try await client.send(.user(id)).value }

  /// Everybody in the workspace except guests, fetched as they are asked for.
  public func list() -> ListItems<ObjectList<User>> { client.paginate(.users) }
}
