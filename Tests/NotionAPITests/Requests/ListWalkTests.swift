import NotionModel
import Testing

@testable import NotionAPI

@Suite struct ListWalkTests {
  private func ids(_ numbers: ClosedRange<UInt64>) -> [ObjectID?] {
    numbers.map { ObjectID(high: 0, low: $0) }
  }

  @Test("A list is read from cursor to cursor") func goesFromCursorToCursor() throws {
    var walk = ListWalk(from: nil)
    #expect(walk.cursor == nil)
    let first = try walk.take(identities: ids(1...3), nextCursor: "a", hasMore: true)
    #expect(first == [0, 1, 2])
    #expect(walk.cursor == "a")
    let second = try walk.take(identities: ids(4...5), nextCursor: nil, hasMore: false)
    #expect(second == [0, 1])
    #expect(walk.isFinished)
  }

  @Test("has_more decides whether a list continues, not the cursor")
  func believesHasMoreRatherThanACursor() throws {
    var walk = ListWalk(from: nil)
    _ = try walk.take(identities: [], nextCursor: "a", hasMore: false)
    #expect(walk.isFinished)
  }

  @Test("An empty response is not the end of a list") func anEmptyAnswerIsNotTheEnd() throws {
    var walk = ListWalk(from: nil)
    _ = try walk.take(identities: [], nextCursor: "a", hasMore: true)
    #expect(!walk.isFinished)
  }

  @Test("A repeated cursor is detected") func noticesThatACursorRepeats() throws {
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

  @Test("A repeated first cursor is detected") func noticesThatTheFirstCursorRepeats() {
    var walk = ListWalk(from: "a")
    let error = #expect(throws: NotionAPIError.self) {
      try walk.take(identities: [], nextCursor: "a", hasMore: true)
    }
    #expect(error?.code == .repeatingCursor)
  }

  @Test("A list with more elements and no cursor is an error") func aListThatGoesOnNowhereIsAFailure() {
    var walk = ListWalk(from: nil)
    let error = #expect(throws: NotionAPIError.self) {
      try walk.take(identities: [], nextCursor: nil, hasMore: true)
    }
    #expect(error?.code == .unexpectedShape)
  }

  @Test("A restarted list leaves out the elements that were delivered")
  func begunAgainItLeavesOutWhatWasDelivered() throws {
    var walk = ListWalk(from: nil)
    _ = try walk.take(identities: ids(1...3), nextCursor: "a", hasMore: true)
    let isAgain = walk.restart()
    #expect(isAgain)
    #expect(walk.cursor == nil)
    let again = try walk.take(identities: ids(2...5), nextCursor: "a", hasMore: true)
    #expect(again == [2, 3])
  }

  @Test("A restarted list counts the elements that have no id") func begunAgainItCountsWhatHasNoID() throws {
    var walk = ListWalk(from: nil)
    _ = try walk.take(identities: [nil, nil], nextCursor: "a", hasMore: true)
    let isAgain = walk.restart()
    #expect(isAgain)
    let again = try walk.take(identities: [nil, nil, nil], nextCursor: "a", hasMore: true)
    #expect(again == [2])
  }

  @Test("A list is not restarted forever") func doesNotBeginAgainForEver() throws {
    var walk = ListWalk(from: nil)
    var restarts = 0
    for number in UInt64(0)..<100 {
      _ = try walk.take(identities: ids(number...number), nextCursor: "\(number)", hasMore: true)
      if walk.restart() { restarts += 1 }
    }
    #expect(restarts == ListGuard.restartLimit)
  }

  @Test("A list that continues without new elements is an error")
  func aListThatGoesOnWithoutAnythingNewIsNoList() {
    var walk = ListWalk(from: nil)
    let error = #expect(throws: NotionAPIError.self) {
      for number in 0..<100 {
        _ = try walk.take(identities: [], nextCursor: "\(number)", hasMore: true)
      }
    }
    #expect(error?.code == .repeatingCursor)
  }

  @Test("The ids of any list are read") func readsTheIDsOfAnyList() throws {
    let id = ObjectID(high: 3, low: 4)
    let list = #"{"results":[{"id":"\#(id)","x":{"id":1}},{"id":"title"},{"id":7},{}],"has_more":false}"#
    #expect(try ListIdentities(json: Array(list.utf8)).ids == [id, nil, nil, nil])
    #expect(try ListIdentities(json: Array(#"{"templates":[{"id":"\#(id)"}]}"#.utf8)).ids == [id])
  }
}

