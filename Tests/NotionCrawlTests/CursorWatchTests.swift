import Testing

@testable import NotionCrawl

@Suite struct CursorWatchTests {
  /// An answer's list, first element, and where it was asked from and goes on.
  private typealias Step = (list: Int, first: Int?, from: String?, to: String?)

  /// Walks through answers, and tells for each whether the list has been there before.
  private func walk(_ steps: [Step]) -> [Bool] {
    var watch = CursorWatch<Int, Int>()
    return steps.map { watch.isRepeated($0.list, first: $0.first, from: $0.from, to: $0.to) }
  }

  @Test func aListThatGoesOnIsNoCircle() {
    let steps: [Step] = [(1, 10, nil, "a"), (2, 10, nil, "a"), (1, 20, "a", "b"), (1, 30, "b", nil)]
    #expect(walk(steps) == [false, false, false, false])
  }

  @Test func aCursorThatLeadsToItselfIsNoticed() {
    #expect(walk([(1, nil, nil, "a"), (1, nil, "a", "a")]) == [false, true])
  }

  @Test func aCursorThatLeadsBackToTheBeginningIsNoticed() {
    #expect(walk([(1, 10, nil, "a"), (1, 10, "a", nil)]) == [false, true])
  }

  @Test func aLongerCircleIsNoticedAlsoByWhoComesIntoItHalfWay() {
    #expect(walk([(1, 10, "a", "b"), (1, 20, "b", "c"), (1, 30, "c", "a")]) == [false, false, true])
  }

  @Test func aListThatIsBegunAgainMayGoWhereItWas() {
    let steps: [Step] = [(1, 10, nil, "a"), (1, 20, "a", "b"), (1, 10, nil, "a"), (1, 20, "a", "b")]
    #expect(walk(steps) == [false, false, false, false])
  }
}
