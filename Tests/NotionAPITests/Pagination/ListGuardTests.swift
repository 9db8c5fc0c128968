import Testing

@testable import NotionAPI

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

  @Test func aListThatGoesOnIsNoCircle() {
    #expect(walk([(10, nil, "a"), (20, "a", "b"), (30, "b", nil)]) == [.goesOn, .goesOn, .ends])
  }

  @Test func aCursorThatLeadsToItselfIsNoticed() {
    #expect(walk([(nil, nil, "a"), (nil, "a", "a")]) == [.goesOn, .leadsInACircle])
  }

  @Test func aCursorThatLeadsBackToTheBeginningIsNoticed() {
    #expect(walk([(10, nil, "a"), (10, "a", nil)]) == [.goesOn, .leadsInACircle])
  }

  @Test func aLongerCircleIsNoticedAlsoByWhoComesIntoItHalfWay() {
    #expect(
      walk([(10, "a", "b"), (20, "b", "c"), (30, "c", "a")]) == [.goesOn, .goesOn, .leadsInACircle])
  }

  @Test func aListThatIsBegunAgainMayGoWhereItWas() {
    let steps: [Step] = [(10, nil, "a"), (20, "a", "b"), (10, nil, "a"), (20, "a", "b")]
    #expect(walk(steps) == [.goesOn, .goesOn, .goesOn, .goesOn])
  }

  @Test(arguments: [nil, ""])
  func aListThatDoesNotSayWhereItGoesOnIsNoticed(cursor: String?) {
    var list = ListGuard()
    let answer = ListGuard.Answer(isFruitless: false, hasMore: true, nextCursor: cursor)
    #expect(list.take(answer, from: nil) == .goesOnNowhere)
  }

  @Test func aListThatBringsNothingStandsStillAfterAWhile() {
    #expect(length(100) { _ in (isFruitless: true, fingerprint: nil) } == 19)
    #expect(length(100) { (isFruitless: $0 % 19 != 0, fingerprint: nil) } == 100)
  }

  @Test func equalValuesMayComeForLongButNotForEver() {
    #expect(length(500) { _ in (isFruitless: false, fingerprint: 7) } == 200)
    #expect(length(500) { (isFruitless: false, fingerprint: $0 % 2) } == 500)
  }

  @Test func aListIsBegunAgainAFewTimes() {
    var list = ListGuard()
    #expect((0..<100).filter { _ in list.restart() }.count == ListGuard.restartLimit)
  }

  @Test func answersThatWereHadBeforeAreWaitedForAfterABeginning() {
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
