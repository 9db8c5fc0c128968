import NotionModel

/// The state of one walk through a list: which cursors were used, and what was delivered.
///
/// A list whose cursor expires is walked again from its beginning, and what was delivered before is left
/// out: objects by their id, and what has no id (the items of a property) by its position.
struct ListWalk: Sendable {
  /// A list that lost its cursor more often than this is not going to be read to its end.
  static let restartLimit = 5

  /// Where the next request starts; `nil` is the beginning.
  private(set) var cursor: String?
  /// Whether the last answer was the last of the list.
  private(set) var isFinished = false
  private(set) var restarts = 0
  private var cursors: Set<String> = []
  /// Answers in a row that held nothing new.
  private var fruitlessAnswers = 0
  /// More of them than this are no list; a list that has begun again may bring all of before first.
  private var fruitlessLimit = 20
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
    guard hasMore else {
      isFinished = true
      return fresh
    }
    guard let nextCursor, !nextCursor.isEmpty else {
      throw NotionAPIError(.unexpectedShape, "the list says that it goes on, but not where")
    }
    guard nextCursor != cursor, cursors.insert(nextCursor).inserted else {
      throw NotionAPIError(.repeatingCursor, "a cursor was given a second time")
    }
    fruitlessAnswers = fresh.isEmpty ? fruitlessAnswers + 1 : 0
    guard fruitlessAnswers < fruitlessLimit else {
      throw NotionAPIError(.repeatingCursor, "the list goes on without anything new")
    }
    cursor = nextCursor
    return fresh
  }

  /// Begins again because the cursor was refused; `false` where that makes no sense any more.
  mutating func restart() -> Bool {
    guard cursor != nil, restarts < Self.restartLimit else { return false }
    restarts += 1
    cursor = nil
    cursors.removeAll()
    anonymousSeen = 0
    fruitlessAnswers = 0
    fruitlessLimit += answers
    return true
  }
}
