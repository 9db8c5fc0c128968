import NotionAPI
import NotionArchive
import NotionModel

/// A user (`GET /users/{id}`) who is referred to and not in the list of users.
///
/// Without the capability, profiles from other objects take the place of users.
enum UserRequest: RequestKind {
  static let listed = "users"
  static let traits = RequestTraits.isRepeated
  static let capability: String? = "user information"

  static func fetch(_ item: WorkItem, from source: AssetSource?, by fetcher: Fetcher) async throws
    -> ReceivedResponse
  {
    let answer = try await fetcher.client.send(.user(UserID(item.target)))
    return ReceivedResponse(.user(answer.value), answer)
  }

  static func giveUp(_ item: WorkItem, reason: String, isKnown: Bool, in plan: inout CrawlPlan) throws {
    try plan.userUnavailable(item, reason: reason)
  }

  static func refuse(_ item: WorkItem, in plan: inout CrawlPlan) throws {
    try plan.showLearntProfile(item.target)
  }

  static func isOutdated(after item: WorkItem, in plan: CrawlPlan) -> Bool { true }
}

private struct UserResponse: ResponseContent {
  let user: User

  func receive(for item: WorkItem, in plan: inout CrawlPlan) throws { try plan.receiveUser(user, for: item) }
}

extension FetchedResponse {
  static func user(_ user: User) -> FetchedResponse { .answer(UserResponse(user: user)) }
}

protocol UserFacts {
  func user(_ id: ObjectID) throws -> UsersTable.StoredUser?
  func userName(_ id: ObjectID) throws -> String?
  func learntProfile(of id: ObjectID) throws -> (profile: UserProfile, crawl: Int)?
}

/// The users that a transaction has looked up: most responses name the same few.
final class KnownUsers {
  private var users: [ObjectID: UsersTable.StoredUser?] = [:]

  /// Returns a user, looked up with `read` the first time.
  func user(
    _ id: ObjectID, read: (ObjectID) throws -> UsersTable.StoredUser?
  ) rethrows -> UsersTable.StoredUser? {
    if let known = users[id] { return known }
    let user = try read(id)
    users[id] = .some(user)
    return user
  }

  /// Discards a user that was changed, or all of them.
  func forget(_ id: ObjectID? = nil) {
    if let id { users[id] = nil } else { users = [:] }
  }
}

extension ArchiveFacts {
  func user(_ id: ObjectID) throws -> UsersTable.StoredUser? {
    try knownUsers.user(id, read: tables.users.user)
  }
  // The next body replaces a damaged one.
  func userName(_ id: ObjectID) throws -> String? { try? tables.users.name(of: id) }
  func learntProfile(of id: ObjectID) throws -> (profile: UserProfile, crawl: Int)? {
    try tables.users.learntProfile(of: id)
  }
}

extension CrawlPlan {
  // MARK: Answers

  mutating func receiveUser(_ user: User, for item: WorkItem) throws {
    finish(item)
    if user.isPartial {
      try showLearntProfile(user.id.object)
    } else {
      then(.user(user, reason: nil))
    }
  }

  mutating func userUnavailable(_ item: WorkItem, reason: String) throws {
    finish(item)
    perform(.markUserUnavailable(item.target, reason: reason))
    if let profile = try facts.learntProfile(of: item.target)?.profile { try show(profile) }
  }

  /// Stores the profile from other objects, even if it is only the id, as the token may not read users.
  mutating func showLearntProfile(_ id: ObjectID) throws {
    guard try facts.user(id)?.isKnown != true else { return }
    try show(try facts.learntProfile(of: id)?.profile ?? UserProfile(id: id))
  }

  // MARK: Storing

  /// Requests a user of whom only the id is known; the list of users may return it first.
  mutating func enqueueUser(_ id: ObjectID) throws {
    if try facts.user(id) == nil { enqueueNewUser(id) }
  }

  /// Requests a user that is not in the archive.
  mutating func enqueueNewUser(_ id: ObjectID) {
    perform(.introduceUser(id))
    enqueue(WorkItem(phase: .leftovers, kind: .user, target: id))
  }

