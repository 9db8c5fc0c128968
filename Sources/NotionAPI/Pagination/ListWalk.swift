import NotionModel

/// The state of reading a list: the cursor, and the delivered elements.
///
/// A list whose cursor expires is read again from its beginning, and elements that were delivered before are
/// skipped: objects by their id, and elements without an id (the items of a property) by their position.
struct ListWalk: Sendable {
  /// The cursor of the next request; `nil` is the beginning.
  private(set) var cursor: String?
  /// Whether the last answer was the last of the list.
  private(set) var isFinished = false
  private var listGuard = ListGuard()
  private var answers = 0
  private var delivered: Set<ObjectID> = []
  private var anonymousDelivered = 0
  private var anonymousSeen = 0

  init(from cursor: String?) { self.cursor = cursor }

  /// Records an answer, and returns the positions of its new elements.
  ///
  /// - Parameters:
  ///   - identities: The id of each element, if it has one.
  ///   - nextCursor: The cursor of the next answer.
  ///   - hasMore: Whether there is a next answer.
  /// - Returns: The positions of elements that were not delivered before.
  /// - Throws: ``NotionAPIError`` with `.repeatingCursor` if the cursors form a cycle, or with
  ///   `.unexpectedShape` if the next cursor is missing.
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

  /// Restarts after the rejection of a cursor; returns `false` if further restarts are useless.
  mutating func restart() -> Bool {
    // Delivered elements are skipped, so the first answers after a restart may contain nothing new.
    guard cursor != nil, listGuard.restart(expecting: answers) else { return false }
    cursor = nil
    anonymousSeen = 0
    return true
  }
}

/// The ids of a list's elements, decoded without the rest of them.
struct ListIdentities: JSONDecodable {
  /// The id of each element; `nil` for an element without a UUID, such as an item of a property.
  var ids: [ObjectID?] = []

  private enum ListKey: String, CaseIterable { case results, templates }
  private enum ElementKey: String, CaseIterable { case id }
  private static let listKeys = JSONKeyTable<ListKey>()
  private static let elementKeys = JSONKeyTable<ElementKey>()

  init(from reader: inout JSONReader) throws(JSONError) {
    var ids: [ObjectID?] = []
    try reader.readObject(keys: Self.listKeys) { (reader, _) throws(JSONError) in
      try reader.readArray { (reader) throws(JSONError) in
        var id: ObjectID?
        try reader.readObject(keys: Self.elementKeys) { (reader, _) throws(JSONError) in
          guard try reader.peekKind() == .string else { return try reader.skipValue() }
          id = ObjectID(try reader.readString())
        }
        ids.append(id)
      }
    }
    self.ids = ids
  }
}
