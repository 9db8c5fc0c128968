import NotionAPI
import NotionArchive
import NotionModel

// Users: the bot itself, the list of users, and those who are only named elsewhere. Without the capability, profiles from
// other objects take their place.

/// The integration's own user (`GET /users/me`).
enum MeRequest: RequestKind {
  static let listed = "the integration's own user"
  static let traits = RequestTraits.isEssential

  static func fetch(_ item: WorkItem, from source: AssetSource?, by fetcher: Fetcher) async throws
    -> FetchedAnswer
  {
    let answer = try await fetcher.client.send(.currentUser)
    return FetchedAnswer(.me(answer.value), answer)
  }
}

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

/// A user (`GET /users/{id}`).
enum UserRequest: RequestKind {
  static let listed = "users"
  static let traits = RequestTraits.isRepeated
  static let capability: String? = "user information"

  static func fetch(_ item: WorkItem, from source: AssetSource?, by fetcher: Fetcher) async throws
    -> FetchedAnswer
  {
    let answer = try await fetcher.client.send(.user(UserID(item.target)))
    return FetchedAnswer(.user(answer.value), answer)
  }

  static func giveUp(_ item: WorkItem, reason: String, isKnown: Bool, in plan: inout CrawlPlan) throws {
    try plan.userUnavailable(item, reason: reason)
  }

  static func refuse(_ item: WorkItem, in plan: inout CrawlPlan) throws {
    try plan.doWithoutUser(item.target)
  }

  static func isOutdated(after item: WorkItem, in plan: CrawlPlan) -> Bool { true }
}

private struct MeResponse: ResponseContent {
  let user: User

  func receive(for item: WorkItem, in plan: inout CrawlPlan) throws { try plan.receiveMe(user, for: item) }
}

private struct UsersResponse: ResponseContent {
  let users: ObjectList<User>

  var list: ListPart? { ListPart(users, first: users.results.first?.id.hashValue) }

  func receive(for item: WorkItem, in plan: inout CrawlPlan) throws {
    try plan.receiveUsers(users, for: item)
  }
}

private struct UserResponse: ResponseContent {
  let user: User

  func receive(for item: WorkItem, in plan: inout CrawlPlan) throws { try plan.receiveUser(user, for: item) }
}

extension FetchedResponse {
  static func me(_ user: User) -> FetchedResponse { .answer(MeResponse(user: user)) }
  static func users(_ users: ObjectList<User>) -> FetchedResponse { .answer(UsersResponse(users: users)) }
  static func user(_ user: User) -> FetchedResponse { .answer(UserResponse(user: user)) }
}

protocol UserFacts {
  func user(_ id: ObjectID) throws -> UsersTable.StoredUser?
  func learntProfile(of id: ObjectID) throws -> (profile: UserProfile, crawl: Int)?
  func wereUsersRefused() throws -> Bool
}

extension ArchiveFacts {
  func user(_ id: ObjectID) throws -> UsersTable.StoredUser? { try tables.users.user(id) }
  func learntProfile(of id: ObjectID) throws -> (profile: UserProfile, crawl: Int)? {
    try tables.users.learntProfile(of: id)
  }
  func wereUsersRefused() throws -> Bool { try Meta.value(.usersRefused, in: tables.database) ?? false }
}

extension CrawlPlan {
  // MARK: Answers

  mutating func receiveMe(_ user: User, for item: WorkItem) throws {
    finish(item)
    // The list of users tells the same bot in other words, and its word counts where it may be read.
    if try facts.user(user.id.object)?.isKnown != true { then(.user(user, reason: nil)) }
    guard case .bot(let bot) = user.kind else { return }
    if case .user(let owner)? = bot.owner {
      then(.userNamed(owner.id.object))
      if let profile = UserProfile(json: ResponseScan(owner.json.bytes).body) { then(.profile(profile)) }
    }
    perform(.setWorkspace(id: bot.workspaceID?.description, name: bot.workspaceName))
  }

