import TestSupport
import NotionModel
import Testing

@testable import NotionAPI

@Suite("Random input to the client") struct HeaderFuzzTests {
  private static let dates = [
    "Sun", ", ", " ", "06", "31", "Feb", "Nov", "Dec", "-", "94", "1994", "9999", "0", "08:49:37", "24:00:00",
    "23:59:60",
    ":", " GMT", "999999999999999999", "-1",
  ]
  private static let ranges = [
    "bytes ", "bytes", "BYTES ", "*", "/", "-", "0-9/10", "5-3/10", "0-9/*", " ", "items ",
  ]
  private static let quotas = [
    "limit=", "remaining=", "reset=", "r=", "t=", "q=", ", ", ";", "w=60", "\"default\"", "=", "1800000000",
    "1800000030000",
  ]
  private static let addresses = [
    "http", "https", "://", ":", "//", "/", "[", "]", "[::1]", "a.example", "@", "#", "?", "65536", "..",
    "%2F", "\u{1}",
    "é", "127.0.0.1", " ",
  ]

  @Test("Headers of any kind are read or ignored") func headers() {
    Fuzz.run("headers", cases: 20_000) { input in
      let date = input.text(of: Self.dates, upTo: 9)
      if let seconds = HTTPDate.seconds(date) { #expect(seconds.magnitude < 400_000_000_000) }
      let wait = input.chance(2) ? input.number() : date
      if let wait = RetryAfter.duration(wait, now: input.double()) {
        #expect(wait >= .zero && wait < .longest)
      }
      var head = ResumableDownload.Head(status: input.pick([200, 206, 416, 404]))
      head.contentLength = ResumableDownload.Head.count(input.number()[...])
      head.readRange(input.text(of: Self.ranges, upTo: 5))
      let quota = input.text(of: Self.quotas, upTo: 9)
      let names = [
        "ratelimit", "ratelimit-policy", "x-ratelimit-remaining", "x-ratelimit-limit", "x-ratelimit-reset",
      ]
      let values = names.map { _ in input.chance(2) ? input.number() : quota }
      _ = RateQuota(now: input.double()) { name in names.firstIndex(of: name).map { values[$0] } }
    }
  }

  @Test("Addresses of any kind are read or refused") func addresses() {
    Fuzz.run("addresses", cases: 20_000) { input in
      let parts = URLParts("http" + input.text(of: Self.addresses, upTo: 8))
      _ = parts?.following(input.text(of: Self.addresses, upTo: 6))
      if let parts { #expect(URLParts(parts.text)?.host == parts.host) }
      _ = try? ServerAddress(input.text(of: Self.addresses))
    }
  }

  @Test("A download goes on, ends or is refused, whatever the heads say") func downloads() {
    Fuzz.run("downloads") { input in
      var download = ResumableDownload()
      for _ in 0..<input.below(6) {
        download.begin()
        var head = ResumableDownload.Head(status: input.pick([200, 206, 206, 416]))
        head.rangeStart = input.chance(2) ? nil : max(0, input.integer())
        head.rangeTotal = input.chance(2) ? nil : max(0, input.integer())
        head.contentLength = input.chance(2) ? nil : max(0, input.integer())
        head.entityTag = input.pick([nil, "\"a\"", "W/\"a\""])
        if case .body(let skipping) = download.read(head) { #expect(skipping >= 0) }
        download.receive(max(0, input.integer()))
        _ = (download.range, download.condition, download.isComplete, download.isTooLong)
      }
    }
  }

  @Test("The rate limiter bears any answer at any time") func limiter() {
    Fuzz.run("limiter", cases: 500) { input in
      var limiter = AdaptiveRateLimiter(
        limits: RateLimits(
          maximumPerSecond: input.chance(3) ? max(input.double(), 1e-9) : nil,
          share: input.pick([1, 0.8, 0.01])))
      var now = 0.0
      var tickets: [RateTicket] = []
      for _ in 0..<300 {
        now += input.pick([0, 0.01, 0.2, 1, 70, 1e9]) * Double(input.below(3))
        if input.chance(2), case .send(let ticket) = limiter.next(at: .seconds(now)) {
          tickets.append(ticket)
        }
        guard input.chance(2), !tickets.isEmpty else { continue }
        let ticket = tickets.remove(at: input.below(tickets.count))
        let wait: Duration? = input.chance(2) ? nil : Duration(clampedSeconds: abs(input.double()))
        let quota = RateQuota(
          remaining: input.integer(), limit: input.chance(2) ? nil : input.integer(), reset: wait)
        let answers: [RateAnswer] = [
          .accepted(nil), .accepted(quota), .refused(retryAfter: wait), .overloaded(retryAfter: wait),
          .unknown,
        ]
        limiter.answered(ticket, input.pick(answers), at: .seconds(now))
        _ = limiter.knowledge
      }
    }
  }
}
