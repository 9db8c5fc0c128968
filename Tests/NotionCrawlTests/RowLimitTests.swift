import CrawlTestSupport
import TestSupport
import Foundation
import NotionExportKit
import NotionModel
import NotionSimulator
import Testing

@testable import NotionAPI
@testable import NotionArchive
@testable import NotionCrawl

@Suite struct RowLimitTests {
  /// A data source of which three rows a minute were made.
  private func workspace(rows: Int, aMinute: Int) -> SimulatedWorkspace {
    var workspace = SimulatedWorkspace(
      name: "Long", now: SimulatorTime(year: 2026, month: 3, day: 9, hour: 8))
    let drafts = (0..<rows).map { number in
      PageDraft(
        "Row \(number)",
        created: SimulatorTime(year: 2026, month: 1, day: 5, hour: 9).advanced(
          by: .seconds(number / aMinute * 60)))
    }
    workspace.add(
      database: DatabaseDraft(
        "Long", dataSources: [DataSourceDraft("Long", id: ObjectID(simulated: "long"), rows: drafts)]))
    return workspace
  }

  private func rows(_ folder: URL) async throws -> [ObjectID] {
    try await Archive.withArchive(at: StateDirectory(in: folder)) { archive in
      var rows: [ObjectID] = []
      for try await row in archive.reader.rows(of: DataSourceID(ObjectID(simulated: "long"))) {
        rows.append(row.id)
      }
      return rows
    }
  }

  @Test("Rows past the limit of a query are reached by the time of their creation")
  func rowsPastTheLimitOfAQueryAreReachedByTheTimeOfTheirCreation() async throws {
    let workspace = workspace(rows: 700, aMinute: 3)
    try await withTemporaryFolder { folder in
      try await withSimulator(workspace, SimulatorConfiguration().with { $0.rowCap = 150 }) { simulator in
        // Search knows every page; the rows are to come by queries all the same.
        let observer = RecordingObserver()
        let root = CrawlConfiguration(roots: [.dataSource(ObjectID(simulated: "long"))], comments: .none)
        try await simulator.crawl(into: folder, root, observer: observer)
        #expect(observer.diagnostics == [])
        let found = try await rows(folder)
        #expect(found.count == 700)
        #expect(Set(found) == Set(workspace.rows(of: ObjectID(simulated: "long"))))
      }
    }
  }

  // MARK: One minute

  private static let minute = SimulatorTime(year: 2026, month: 1, day: 5, hour: 9)

  /// A data source of rows that were all made, and edited, in one minute but for the last three.
  private func workspace(
    _ count: Int, properties: [PropertyDraft] = [], row: (Int) -> PageDraft
  ) -> SimulatedWorkspace {
    var workspace = SimulatedWorkspace(
      name: "Imported", now: SimulatorTime(year: 2026, month: 3, day: 9, hour: 8))
    let rows = (0..<count).map { number in
      var draft = row(number)
      draft.created = number < count - 3 ? Self.minute : Self.minute.advanced(by: .seconds(600))
      draft.edited = draft.edited ?? Self.minute
      return draft
    }
    let source = DataSourceDraft(
      "Imported", id: ObjectID(simulated: "long"), properties: [.title()] + properties, rows: rows)
    workspace.add(database: DatabaseDraft("Imported", dataSources: [source]))
    return workspace
  }

  /// Crawls with queries that stop at `cap` rows; returns the rows of the archive, and the findings.
  private func crawl(
    _ workspace: SimulatedWorkspace, cap: Int, faults: [FaultRule] = []
  ) async throws -> (rows: [ObjectID], diagnostics: [Diagnostic]) {
    try await withTemporaryFolder { folder in
      let configuration = SimulatorConfiguration().with {
        $0.rowCap = cap
        $0.faults = faults
      }
      return try await withSimulator(workspace, configuration) { simulator in
        let observer = RecordingObserver()
        // Search knows every page; the rows are to come by queries all the same.
        let root = CrawlConfiguration(roots: [.dataSource(ObjectID(simulated: "long"))], comments: .none)
        try await simulator.crawl(into: folder, root, observer: observer)
        return (try await rows(folder), observer.diagnostics)
      }
    }
  }

