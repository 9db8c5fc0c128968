import Testing

@testable import NotionAPI

@Suite struct ErrorHistoryTests {
  @Test func keepsTheLastTenAndCountsThemAll() {
    var history = ErrorHistory()
    for number in 1...25 {
      var error = NotionAPIError(
        number.isMultiple(of: 2) ? .server : .timeout, "\(number)",
        operation: number.isMultiple(of: 5) ? .pages : .blocks)
      error.attempt = number
      history.record(error, at: .seconds(number))
    }
    #expect(history.total == 25)
    #expect(history.last.map(\.error.message) == (16...25).map(String.init))
    #expect(history.last.last?.time == .seconds(25))
    #expect(history.counts[.pages] == [.server: 2, .timeout: 3])
    #expect(history.counts[.blocks] == [.server: 10, .timeout: 10])
    #expect(history.count(of: .server) == 12)
    #expect(history.count(of: .unauthorized) == 0)
  }
}