  mutating func receiveUsers(_ list: ObjectList<User>, for item: WorkItem) throws {
    if item.cursor == nil, try facts.wereUsersRefused() {
      // Mentions of users were given without their names: the pages that have any are read again when they are seen in
      // this crawl.
      perform(.setUsersRefused(nil))
      perform(.requestLearntUsers)
      perform(.rereadPagesNamingUsers)
    }
    for user in list.results {
      // A user of whom the list tells the id alone is asked for.
      then(user.isPartial ? .userNamed(user.id.object) : .user(user, reason: nil))
    }
    reportUnreadable(list, .users, item.target)
    advance(item, to: list.nextCursor, hasMore: list.hasMore)
  }

  mutating func receiveUser(_ user: User, for item: WorkItem) throws {
    finish(item)
    if user.isPartial {
      try doWithoutUser(user.id.object)
    } else {
      then(.user(user, reason: nil))
    }
  }

  mutating func userUnavailable(_ item: WorkItem, reason: String) throws {
    finish(item)
    perform(.markUserUnavailable(item.target, reason: reason))
    if let profile = try facts.learntProfile(of: item.target)?.profile { try show(profile) }
  }

  /// Does without asking for a user, as the token may not; the profile from other objects takes the place, even if it
  /// is the id alone.
  mutating func doWithoutUser(_ id: ObjectID) throws {
    guard try facts.user(id)?.isKnown != true else { return }
    try show(try facts.learntProfile(of: id)?.profile ?? UserProfile(id: id))
  }

  // MARK: Storing

  /// Asks for a user of whom only the id is known; the list of users may bring it first.
  mutating func enqueueUser(_ id: ObjectID) throws {
    guard try facts.user(id) == nil else { return }
    perform(.introduceUser(id))
    enqueue(WorkItem(phase: .leftovers, kind: .user, target: id))
  }

  mutating func storeUser(_ id: ObjectID, _ scan: ResponseScan, reason: String?) throws {
    perform(.drop(.user, id))
    guard try facts.user(id)?.hash != scan.hash else { return perform(.markUserSeen(id, reason: reason)) }
    perform(.storeUser(id, scan.body, scan.hash, reason: reason))
    // Also where nothing was known before: pages may have been written with an id in the place of the name.
    perform(.logDependents(on: id))
  }

  // MARK: Profiles from other objects

  /// Keeps the profiles of users in a response.
  mutating func learnUsers(from scan: ResponseScan) {
    for profile in scan.profiles {
      if let profile = UserProfile(json: ResponseScan(profile).body) { then(.profile(profile)) }
    }
    for (id, name) in scan.mentionedNames.sorted(by: { $0.key < $1.key }) {
      then(.profile(UserProfile(id: id, name: name)))
    }
  }

  /// Keeps the names under which comments show, for those who wrote them.
  mutating func learnUsers(from comments: [Comment]) throws {
    for comment in comments {
      guard let author = comment.createdBy?.id.object, let name = comment.displayName?.name, !name.isEmpty,
        comment.displayName?.type != "custom"
      else { continue }
      try enqueueUser(author)
      then(.profile(UserProfile(id: author, name: name)))
    }
  }

  /// Keeps a profile of a user, for tokens that may not ask for users.
  mutating func learn(_ profile: UserProfile) throws {
    guard profile.tellsName else { return }
    let known = try facts.user(profile.id)
    guard known?.isKnown != true else { return }
    var merged = profile
    if let (old, time) = try facts.learntProfile(of: profile.id) {
      // What an earlier crawl learnt may have changed since.
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
  /// An endpoint for users told of a user.
  fileprivate static func user(_ user: User, reason: String?) -> CrawlEvent {
    .user(user.id.object, ResponseScan(user.json.bytes, keepsSignatures: false), reason: reason)
  }
}