  /// The only difference between the rows of a minute.
  enum Difference: String, CaseIterable, Sendable {
    case title, text, number, uniqueID, select, status, multiSelect, checkbox, edited, none

    var properties: [PropertyDraft] {
      let options = ["red", "green", "blue", "grey"].map { OptionDraft($0) }
      return switch self {
      case .text: [.text("What")]
      case .number: [.number("What")]
      case .uniqueID: [.uniqueID("What")]
      case .select: [.select("What", options)]
      case .status: [.status("What", toDo: [options[0]], inProgress: [options[1]], complete: [options[2]])]
      case .multiSelect: [.multiSelect("What", options)]
      case .checkbox: [.checkbox("What")]
      case .title, .edited, .none: []
      }
    }

    func row(_ number: Int) -> PageDraft {
      let names = ["red", "green", "blue"]
      let value: ValueDraft? =
        switch self {
        // Some of them are empty.
        case .text: number % 7 == 0 ? nil : .text("Piece \(number)")
        case .number: number % 7 == 0 ? nil : .number(Double(number) / 4)
        case .select: number % 4 == 3 ? nil : .select(names[number % 4])
        case .status: .status(names[number % 3])
        case .multiSelect:
          .multiSelect(names.enumerated().filter { number >> $0.offset & 1 == 1 }.map(\.element))
        case .checkbox: .checkbox(number % 2 == 0)
        case .title, .uniqueID, .edited, .none: nil
        }
      var draft = PageDraft(
        self == .title ? "Row \(number)" : "Row", values: value.map { ["What": $0] } ?? [:])
      if self == .edited { draft.edited = RowLimitTests.minute.advanced(by: .seconds(number * 60)) }
      return draft
    }
  }

  @Test(
    "The rows of a minute that exceeds the limit are reached by filters",
    arguments: Difference.allCases.filter { $0 != .none })
  func theRowsOfAMinuteThatHoldsTooManyAreReachedByWhatTellsThemApart(difference: Difference) async throws {
    let workspace = workspace(330, properties: difference.properties, row: difference.row)
    // From both ends of their titles, as they come, there are not even half as many.
    let found = try await crawl(workspace, cap: difference == .checkbox ? 170 : 120)
    #expect(found.diagnostics == [])
    #expect(found.rows.count == 330)
    #expect(Set(found.rows) == Set(workspace.rows(of: ObjectID(simulated: "long"))))
  }

