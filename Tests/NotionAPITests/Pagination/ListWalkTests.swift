import NotionModel
import Testing

@testable import NotionAPI

@Suite struct ListWalkTests {
  private func ids(_ numbers: ClosedRange<UInt64>) -> [ObjectID?] {
    numbers.map { ObjectID(high: 0, low: $0) }
  }

  @Test func goesFromCursorToCursor() throws {
    var walk = ListWalk(from: nil)
    #expect(walk.cursor == nil)
    let first = try walk.take(identities: ids(1...3), nextCursor: "a", hasMore: true)
    #expect(first == [0, 1, 2])
    #expect(walk.cursor == "a")
    let second = try walk.take(identities: ids(4...5), nextCursor: nil, hasMore: false)
    #expect(second == [0, 1])
    #expect(walk.isFinished)
  }

  @Test func believesHasMoreRatherThanACursor() throws {
    var walk = ListWalk(from: nil)
    _ = try walk.take(identities: [], nextCursor: "a", hasMore: false)
    #expect(walk.isFinished)
  }

  @Test func anEmptyAnswerIsNotTheEnd() throws {
    var walk = ListWalk(from: nil)
    _ = try walk.take(identities: [], nextCursor: "a", hasMore: true)
    #expect(!walk.isFinished)
  }

  @Test func noticesThatACursorRepeats() throws {
    var walk = ListWalk(from: nil)
    for cursor in ["a", "b"] { _ = try walk.take(identities: [], nextCursor: cursor, hasMore: true) }
    for cursor in ["a", "b"] {
      var copy = walk
      let error = #expect(throws: NotionAPIError.self) {
        try copy.take(identities: [], nextCursor: cursor, hasMore: true)
      }
      #expect(error?.code == .repeatingCursor)
    }
  }

  @Test func noticesThatTheFirstCursorRepeats() {
    var walk = ListWalk(from: "a")
    let error = #expect(throws: NotionAPIError.self) {
      try walk.take(identities: [], nextCursor: "a", hasMore: true)
    }
    #expect(error?.code == .repeatingCursor)
  }

  @Test func aListThatGoesOnNowhereIsAFailure() {
    var walk = ListWalk(from: nil)
    let error = #expect(throws: NotionAPIError.self) {
      try walk.take(identities: [], nextCursor: nil, hasMore: true)
    }
    #expect(error?.code == .unexpectedShape)
  }

  @Test func begunAgainItLeavesOutWhatWasDelivered() throws {
    var walk = ListWalk(from: nil)
    _ = try walk.take(identities: ids(1...3), nextCursor: "a", hasMore: true)
    let isAgain = walk.restart()
    #expect(isAgain)
    #expect(walk.cursor == nil)
    let again = try walk.take(identities: ids(2...5), nextCursor: "a", hasMore: true)
    #expect(again == [2, 3])
  }

  @Test func begunAgainItCountsWhatHasNoID() throws {
    var walk = ListWalk(from: nil)
    _ = try walk.take(identities: [nil, nil], nextCursor: "a", hasMore: true)
    let isAgain = walk.restart()
    #expect(isAgain)
    let again = try walk.take(identities: [nil, nil, nil], nextCursor: "a", hasMore: true)
    #expect(again == [2])
  }

  @Test func doesNotBeginAgainForEver() throws {
    var walk = ListWalk(from: nil)
    var restarts = 0
    for number in UInt64(0)..<100 {
      _ = try walk.take(identities: ids(number...number), nextCursor: "\(number)", hasMore: true)
      if walk.restart() { restarts += 1 }
    }
    #expect(restarts == ListGuard.restartLimit)
  }

  @Test func aListThatGoesOnWithoutAnythingNewIsNoList() {
    var walk = ListWalk(from: nil)
    let error = #expect(throws: NotionAPIError.self) {
      for number in 0..<100 {
        _ = try walk.take(identities: [], nextCursor: "\(number)", hasMore: true)
      }
    }
    #expect(error?.code == .repeatingCursor)
  }

  @Test func readsTheIDsOfAnyList() throws {
    let id = ObjectID(high: 3, low: 4)
    let list = #"{"results":[{"id":"\#(id)","x":{"id":1}},{"id":"title"},{"id":7},{}],"has_more":false}"#
    #expect(try ListIdentities(json: Array(list.utf8)).ids == [id, nil, nil, nil])
    #expect(try ListIdentities(json: Array(#"{"templates":[{"id":"\#(id)"}]}"#.utf8)).ids == [id])
  }
}
