import Testing

@testable import NotionAPI

@Suite struct RateQuotaTests {
  private func quota(_ headers: [String: String]) -> RateQuota? {
    RateQuota(now: 1_800_000_000) { headers[$0] }
  }

  @Test(
    arguments: [
      ["ratelimit-limit": "100", "ratelimit-remaining": "42", "ratelimit-reset": "30"],
      ["x-ratelimit-limit": "100", "x-ratelimit-remaining": "42", "x-ratelimit-reset": "30"],
      ["x-rate-limit-limit": "100", "x-rate-limit-remaining": "42", "x-rate-limit-reset": "30"],
      ["ratelimit-limit": "100, 100;w=60", "ratelimit-remaining": " 42 ", "ratelimit-reset": "30"],
      ["x-ratelimit-limit": "100", "x-ratelimit-remaining": "42", "x-ratelimit-reset": "1800000030"],
      ["x-ratelimit-limit": "100", "x-ratelimit-remaining": "42", "x-ratelimit-reset": "1800000030000"],
      ["ratelimit": "limit=100, remaining=42, reset=30"],
      ["ratelimit": "\"default\";r=42;t=30", "ratelimit-policy": "\"default\";q=100;w=60"],
    ])
  func readsEverySpelling(headers: [String: String]) {
    #expect(quota(headers) == RateQuota(remaining: 42, limit: 100, reset: .seconds(30)))
  }

  @Test(
    arguments: [
      [:], ["ratelimit-remaining": "many"], ["ratelimit-remaining": "-1"], ["ratelimit": "nonsense"],
      ["ratelimit-limit": "100"],
    ])
  func seesNothingWhereNothingIs(headers: [String: String]) {
    #expect(quota(headers) == nil)
  }

  @Test func aResetInThePastIsNone() {
    let quota = quota(["x-ratelimit-remaining": "1", "x-ratelimit-reset": "1700000000"])
    #expect(quota == RateQuota(remaining: 1))
  }
}