  @Test("Rows that cannot be distinguished are reported, with the number of those that were read")
  func rowsThatNothingTellsApartAreReportedWithTheNumberOfThoseThatAreHere() async throws {
    let found = try await crawl(workspace(330) { Difference.none.row($0) }, cap: 120)
    let diagnostic = try #require(found.diagnostics.first)
    #expect(found.diagnostics.count == 1)
    #expect(diagnostic.identifier.rawValue == "rows-beyond-limit")
    #expect(diagnostic.object == ObjectID(simulated: "long"))
    #expect(
      diagnostic.summary
        == "rows created in the minute of 2026-01-05T09:00:00.000Z may be missing: 120 were exported")
    // Those of the other minute are here too.
    #expect(found.rows.count == 123)
  }

  @Test("Of rows that cannot be distinguished, only the missing ones are reported")
  func ofRowsThatNothingTellsApartOnlyThoseThatAreMissingAreReported() async throws {
    let workspace = workspace(330, properties: Difference.select.properties) { number in
      PageDraft("Row", values: ["What": .select(number % 10 == 0 ? "red" : "green")])
    }
    let found = try await crawl(workspace, cap: 120)
    #expect(found.diagnostics.count == 1)
    let summary = try #require(found.diagnostics.first?.summary)
    #expect(
      summary.hasSuffix(
        "may be missing: 120 of those where “What” is not empty and “What” does not equal “red” were exported"
      )
        || summary.hasSuffix("may be missing: 120 of those where “What” equals “green” were exported"),
      "\(summary)")
    #expect(found.rows.count == 120 + 33 + 3)
  }

  @Test("A refused partition is reported, and the others are listed")
  func aPartThatIsRefusedIsReportedAndTheOthersAreListed() async throws {
    let workspace = workspace(330, properties: Difference.number.properties, row: Difference.number.row)
    let faults = [FaultRule(.forbidden, on: [.dataSourceQuery], .every(9))]
    let found = try await crawl(workspace, cap: 120, faults: faults)
    #expect(!found.diagnostics.isEmpty)
    #expect(found.diagnostics.allSatisfy { $0.identifier.rawValue == "rows-beyond-limit" })
    #expect(found.diagnostics.allSatisfy { $0.solution == "The next run requests it again." })
    // Those of the other minute, which comes last, are here.
    let all = workspace.rows(of: ObjectID(simulated: "long"))
    #expect(Set(found.rows).isSuperset(of: all.suffix(3)))
  }

  /// The API's own limit with `NOTION_EXPORT_SCALE` set, which takes minutes; a tenth of it otherwise.
  private static let limit = ProcessInfo.processInfo.environment["NOTION_EXPORT_SCALE"] == nil ? 1000 : 10_000

  @Test("All rows of one minute are reached, although they are 2.5 times the limit")
  func twoAndAHalfTimesAsManyRowsOfOneMinuteAsAQueryListsAreAllReached() async throws {
    let limit = Self.limit
    let workspace = workspace(limit * 5 / 2, properties: Difference.number.properties) { number in
      PageDraft("Row", values: ["What": .number(Double(number))])
    }
    try await withTemporaryFolder { folder in
      try await withSimulator(workspace, SimulatorConfiguration().with { $0.rowCap = limit }) { simulator in
        let observer = RecordingObserver()
        let configuration = CrawlConfiguration(
          roots: [.dataSource(ObjectID(simulated: "long"))], comments: .none, downloadsAssets: false)
        try await simulator.withClient { client in
          try await Archive.withArchive(at: StateDirectory(in: folder)) { archive in
            _ = try await Crawl(
              archive: archive, anyClient: ContentlessClient(client: client), configuration: configuration,
              observer: observer
            ).run()
          }
        }
        #expect(observer.diagnostics == [])
        #expect(Set(try await rows(folder)) == Set(workspace.rows(of: ObjectID(simulated: "long"))))
        // Three queries find out that the minute is too large, two that its halves are, and then come four
        // parts with all rows; each asks besides whether some are empty.
        #expect(simulator.statistics.count(.dataSourceQuery) < limit / 100 * 9)
      }
    }
  }
}

/// A client that returns empty pages, for tests that only depend on lists.
struct ContentlessClient: CrawlClient {
  let client: NotionClient

  func send<Response: JSONDecodable>(_ endpoint: Endpoint<Response>) async throws -> APIResponse<Response> {
    guard endpoint.request.path.hasSuffix("/children") else { return try await client.send(endpoint) }
    let body = Array(
      #"{"object":"list","results":[],"next_cursor":null,"has_more":false,"type":"block","block":{}}"#.utf8)
    return APIResponse(
      value: try Response(json: body), body: body, status: 200, requestID: nil, serverTime: nil, attempts: 1)
  }

  func download(
    _ url: String, object: ObjectID, write: @Sendable @escaping ([UInt8]) async throws -> Void
  ) async throws -> String? {
    try await client.download(url, object: object, write: write)
  }

  func stopSending() async { await client.stopSending() }
}
