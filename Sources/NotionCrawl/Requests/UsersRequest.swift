import NotionAPI
import NotionArchive
import NotionModel

/// The list of users (`GET /users`).
enum UsersRequest: RequestKind {
  static let listed = "users"
  static let capability: String? = "user information"
  static let sharingCapability: [WorkItem.Kind] = [.user]

  static func fetch(_ item: WorkItem, from source: AssetSource?, by fetcher: Fetcher) async throws
    -> FetchedAnswer
  {
    let answer = try await fetcher.client.send(.users.page(after: item.cursor))
    return FetchedAnswer(.users(answer.value), answer)
  }

  static func refuse(_ item: WorkItem, in plan: inout CrawlPlan) { plan.perform(.setUsersRefused(true)) }
}

private struct UsersResponse: ResponseContent {
  let users: ObjectList<User>

  var list: ListPart? { ListPart(users, first: users.results.first?.id.hashValue) }

  func receive(for item: WorkItem, in plan: inout CrawlPlan) throws {
    try plan.receiveUsers(users, for: item)
  }
}

extension FetchedResponse {
  static func users(_ users: ObjectList<User>) -> FetchedResponse { .answer(UsersResponse(users: users)) }
}

protocol UsersFacts {
  func wereUsersRefused() throws -> Bool
}

extension ArchiveFacts {
  func wereUsersRefused() throws -> Bool { try Meta.value(.usersRefused, in: tables.database) ?? false }
}

extension CrawlPlan {
  mutating func receiveUsers(_ list: ObjectList<User>, for item: WorkItem) throws {
    if item.cursor == nil, try facts.wereUsersRefused() {
      // Mentions of users were returned without names: pages with mentions are read again when they are seen
      // in this crawl.
      perform(.setUsersRefused(nil))
      perform(.requestLearntUsers)
      perform(.rereadPagesNamingUsers)
    }
    for user in list.results {
      // A user with nothing but an id in the list is requested.
      then(user.isPartial ? .userNamed(user.id.object) : .user(user, reason: nil))
    }
    reportUnreadable(list, .users, item.target)
    advance(item, to: list.nextCursor, hasMore: list.hasMore)
  }
}
