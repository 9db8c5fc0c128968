import Foundation
import TestSupport
import Testing

/// `notion-export.yaml`, the environment, and their precedence.
@Suite struct ConfigurationTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func run(_ arguments: String..., environment: [String: String] = [:]) async throws -> Program.Ending
  {
    var program = Program(environment: environment)
    program.arguments = arguments
    program.directory = folder.path
    return try await program.run()
  }

  /// The lines of the effective configuration for a setting, without the spaces that align them; `section` is
  /// the format whose option it is.
  private func lines(_ ending: Program.Ending, _ key: String, in section: String? = nil) -> [String] {
    var current: String?
    var found: [String] = []
    for line in ending.output.split(separator: "\n") {
      if !line.hasPrefix(" ") { current = line.hasSuffix(":") ? String(line.dropLast()) : nil }
      let text = line.split(separator: " ", omittingEmptySubsequences: true).joined(separator: " ")
      guard current == section, text.hasPrefix("\(key):") || text.hasPrefix("# \(key):") else { continue }
      found.append(text)
    }
    return found
  }

  @Test("The command line precedes the environment, that the file, that the default")
  func precedence() async throws {
    try folder.put(
      "notion-export.yaml",
      """
      comments: none
      output: from-file
      format: [json]
      json:
        layout: ndjson
      """)
    let environment = ["NOTION_EXPORT_OUTPUT": "from-environment", "NOTION_EXPORT_COMMENTS": "page"]
    let all = try await run("config", "--comments", "all", environment: environment)
    #expect(all.code == 0)
    #expect(lines(all, "comments") == ["comments: all # --comments"])
    #expect(lines(all, "output") == ["output: from-environment # NOTION_EXPORT_OUTPUT"])
    #expect(lines(all, "format") == ["format: [json] # notion-export.yaml, line 3"])
    #expect(lines(all, "layout", in: "json") == ["layout: ndjson # notion-export.yaml, line 5"])
    #expect(lines(all, "checkpoint-interval") == ["checkpoint-interval: 30s # default"])
    #expect(lines(all, "token-file") == ["# token-file: # not set"])
    let file = try await run("config", environment: ["NOTION_EXPORT_JSON_LAYOUT": "files"])
    #expect(lines(file, "comments") == ["comments: none # notion-export.yaml, line 1"])
    #expect(lines(file, "layout", in: "json") == ["layout: files # NOTION_EXPORT_JSON_LAYOUT"])
  }

  @Test("The printed configuration has the same effect") func printedConfiguration() async throws {
    let first = try await run(
      "config", "--format", "json", "--format", "markdown", "--output", "a folder: \"x\"", "-O",
      "markdown.flavor=obsidian", "--no-assets")
    try folder.put("printed.yaml", first.output)
    let second = try await run("config", "--config", "printed.yaml")
    func values(_ text: String) -> [Substring] {
      text.split(separator: "\n").filter { !$0.hasPrefix("#") }.map { line in
        line.prefix(upTo: line.range(of: "  #")?.lowerBound ?? line.endIndex)
      }.filter { !$0.isEmpty }
    }
    #expect(second.errors == "")
    #expect(values(second.output) == values(first.output))
    #expect(values(second.output).contains { $0.hasPrefix("no-assets: true ") })
  }

  @Test("The token is neither printed nor read from the file") func token() async throws {
    let printed = try await run("config", environment: ["NOTION_TOKEN": "ntn_secret"])
    #expect(!(printed.output + printed.errors).contains("ntn_secret"))
    try folder.put("notion-export.yaml", "token: ntn_secret\n")
    let refused = try await run("config")
    #expect(refused.code == 64)
    #expect(
      refused.errors == """
        Error: notion-export.yaml:1: the token must not be in this file; set NOTION_TOKEN, or put it in a separate \
        file and name that under token-file

        """)
  }

  @Test(
    "An error in a file is reported with its line",
    arguments: [
      ("# mine\n\nouput: x\n", "3: unknown setting ouput; did you mean output?"),
      ("jsn: {layout: files}\n", "1: unknown setting jsn; did you mean json?"),
      ("json:\n  layuot: files\n", "2: json: unknown setting layuot; did you mean layout?"),
      ("json:\n  layout: tree\n", "2: json.layout: expected files or ndjson, not tree"),
      ("fresh: perhaps\n", "1: fresh: expected true or false, not perhaps"),
      ("output: [a, b]\n", "1: output: expected one output, not a list"),
      (
        "checkpoint-interval: often\n",
        "1: The value 'often' is invalid for '--checkpoint-interval <checkpoint-interval>'"
      ),
      ("output: a\noutput: b\n", "1: output is set twice"),
      ("output: 'a\n", "2: invalid YAML: found unexpected end of stream"),
      ("- output\n", "1: expected settings, one a line, as in \"output: backup\""),
    ])
  func errorLine(text: String, message: String) async throws {
    try folder.put("notion-export.yaml", text)
    let ending = try await run("--demo", "--format", "json")
    #expect(ending.code == 64)
    #expect(ending.errors == "Error: notion-export.yaml:\(message)\n")
    #expect(folder.files() == ["notion-export.yaml"])
  }

  @Test("A named file that does not exist is an error") func missingFile() async throws {
    let ending = try await run("--demo", "--config", "none.yaml")
    #expect(ending.code == 64)
    #expect(ending.errors == "Error: The configuration file none.yaml does not exist.\n")
  }

  @Test("A variable has the effect of its flag") func variable() async throws {
    let wrong = try await run("--demo", environment: ["NOTION_EXPORT_CHECKPOINT_INTERVAL": "often"])
    #expect(wrong.code == 64)
    #expect(wrong.errors.hasPrefix("Error: NOTION_EXPORT_CHECKPOINT_INTERVAL: The value 'often' is invalid"))
    let mistyped = try await run("config", environment: ["NOTION_EXPORT_OUPUT": "x"])
    #expect(
      mistyped.errors
        == "Warning: NOTION_EXPORT_OUPUT is not a known variable; did you mean NOTION_EXPORT_OUTPUT?\n")
  }

  @Test("An export runs from the file alone, and paths are relative to the file")
  func fileAlone() async throws {
    try folder.put(
      "settings/backup.yaml",
      """
      demo: true
      format: json
      output: out
      no-assets: true
      json: {layout: ndjson}
      markdown: {flavor: obsidian}
      """)
    let ending = try await run("--config", "settings/backup.yaml")
    #expect(ending.code == 3 || ending.code == 0, "\(ending.errors)")
    #expect(folder.files(in: "settings/out").contains("pages.ndjson"))
  }
}