@Suite struct ListGuardTests {
  /// The first element of an answer, the cursor of its request and the next cursor.
  private typealias Step = (first: Int?, from: String?, to: String?)

  private func answer(_ step: Step) -> ListGuard.Answer {
    ListGuard.Answer(isFruitless: false, first: step.first, hasMore: step.to != nil, nextCursor: step.to)
  }

  /// Walks through the answers of a list.
  private func walk(_ steps: [Step]) -> [ListGuard.Finding] {
    var list = ListGuard()
    return steps.map { list.take(answer($0), from: $0.from) }
  }

  /// Simulates `count` answers with fresh cursors, and returns the number of those that continue the list.
  private func length(_ count: Int, _ answer: (Int) -> (isFruitless: Bool, fingerprint: Int?)) -> Int {
    var list = ListGuard()
    return (0..<count).prefix { number in
      let (isFruitless, fingerprint) = answer(number)
      let next = ListGuard.Answer(
        isFruitless: isFruitless, fingerprint: fingerprint, hasMore: true, nextCursor: "\(number + 1)")
      return list.take(next, from: number == 0 ? nil : "\(number)") == .goesOn
    }.count
  }

  @Test("A list that continues is not a cycle") func aListThatGoesOnIsNoCircle() {
    #expect(walk([(10, nil, "a"), (20, "a", "b"), (30, "b", nil)]) == [.goesOn, .goesOn, .ends])
  }

  @Test("A cursor that leads to itself is detected") func aCursorThatLeadsToItselfIsNoticed() {
    #expect(walk([(nil, nil, "a"), (nil, "a", "a")]) == [.goesOn, .leadsInACircle])
  }

  @Test("A cursor that leads back to the beginning is detected")
  func aCursorThatLeadsBackToTheBeginningIsNoticed() {
    #expect(walk([(10, nil, "a"), (10, "a", nil)]) == [.goesOn, .leadsInACircle])
  }

  @Test("A longer cycle is detected from any point of it")
  func aLongerCircleIsNoticedAlsoByWhoComesIntoItHalfWay() {
    #expect(
      walk([(10, "a", "b"), (20, "b", "c"), (30, "c", "a")]) == [.goesOn, .goesOn, .leadsInACircle])
  }

  @Test("A restarted list may repeat its cursors") func aListThatIsBegunAgainMayGoWhereItWas() {
    let steps: [Step] = [(10, nil, "a"), (20, "a", "b"), (10, nil, "a"), (20, "a", "b")]
    #expect(walk(steps) == [.goesOn, .goesOn, .goesOn, .goesOn])
  }

  @Test("A list with more elements and no cursor is detected", arguments: [nil, ""])
  func aListThatDoesNotSayWhereItGoesOnIsNoticed(cursor: String?) {
    var list = ListGuard()
    let answer = ListGuard.Answer(isFruitless: false, hasMore: true, nextCursor: cursor)
    #expect(list.take(answer, from: nil) == .goesOnNowhere)
  }

  @Test("A list that returns nothing new for long is stopped")
  func aListThatBringsNothingStandsStillAfterAWhile() {
    #expect(length(100) { _ in (isFruitless: true, fingerprint: nil) } == 19)
    #expect(length(100) { (isFruitless: $0 % 19 != 0, fingerprint: nil) } == 100)
  }

  @Test("Equal values are accepted for long, but not forever") func equalValuesMayComeForLongButNotForEver() {
    #expect(length(500) { _ in (isFruitless: false, fingerprint: 7) } == 200)
    #expect(length(500) { (isFruitless: false, fingerprint: $0 % 2) } == 500)
  }

  @Test("A list is restarted a few times at most") func aListIsBegunAgainAFewTimes() {
    var list = ListGuard()
    #expect((0..<100).filter { _ in list.restart() }.count == ListGuard.restartLimit)
  }

  @Test("A restarted list skips the responses that it had before")
  func answersThatWereHadBeforeAreWaitedForAfterABeginning() {
    var list = ListGuard()
    let isAgain = list.restart(expecting: 10)
    #expect(isAgain)
    let findings = (0..<40).map { number in
      list.take(
        ListGuard.Answer(isFruitless: true, hasMore: true, nextCursor: "\(number + 1)"),
        from: number == 0 ? nil : "\(number)")
    }
    #expect(findings.firstIndex(of: .standsStill) == 29)
  }
}
