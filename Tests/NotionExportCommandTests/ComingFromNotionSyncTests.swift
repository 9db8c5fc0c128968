import Foundation
import NotionAPI
import NotionExportCommand
import NotionExportKit
import NotionModel
import NotionSimulator
import Testing

/// Holds the snippets of Documentation/ComingFromNotionSync.md, and checks that they are these.
@Suite struct ComingFromNotionSyncTests {
  @Test func everySnippetOfThePageIsCompiledHere() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let page = try String(
      contentsOf: root.appending(path: "Documentation/ComingFromNotionSync.md"), encoding: .utf8)
    let source = try String(contentsOf: URL(filePath: #filePath), encoding: .utf8)
    let snippets = page.components(separatedBy: "```swift\n").dropFirst().compactMap {
      $0.components(separatedBy: "```").first
    }
    #expect(snippets.count == 8)
    for snippet in snippets { #expect(source.contains(snippet), "\(snippet)") }
  }

  @Test func theSnippetsDoWhatThePageSays() async throws {
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
      var program = Program("--format", "json", "--output", folder.path, "--api-url", simulator.url)
      program.environment = ["NOTION_TOKEN": simulator.token]
      _ = try await program.run()
      let state = try state(of: URL(filePath: folder.path), program: URL(filePath: Program.path))
      #expect(state.outputs.map(\.format) == ["json"])
      #expect(state.outputs.allSatisfy { $0.position > 0 && $0.waiting == 0 })
    }
  }
}

enum MySinks: SinkRegistry {
  static let plugins: [any SinkPlugin.Type] = [TitlesSinkPlugin.self]
}

func runProgram() async {
  await NotionExport<MySinks>.main()
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

struct ExportState: Decodable {
  struct Output: Decodable {
    var format: String
    var position: Int
    var waiting: Int
  }

  var outputs: [Output]
}

func state(of folder: URL, program: URL) throws -> ExportState {
  let process = Process()
  let output = Pipe()
  process.executableURL = program
  process.arguments = ["status", "--json", "--output", folder.path]
  process.standardOutput = output
  try process.run()
  let text = output.fileHandleForReading.readDataToEndOfFile()
  process.waitUntilExit()
  return try JSONDecoder().decode(ExportState.self, from: text)
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
