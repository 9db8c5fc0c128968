import NotionModel

/// The state of one walk through a list: where it goes on, and what was delivered.
///
/// A list whose cursor expires is walked again from its beginning, and what was delivered before is left
/// out: objects by their id, and what has no id (the items of a property) by its position.
struct ListWalk: Sendable {
  /// Where the next request starts; `nil` is the beginning.
  private(set) var cursor: String?
  /// Whether the last answer was the last of the list.
  private(set) var isFinished = false
  private var listGuard = ListGuard()
  private var answers = 0
  private var delivered: Set<ObjectID> = []
  private var anonymousDelivered = 0
  private var anonymousSeen = 0

  init(from cursor: String?) { self.cursor = cursor }

  /// Takes an answer, and tells at which positions it holds something new.
  ///
  /// - Parameters:
  ///   - identities: The id of each element, where it has one of its own.
  ///   - nextCursor: Where the next answer begins.
  ///   - hasMore: Whether there is a next answer.
  /// - Returns: The positions of what was not delivered before.
  /// - Throws: ``NotionAPIError`` with `.repeatingCursor` where the list would go in a circle, or with
  ///   `.unexpectedShape` where it goes on nowhere.
  mutating func take(
    identities: [ObjectID?], nextCursor: String?, hasMore: Bool
  ) throws(NotionAPIError) -> [Int] {
    answers += 1
    var fresh: [Int] = []
    for (position, identity) in identities.enumerated() {
      if let identity {
        if delivered.insert(identity).inserted { fresh.append(position) }
      } else {
        anonymousSeen += 1
        if anonymousSeen > anonymousDelivered {
          anonymousDelivered += 1
          fresh.append(position)
        }
      }
    }
    let answer = ListGuard.Answer(isFruitless: fresh.isEmpty, hasMore: hasMore, nextCursor: nextCursor)
    switch listGuard.take(answer, from: cursor) {
    case .ends: isFinished = true
    case .goesOn: cursor = nextCursor
    case .goesOnNowhere:
      throw NotionAPIError(.unexpectedShape, "the list says that it goes on, but not where")
    case .leadsInACircle: throw NotionAPIError(.repeatingCursor, "a cursor was given a second time")
    case .standsStill: throw NotionAPIError(.repeatingCursor, "the list goes on without anything new")
    }
    return fresh
  }

  /// Begins again because the cursor was refused; `false` where that makes no sense any more.
  mutating func restart() -> Bool {
    // What was delivered is left out, so that a list that has begun again may bring all of that first.
    guard cursor != nil, listGuard.restart(expecting: answers) else { return false }
    cursor = nil
    anonymousSeen = 0
    return true
  }
}
