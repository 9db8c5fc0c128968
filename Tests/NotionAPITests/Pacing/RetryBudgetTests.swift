import Testing

@testable import NotionAPI

@Suite struct RetryBudgetTests {
  @Test func isSpentByRetriesAndEarnedBySuccesses() {
    var settings = RetryBudget.Settings()
    settings.capacity = 2
    var budget = RetryBudget(settings)
    var spent = [budget.spend(), budget.spend(), budget.spend()]
    budget.succeeded()
    spent.append(budget.spend())
    budget.succeeded()
    spent.append(budget.spend())
    #expect(spent == [true, true, false, false, true])
  }

  @Test func isNeverMoreThanFull() {
    var budget = RetryBudget()
    for _ in 0..<1000 { budget.succeeded() }
    #expect(budget.balance == RetryBudget.Settings().capacity)
  }

  @Test func bearsEveryThirdRequestFailingForEver() {
    var budget = RetryBudget()
    var refused = 0
    for request in 0..<100_000 {
      if request % 3 == 0 {
        if !budget.spend() { refused += 1 }
      } else {
        budget.succeeded()
      }
    }
    #expect(refused == 0)
  }
}
