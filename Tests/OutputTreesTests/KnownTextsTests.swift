import Testing

@testable import OutputTrees

@Suite struct KnownTextsTests {
  @Test func nothingIsKnownOfNoTexts() {
    #expect(!KnownTexts().mayHold("a"))
  }

  @Test func whatWasAddedMayAlwaysBeThere() {
    var known = KnownTexts()
    for number in 0..<50_000 { known.add("pages/\(number).json") }
    #expect((0..<50_000).allSatisfy { known.mayHold("pages/\($0).json") })
  }

  @Test func mostOtherTextsAreKnownNotToBeThere() {
    var known = KnownTexts()
    for number in 0..<50_000 { known.add("pages/\(number).json") }
    let mistaken = (0..<10_000).count { known.mayHold("databases/\($0).json") }
    #expect(mistaken < 100)
  }

  @Test func anythingMayBeThereOnceAllIsAdmitted() {
    var known = KnownTexts()
    known.add("a")
    known.admitAll()
    #expect(known.mayHold("a") && known.mayHold("b"))
  }
}
