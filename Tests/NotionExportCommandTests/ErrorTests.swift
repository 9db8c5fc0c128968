import Foundation
import NotionModel
import NotionSimulator
import TestSupport
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

  @Test("Without a token, the error says how to get one") func missingToken() async throws {
    let ending = try await run("--format", "json", "--output", "\(folder.path)/out")
    #expect(ending.code == 64)
    #expect(
      ending.errors == """
        Error: No token was found. The quickest is a personal access token, which can read what you can:
          1. Create one at https://www.notion.so/developers/tokens (with the capability to use the Notion API).
          2. Run: NOTION_TOKEN=ntn_… notion-export --format json --output my-workspace
          It is valid for at most a year, and cannot list the members of the workspace.
        Alternatively, an internal connection belongs to the workspace and can read what is shared with it:
          1. Create one at https://www.notion.so/profile/integrations ("Read content" is enough).
          2. Share pages with it: open a page in Notion, then ••• > Connections > your connection.
          3. Run the same command with its token.
        To try it without a token: notion-export --demo --format json

        """)
    #expect(folder.files() == [])
  }

  @Test("A missing or empty token file is named") func missingTokenFile() async throws {
    let missing = try await run("--format", "json", "--token-file", "\(folder.path)/none")
    #expect(missing.code == 64)
    #expect(missing.errors.hasPrefix("Error: The token file \(folder.path)/none cannot be read: "))
    try folder.put("empty", " \n")
    let empty = try await run("--format", "json", "--token-file", "\(folder.path)/empty")
    #expect(
      empty.errors
        == "Error: The token file \(folder.path)/empty is empty. Put the token (ntn_…) in it, and nothing else.\n"
    )
  }

  @Test("Without a format, the error lists the formats") func missingFormat() async throws {
    let ending = try await run("--demo")
    #expect(ending.code == 64)
    #expect(ending.errors.hasPrefix("Error: No format was chosen. Add --format command or --format "))
  }

  @Test(
    "A mistyped format or option suggests the nearest match",
    arguments: [
      (["--format", "jsno"], "Error: Unknown format jsno; did you mean json?\n"),
      (["--format", "markdwon"], "Error: Unknown format markdwon; did you mean markdown?\n"),
      (
        ["--format", "json", "-O", "json.layuot=files"],
        "Error: -O json.layuot: unknown option; did you mean layout?\n"
      ),
      (
        ["--format", "json", "-O", "json.layout=tree"],
        "Error: -O json.layout: expected files or ndjson, not tree\n"
      ),
      (
        ["--format", "json", "-O", "jason.layout=files"],
        "Error: -O jason.layout is an option of a format that was not chosen with --format. Did you mean json.layout?\n"
      ),
    ])
  func mistypedFormat(arguments: [String], message: String) async throws {
    var program = Program("--demo")
    program.arguments += arguments
    let ending = try await program.run()
    #expect(ending.code == 64)
    #expect(ending.errors == message)
  }

  @Test("A mistyped command suggests the nearest match") func mistypedCommand() async throws {
    let ending = try await run("exprot", "--demo")
    #expect(ending.code == 64)
    #expect(ending.errors == "Error: Unknown command exprot; did you mean export?\n")
  }

  @Test("A mistyped flag suggests the nearest match") func mistypedFlag() async throws {
    let ending = try await run("--demo", "--format", "json", "--ouput", "x")
    #expect(ending.code == 64)
    #expect(ending.errors.hasPrefix("Error: Unknown option '--ouput'. Did you mean '--output'?\n"))
  }

  @Test("The program's name alone prints the most useful commands") func noArguments() async throws {
    var program = Program()
    program.directory = folder.path
    let ending = try await program.run()
    #expect(ending.code == 64)
    #expect(ending.output == "")
    #expect(
      ending.errors.hasPrefix(
        """
        notion-export exports a Notion workspace. The first run exports everything, later runs only changes.

          notion-export --demo --format markdown      export a demo workspace; no token needed
          NOTION_TOKEN=ntn_… notion-export --format json --output my-workspace
                                                      export your workspace; without NOTION_TOKEN, this
                                                      command explains how to get a token
          notion-export --help                        everything else

        Formats: json, markdown
        """.dropLast("json, markdown".count)))
  }

  @Test("For a token without access to any page, the error says how to share pages")
  func nothingShared() async throws {
    var workspace = SimulatedWorkspace(name: "Tidewater")
    workspace.revokeAccess(to: workspace.add(page: PageDraft("Handbook")))
    try await withSimulator(workspace) { simulator in
      let ending = try await run(
        "--format", "json", "--output", "\(folder.path)/out", "--api-url", simulator.url,
        environment: ["NOTION_TOKEN": simulator.token])
      #expect(ending.code == 1)
      #expect(
        ending.errors == """
          Error: Nothing was exported. The token is valid, but no page is shared with its integration.
            In Notion, open a page to export, then ••• > Connections > your integration.
            A personal access token needs no connection: it can read what its creator can.
            Pages below a shared page are shared too, so sharing the top pages of a teamspace is enough.
            Then run the same command again.

          """)
    }
  }

  @Test("A server without HTTPS is refused") func plainHTTP() async throws {
    let ending = try await run(
      "--format", "json", "--api-url", "http://example.com", environment: ["NOTION_TOKEN": "ntn_x"])
    #expect(ending.code == 64)
    #expect(ending.errors.contains("https://"))
    #expect(!ending.errors.contains("ntn_x"))
  }

  @Test("A folder with foreign files is left unchanged") func foreignFolder() async throws {
    try folder.put("out/thesis.txt", "three years of work")
    let ending = try await run("--demo", "--format", "json", "--output", "\(folder.path)/out")
    #expect(ending.code == 1)
    #expect(
      ending.errors == """
        Error: \(folder.path)/out: this folder has files that notion-export did not write. Choose an empty or a \
        new folder with --output

        """)
    #expect(folder.files() == ["out/thesis.txt"])
  }

  @Test("An output that is a file is named") func outputIsFile() async throws {
    try folder.put("out", "a file")
    let ending = try await run("--demo", "--format", "json", "--output", "\(folder.path)/out")
    #expect(ending.code == 1)
    #expect(ending.errors.contains("this is a file. Choose a folder with --output"))
  }

  // Root may write anywhere, so there is nothing to refuse.
  @Test("A folder that is not writable is named", .enabled(if: getuid() != 0)) func readOnlyFolder()
    async throws
  {
    try FileManager.default.createDirectory(
      atPath: "\(folder.path)/out", withIntermediateDirectories: true, attributes: [.posixPermissions: 0o555])
    let ending = try await run("--demo", "--format", "json", "--output", "\(folder.path)/out")
    #expect(ending.code == 1)
    #expect(ending.errors.contains("the folder is not writable"))
  }

  @Test("An invalid token is explained and not shown") func invalidToken() async throws {
    try await withSimulator(DemoWorkspace.make()) { simulator in
      let ending = try await run(
        "--format", "json", "--output", "\(folder.path)/out", "--api-url", simulator.url,
        environment: ["NOTION_TOKEN": "ntn_wrong_secret"])
      #expect(ending.code == 1)
      #expect(ending.errors.contains("unauthorized"))
      #expect(!(ending.errors + ending.output).contains("ntn_wrong_secret"))
    }
  }

  @Test("A page that is not shared is explained") func unsharedPage() async throws {
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

  @Test("A missing capability is explained and does not stop the export")
  func missingCapability() async throws {
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
