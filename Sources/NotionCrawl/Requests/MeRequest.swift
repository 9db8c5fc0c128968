import NotionAPI
import NotionArchive
import NotionModel

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
