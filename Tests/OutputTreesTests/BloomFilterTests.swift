import Testing

@testable import OutputTrees

@Suite struct BloomFilterTests {
  @Test func anEmptyFilterContainsNothing() {
    #expect(!BloomFilter().mayContain("a"))
  }

  @Test func whatWasAddedMayAlwaysBeThere() {
    var filter = BloomFilter()
    for number in 0..<50_000 { filter.add("pages/\(number).json") }
    #expect((0..<50_000).allSatisfy { filter.mayContain("pages/\($0).json") })
  }

  @Test func mostOtherTextsAreKnownNotToBeThere() {
    var filter = BloomFilter()
    for number in 0..<50_000 { filter.add("pages/\(number).json") }
    let mistaken = (0..<10_000).count { filter.mayContain("databases/\($0).json") }
    #expect(mistaken < 100)
  }

  @Test func anythingMayBeThereOnceAllIsAdmitted() {
    var filter = BloomFilter()
    filter.add("a")
    filter.admitAll()
    #expect(filter.mayContain("a") && filter.mayContain("b"))
  }
}