  mutating func storeUser(_ id: ObjectID, _ scan: ResponseScan, reason: String?) throws {
    perform(.drop(.user, id))
    guard try facts.user(id)?.hash != scan.hash else { return perform(.markUserSeen(id, reason: reason)) }
    let before = try facts.userName(id)
    perform(.storeUser(id, scan.body, scan.hash, reason: reason))
    // Also if nothing was known before: pages may have been written with an id in place of the name.
    perform(.logDependents(on: id))
    if let before, before != UserProfile(json: scan.body)?.name {
      try refetchMentions(of: id, in: nil)
    }
  }

  // MARK: Profiles from other objects

  /// Stores the profiles of some users in a response; a user whom an endpoint for users returned needs none.
  mutating func learn(_ users: Set<ObjectID>, from scan: ResponseScan) {
    for (user, body) in scan.profiles where users.contains(user) {
      if let profile = UserProfile(json: ResponseScan(body).body) { then(.profile(profile)) }
    }
    for (id, name) in scan.mentionedNames.sorted(by: { $0.key < $1.key }) where users.contains(id) {
      then(.profile(UserProfile(id: id, name: name)))
    }
  }

  /// Stores the display names of comments, for their authors.
  mutating func learnUsers(from comments: [Comment]) throws {
    for comment in comments {
      guard let author = comment.createdBy?.id.object, let name = comment.displayName?.name, !name.isEmpty,
        comment.displayName?.type != "custom"
      else { continue }
      try enqueueUser(author)
      then(.profile(UserProfile(id: author, name: name)))
    }
  }

  /// Stores a profile of a user, for tokens that may not read users.
  mutating func learn(_ profile: UserProfile) throws {
    guard profile.tellsName else { return }
    let known = try facts.user(profile.id)
    guard known?.isKnown != true else { return }
    var merged = profile
    if let (old, time) = try facts.learntProfile(of: profile.id) {
      // A profile from an earlier crawl may be outdated.
      merged = time == crawl ? old.merged(with: profile) : profile.succeeding(old)
      if merged == old, time == crawl { return }
    }
    perform(.storeProfile(merged))
    if known?.state == .present { try show(merged) }
  }

  private mutating func show(_ profile: UserProfile) throws {
    try storeUser(profile.id, ResponseScan(profile.body[...]), reason: UsersTable.learnt)
  }
}

extension CrawlEvent {
  /// Returns the event of a user from an endpoint for users.
  static func user(_ user: User, reason: String?) -> CrawlEvent {
    .user(user.id.object, ResponseScan(user.json.bytes, keepsSignatures: false), reason: reason)
  }
}

/// The list of users (`GET /users`).
enum UsersRequest: RequestKind {
  static let listed = "users"
  static let capability: String? = "user information"
  static let sharingCapability: [WorkItem.Kind] = [.user]

  static func fetch(_ item: WorkItem, from source: AssetSource?, by fetcher: Fetcher) async throws
    -> ReceivedResponse
  {
    let answer = try await fetcher.client.send(.users.page(after: item.cursor))
    return ReceivedResponse(.users(answer.value), answer)
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

/// The integration's own user (`GET /users/me`).
enum MeRequest: RequestKind {
  static let listed = "the integration's own user"
  static let traits = RequestTraits.isEssential

  static func fetch(_ item: WorkItem, from source: AssetSource?, by fetcher: Fetcher) async throws
    -> ReceivedResponse
  {
    let answer = try await fetcher.client.send(.currentUser)
    return ReceivedResponse(.me(answer.value), answer)
  }
}

private struct MeResponse: ResponseContent {
  let user: User

  func receive(for item: WorkItem, in plan: inout CrawlPlan) throws { try plan.receiveMe(user, for: item) }
}

extension FetchedResponse {
  static func me(_ user: User) -> FetchedResponse { .answer(MeResponse(user: user)) }
}

extension CrawlPlan {
  mutating func receiveMe(_ user: User, for item: WorkItem) throws {
    finish(item)
    // The list of users contains the same bot in another form, which takes precedence if it may be read.
    if try facts.user(user.id.object)?.isKnown != true { then(.user(user, reason: nil)) }
    guard case .bot(let bot) = user.kind else { return }
    if case .user(let owner)? = bot.owner {
      then(.userNamed(owner.id.object))
      if let profile = UserProfile(json: ResponseScan(owner.json.bytes).body) { then(.profile(profile)) }
    }
    perform(.setWorkspace(id: bot.workspaceID?.description, name: bot.workspaceName))
  }
}
