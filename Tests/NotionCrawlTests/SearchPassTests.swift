import Testing

@testable import NotionCrawl

@Suite struct SearchPassTests {
  @Test("A search that is not cut off is the only one")
  func whole() {
    var pass = SearchPass()
    #expect(pass.text == "")
    pass.record(edited: [1, 2, 3], isCut: nil)
    #expect(pass.following == nil)
    #expect(pass.unknown == nil)
  }

  @Test(
    "A search that is cut off is followed by those for data sources and pages, from both ends where need be")
  func parts() throws {
    var pass = SearchPass()
    pass.record(edited: [1, 2], isCut: true)
    pass = try #require(pass.following)
    #expect(pass.scope == .dataSources && !pass.isBackward)
    pass.record(edited: [1, 5], isCut: nil)
    pass = try #require(pass.following)
    #expect(pass.scope == .pages && !pass.isBackward)
    pass.record(edited: [1, 5], isCut: true)
    pass = try #require(pass.following)
    #expect(pass.scope == .pages && pass.isBackward)
    pass.record(edited: [9, 4], isCut: true)
    #expect(pass.unknown == nil)
    #expect(pass.following == nil)
  }

  @Test(
    "Searches that do not meet, that meet in one minute, or that are in no order prove nothing",
    arguments: [([1, 5], [9, 6]), ([1, 5], [9, 5]), ([5, 1], [9, 2]), ([1, 5], [2, 9]), ([], [])])
  func unproven(forward: [Int], backward: [Int]) throws {
    var pass = SearchPass(text: "pages forward - - ordered -")
    pass.record(edited: forward, isCut: true)
    pass = try #require(pass.following)
    pass.record(edited: backward, isCut: true)
    #expect(pass.unknown == .pages)
  }

  @Test("A search goes on in another run as it was")
  func text() {
    var pass = SearchPass(text: "data-sources backward 17 - ordered -")
    pass.record(edited: [20, 18], isCut: false)
    #expect(SearchPass(text: pass.text) == pass)
    #expect(SearchPass(text: "nonsense") == SearchPass())
  }
}
