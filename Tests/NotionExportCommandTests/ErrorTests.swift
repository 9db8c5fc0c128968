import Foundation
import NotionModel
import NotionSimulator
import Testing

/// The complete error messages for the most frequent mistakes.
@Suite struct ErrorTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func run(_ arguments: String..., environment: [String: String] = [:]) async throws -> Program.Ending
  {
    var program = Program(environment: environment)
    program.arguments = arguments
    return try await program.run()
  }

  @Test func withoutATokenItSaysWhereToGetOne() async throws {
    let ending = try await run("--format", "json", "--output", "\(folder.path)/out")
    #expect(ending.code == 64)
    #expect(
      ending.errors == """
        Error: No token. The shortest way is a personal access token, which sees what you see, private pages included:
          1. Make one at https://www.notion.so/developers/tokens (with the capability to use the Notion API).
          2. Run: NOTION_TOKEN=ntn_… notion-export --format json --output my-workspace
          It is valid for a year at most, and cannot list the members of the workspace.
        An internal connection belongs to the workspace and sees what is shared with it:
          1. Make one at https://www.notion.so/profile/integrations ("Read content" is enough).
          2. Share with it what you want to export: open a page, then ••• > Connections > your connection.
          3. Run the same command with its token.
        To see it work without a token: notion-export --demo --format json

        """)
    #expect(folder.files() == [])
  }

  @Test func aTokenFileThatIsNotThereOrEmptyIsNamed() async throws {
    let missing = try await run("--format", "json", "--token-file", "\(folder.path)/none")
    #expect(missing.code == 64)
    #expect(missing.errors.hasPrefix("Error: The token file \(folder.path)/none could not be read: "))
    try folder.put("empty", " \n")
    let empty = try await run("--format", "json", "--token-file", "\(folder.path)/empty")
    #expect(
      empty.errors
        == "Error: The token file \(folder.path)/empty is empty. It should hold the token (ntn_…) and nothing else.\n"
    )
  }

  @Test func withoutAFormatItSaysWhichThereAre() async throws {
    let ending = try await run("--demo")
    #expect(ending.code == 64)
    #expect(ending.errors.hasPrefix("Error: No format was given. Add --format command or --format "))
  }

  @Test(arguments: [
    (["--format", "jsno"], "Error: There is no format jsno; did you mean json?\n"),
    (["--format", "markdwon"], "Error: There is no format markdwon; did you mean markdown?\n"),
    (
      ["--format", "json", "-O", "json.layuot=files"],
      "Error: -O json.layuot: there is no such option; did you mean layout?\n"
    ),
    (
      ["--format", "json", "-O", "json.layout=tree"],
      "Error: -O json.layout: expected files or ndjson, not tree\n"
    ),
    (
      ["--format", "json", "-O", "jason.layout=files"],
      "Error: -O jason.layout is for a format that is not being written. Did you mean json.layout?\n"
    ),
  ])
  func aMistypedFormatOrOptionNamesTheNearMiss(arguments: [String], message: String) async throws {
    var program = Program("--demo")
    program.arguments += arguments
    let ending = try await program.run()
    #expect(ending.code == 64)
    #expect(ending.errors == message)
  }

  @Test func aMistypedCommandNamesTheNearMiss() async throws {
    let ending = try await run("exprot", "--demo")
    #expect(ending.code == 64)
    #expect(ending.errors == "Error: There is no command exprot; did you mean export?\n")
  }

  @Test func aMistypedFlagNamesTheNearMiss() async throws {
    let ending = try await run("--demo", "--format", "json", "--ouput", "x")
    #expect(ending.code == 64)
    #expect(ending.errors.hasPrefix("Error: Unknown option '--ouput'. Did you mean '--output'?\n"))
  }

  @Test func theProgramsNameAloneGivesTheMostLikelyCommands() async throws {
    var program = Program()
    program.directory = folder.path
    let ending = try await program.run()
    #expect(ending.code == 64)
    #expect(ending.output == "")
    #expect(
      ending.errors.hasPrefix(
        """
        notion-export exports a Notion workspace: everything, once, and from then on what has changed.

          notion-export --demo --format markdown      a look at it, without a token or an account
          NOTION_TOKEN=ntn_… notion-export --format json --output my-workspace
                                                      your workspace; how to get a token: the command without it
          notion-export --help                        everything else

        Formats: json, markdown
        """.dropLast("json, markdown".count)))
  }

  @Test func aTokenThatSeesNothingIsToldHowToShare() async throws {
    var workspace = SimulatedWorkspace(name: "Tidewater")
    workspace.revokeAccess(to: workspace.add(page: PageDraft("Handbook")))
    try await withSimulator(workspace) { simulator in
      let ending = try await run(
        "--format", "json", "--output", "\(folder.path)/out", "--api-url", simulator.url,
        environment: ["NOTION_TOKEN": simulator.token])
      #expect(ending.code == 1)
      #expect(
        ending.errors == """
          Error: The token is valid, but nothing is shared with its integration, so there is nothing to export.
            In Notion, open a page that is to be exported, then ••• > Connections > your integration.
            A personal access token needs no connection: it sees what its creator sees.
            What lies below a shared page is shared too; the topmost pages of a teamspace are enough for all of it.
            Then run the same command again.

          """)
    }
  }

  @Test func anotherServerThanHTTPSIsRefused() async throws {
    let ending = try await run(
      "--format", "json", "--api-url", "http://example.com", environment: ["NOTION_TOKEN": "ntn_x"])
    #expect(ending.code == 64)
    #expect(ending.errors.contains("https://"))
    #expect(!ending.errors.contains("ntn_x"))
  }

  @Test func aFolderWithSomebodysFilesIsLeftAlone() async throws {
    try folder.put("out/thesis.txt", "three years of work")
    let ending = try await run("--demo", "--format", "json", "--output", "\(folder.path)/out")
    #expect(ending.code == 1)
    #expect(
      ending.errors == """
        Error: \(folder.path)/out: this folder holds files that notion-export did not write; name an empty or a \
        new folder with --output

        """)
    #expect(folder.files() == ["out/thesis.txt"])
  }

  @Test func anOutputThatIsAFileIsNamed() async throws {
    try folder.put("out", "a file")
    let ending = try await run("--demo", "--format", "json", "--output", "\(folder.path)/out")
    #expect(ending.code == 1)
    #expect(ending.errors.contains("this is a file; name a folder with --output"))
  }

  // Root may write anywhere, so there is nothing to refuse.
  @Test(.enabled(if: getuid() != 0)) func aFolderThatIsNotWritableIsNamed() async throws {
    try FileManager.default.createDirectory(
      atPath: "\(folder.path)/out", withIntermediateDirectories: true, attributes: [.posixPermissions: 0o555])
    let ending = try await run("--demo", "--format", "json", "--output", "\(folder.path)/out")
    #expect(ending.code == 1)
    #expect(ending.errors.contains("the folder is not writable"))
  }

  @Test func aWrongTokenIsExplainedAndNotShown() async throws {
    try await withSimulator(DemoWorkspace.make()) { simulator in
      let ending = try await run(
        "--format", "json", "--output", "\(folder.path)/out", "--api-url", simulator.url,
        environment: ["NOTION_TOKEN": "ntn_wrong_secret"])
      #expect(ending.code == 1)
      #expect(ending.errors.contains("unauthorized"))
      #expect(!(ending.errors + ending.output).contains("ntn_wrong_secret"))
    }
  }

  @Test func aPageThatIsNotSharedIsExplained() async throws {
    try await withSimulator(DemoWorkspace.make()) { simulator in
      let ending = try await run(
        "--format", "json", "--output", "\(folder.path)/out", "--api-url", simulator.url, "--page",
        "https://www.notion.so/Somewhere-0123456789abcdef0123456789abcdef",
        environment: ["NOTION_TOKEN": simulator.token])
      #expect(ending.code != 0)
      #expect(ending.errors.contains("01234567-89ab-cdef-0123-456789abcdef"))
      #expect(ending.errors.lowercased().contains("share"))
    }
  }

  @Test func aMissingCapabilityIsExplainedAndDoesNotStopTheExport() async throws {
    var workspace = DemoWorkspace.make()
    workspace.capabilities.readsUsers = false
    try await withSimulator(workspace) { simulator in
      let ending = try await run(
        "--format", "json", "--output", "\(folder.path)/out", "--api-url", simulator.url,
        environment: ["NOTION_TOKEN": simulator.token])
      #expect(ending.code == 0 || ending.code == 3)
      #expect(ending.errors.lowercased().contains("user"))
    }
  }
}
