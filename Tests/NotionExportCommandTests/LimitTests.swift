import NotionModel
import NotionSimulator
import TestSupport
import Testing

/// The user's limits of rate and concurrency, as observed by the server.
@Suite struct LimitTests {
  /// Fifty pages with a paragraph each: a little more than a hundred requests.
  private static func workspace() -> SimulatedWorkspace {
    var workspace = SimulatedWorkspace()
    for number in 1...50 {
      workspace.add(page: PageDraft("Page \(number)", content: [.paragraph("Text.")]))
    }
    return workspace
  }

  /// Exports the workspace, which must succeed.
  private func export(
    _ arguments: [String], _ change: (inout SimulatorConfiguration) -> Void = { _ in }
  ) async throws -> SimulatorStatistics {
    let folder = try TemporaryFolder()
    return try await withSimulator(Self.workspace(), SimulatorConfiguration().with(change)) { simulator in
      var program = Program("--format", "json", "--output", "\(folder.path)/out", "--api-url", simulator.url)
      program.arguments += arguments
      program.environment = ["NOTION_TOKEN": simulator.token]
      let ending = try await program.run()
      #expect(ending.code == 0, "\(ending.errors)")
      return simulator.statistics
    }
  }

  /// From the first request to the last.
  private func seconds(_ statistics: SimulatorStatistics) throws -> Double {
    let first = try #require(statistics.firstRequest)
    let last = try #require(statistics.lastRequest)
    return Double(last.milliseconds - first.milliseconds) / 1000
  }

  @Test("Requests are spaced as configured") func spacing() async throws {
    let statistics = try await export(["--max-requests-per-second", "50"])
    #expect(statistics.count() > 100)
    // A tenth of a second may be caught up after a delay.
    #expect(try seconds(statistics) >= Double(statistics.count() - 1) / 50 - 0.25)
  }

  @Test("A share of the allowance is left to other programs") func share() async throws {
    let statistics = try await export(["--rate-share", "50%"]) {
      $0.rateLimit = .fixedWindow(allowance: 60, window: .seconds(1))
      $0.rateLimitHeaders = .standard
    }
    #expect(statistics.refused == 0)
    // Thirty in each window of a second, of which the first and the last may be begun in their midst.
    #expect(try seconds(statistics) >= Double(statistics.count() / 30 - 2))
    #expect(statistics.count() > 100)
  }

  @Test("With a concurrency of one, there is one request at a time") func oneAtATime() async throws {
    let statistics = try await export(["--concurrency", "1"]) { $0.latency = .fixed(.milliseconds(2)) }
    #expect(statistics.mostConcurrent == 1)
  }

  @Test("One kind of request can be limited separately") func limitOfKind() async throws {
    let statistics = try await export(["--concurrency", "blocks=2", "--concurrency", "comments=1"]) {
      $0.latency = .fixed(.milliseconds(5))
    }
    #expect(statistics.mostConcurrentByRoute[.blockChildren] == 2)
    #expect(statistics.mostConcurrentByRoute[.comments] == 1)
    #expect(statistics.mostConcurrent > 2)
  }

  @Test(
    "An invalid limit is explained",
    arguments: [
      (["--max-requests-per-second", "0"], "expected a number above 0, as in 2 or 0.5"),
      (["--max-requests-per-second", "fast"], "expected a number above 0, as in 2 or 0.5"),
      (["--rate-share", "80"], "expected a percentage, as in 80%; did you mean 80%?"),
      (["--rate-share", "120%"], "expected at most 100%"),
      (["--rate-share", "0%"], "expected a percentage above 0% and up to 100%, as in 80%"),
      (["--concurrency", "block=15"], "unknown kind of request block; did you mean blocks?"),
      (
        ["--concurrency", "everything=15"],
        """
        unknown kind of request everything; the kinds are pages, blocks, databases, comments, users, properties, \
        search, downloads
        """
      ),
      (["--concurrency", "blocks=0"], "expected a number from 1 to 100, as in blocks=15 or 15"),
      (["--concurrency", "blocks"], "expected a number from 1 to 100, as in blocks=15 or 15"),
    ])
  func invalidLimit(arguments: [String], message: String) async throws {
    var program = Program("--demo", "--format", "json")
    program.arguments += arguments
    let ending = try await program.run()
    #expect(ending.code == 64)
    let line = ending.errors.split(separator: "\n").first
    #expect(
      line?.hasPrefix("Error: The value '\(arguments[1])' is invalid for '\(arguments[0]) <") == true,
      "\(ending.errors)")
    #expect(line?.hasSuffix("': \(message)") == true, "\(ending.errors)")
  }
}
