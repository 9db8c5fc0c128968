import Foundation
import NotionAPI
import NotionExportEngine
import NotionExportKit
import NotionModel
import NotionSimulator
import TestSupport
import Testing

/// Holds the snippets of Documentation/ComingFromNotionSync.md, and checks that they are these.
@Suite struct ComingFromNotionSyncTests {
  @Test("Every snippet of the page is compiled here") func snippetsCompile() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let page = try String(
      contentsOf: root.appending(path: "Documentation/ComingFromNotionSync.md"), encoding: .utf8)
    let source = try String(contentsOf: URL(filePath: #filePath), encoding: .utf8)
    let snippets = page.components(separatedBy: "```swift\n").dropFirst().compactMap {
      $0.components(separatedBy: "```").first
    }
    #expect(snippets.count == 9)
    for snippet in snippets { #expect(source.contains(snippet), "\(snippet)") }
  }

  @Test("The article shows the example of embedding") func embeddingExample() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    func text(_ path: String) throws -> String {
      try String(contentsOf: root.appending(path: path), encoding: .utf8)
    }
    let example = try text("Templates/Examples/Embedding/Sources/Embedding/main.swift")
    #expect(try text("Sources/NotionExportEngine/NotionExportEngine.docc/Embedding.md").contains(example))
    #expect(example.split(separator: "\n", omittingEmptySubsequences: false).count <= 40)
  }

  @Test("The snippets do what the page says") func snippetsWork() async throws {
    try await withSimulator(DemoWorkspace.make()) { simulator in
      let token = try Token(simulator.token)
      #expect(politeConfiguration(token).rateLimits.share == 0.8)
      #expect(narrowConfiguration(token).operationLimits.maximum[.blocks] == 15)
      if case .send = limiterAlone() {} else { Issue.record("the first request does not go") }
      let configuration = ClientConfiguration(token: token, address: try ServerAddress(simulator.url))
      try await NotionClient.withClient(configuration) { client in
        let titles = try await titles(client)
        #expect(titles.count > 50)
        let name = try await nameOfIntegration(client)
        #expect(name != nil)
      }
      let folder = try TemporaryFolder()
      let report = try await exportTitles(configuration, to: URL(filePath: folder.path))
      #expect(report.isComplete && report.formats.map(\.name) == ["titles"])
      #expect(try await waitingChanges(in: URL(filePath: folder.path)) == ["titles": 0])
      #expect(try await titlesInArchive(URL(filePath: folder.path)).count == report.archive.pages)
    }
  }
}

func exportTitles(_ configuration: ClientConfiguration, to folder: URL) async throws -> ExportReport {
  var export = Export(to: folder, formats: [ExportFormat(TitlesSinkPlugin.self)])
  export.limits.memory = 50_000_000
  return try await export.run(from: configuration) { run in
    for await progress in run.progress {
      print(progress.fraction ?? 0, progress.memory ?? 0, progress.errorRate, progress.throughput)
    }
  }
}

func politeConfiguration(_ token: Token) -> ClientConfiguration {
  var configuration = ClientConfiguration(token: token)
  configuration.rateLimits = RateLimits(maximumPerSecond: 2.5, share: 0.8)
  return configuration
}

func limiterAlone() -> RateDecision {
  var limiter = AdaptiveRateLimiter()
  return limiter.next(at: .zero)
}

func narrowConfiguration(_ token: Token) -> ClientConfiguration {
  var configuration = ClientConfiguration(token: token)
  configuration.operationLimits = OperationLimiter.Limits([.blocks: 15, .databases: 5])
  return configuration
}

func waitingChanges(in folder: URL) async throws -> [String: Int] {
  var waiting: [String: Int] = [:]
  for output in try await ExportStatus.read(in: folder).outputs {
    waiting[output.lane.format] = output.waiting
  }
  return waiting
}

func titlesInArchive(_ folder: URL) async throws -> [String] {
  try await WorkspaceArchive.withArchive(in: folder) { archive in
    var titles: [String] = []
    for try await page in archive.pages { titles.append(page.page.title.plainText) }
    return titles
  }
}

func countBlocks(of page: PageDocument) async throws -> Int {
  var count = 0
  for try await event in page.content {
    if case .enter = event { count += 1 }
  }
  return count
}

func nameOfIntegration(_ client: NotionClient) async throws -> String? {
  try await withRetry { _ in try await client.send(.currentUser).value.name }
}

struct TitlesSink: Sink {
  let output: any OutputTree

  func write(_ event: ExportEvent) async throws {
    guard case .page(let document) = event else { return }
    try await output.replaceFiles(of: .object(document.page.id.object)) { files in
      let path = try OutputPath("\(document.page.id).txt")
      try await files.write(path, bytes: Array(document.page.title.plainText.utf8))
    }
  }
}

struct TitlesSinkPlugin: SinkPlugin {
  static let format = "titles"
  static let summary = "the title of each page in a file"

  func makeSink(_ options: NoOptions, in context: SinkContext) -> any Sink {
    TitlesSink(output: context.output)
  }
}

func titles(_ client: NotionClient) async throws -> [String] {
  var titles: [String] = []
  for try await object in client.paginate(.search(SearchQuery(object: .page))) {
    if case .page(let page) = object { titles.append(page.title.plainText) }
  }
  return titles
}
