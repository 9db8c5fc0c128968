import Foundation
import NotionModel
import NotionSimulator
import TestSupport
import Testing

/// The token that a server quotes, and the secrets in addresses of files, are never stored.
@Suite struct SecretTests {
  private static let token: String = "ntn_quoted0123/456789abcdefghijklmnopq"

  /// The forms of the token within a JSON string.
  private static let spellings: [(name: String, spell: @Sendable (String) -> String)] = [
    ("as it is", { $0 }), ("as a header", { "Bearer \($0)" }), ("in capitals", { $0.uppercased() }),
    ("with slashes escaped", { $0.replacing("/", with: "\\/") }),
    ("as escapes", { $0.utf8.map { byte in "\\u00" + hexadecimal(byte) }.joined() }),
    ("with one escape", { "\\u006" + "e" + $0.dropFirst() }),
    ("percent-encoded", { $0.utf8.map { "%" + hexadecimal($0) }.joined() }),
    ("percent-encoded twice", { $0.utf8.map { "%25" + hexadecimal($0).uppercased() }.joined() }),
    ("percent-encoded in part", { $0.replacing("_", with: "%5F").replacing("/", with: "%2F") }),
    ("as references", { $0.utf8.map { "&#\($0);" }.joined() }),
    ("as hexadecimal references", { $0.utf8.map { "&#x\(hexadecimal($0));" }.joined() }),
    ("in Base64", { Data($0.utf8).base64EncodedString() }),
    ("in Base64 with a name", { Data("user:\($0):more".utf8).base64EncodedString() }),
    (
      "in Base64 of an address",
      { Data("a:\($0)".utf8).base64EncodedString().replacing("+", with: "-").replacing("/", with: "_") }
    ),
    ("in hexadecimal digits", { $0.utf8.map(hexadecimal).joined() }),
  ]

  private static func hexadecimal(_ byte: UInt8) -> String {
    let text = String(byte, radix: 16)
    return text.count == 1 ? "0\(text)" : text
  }

  @Test(
    "A token that a server quotes is kept and shown nowhere, however it is spelt",
    arguments: Self.spellings.map(\.name))
  func quotedToken(name: String) async throws {
    let folder = try TemporaryFolder()
    let spelling = try #require(Self.spellings.first { $0.name == name }?.spell(Self.token))
    var workspace = SimulatedWorkspace(now: SimulatorTime(year: 2026, month: 3, day: 9, hour: 8))
    let refused = ObjectID(simulated: "refused")
    workspace.add(
      page: PageDraft(
        "MARKER", content: [.paragraph("MARKER"), .toggle("More", [.paragraph("Inside.")]).id(refused)],
        comments: [CommentDraft("MARKER")]))
    let configuration = SimulatorConfiguration().with { configuration in
      configuration.token = Self.token
      configuration.rewrites = [
        ResponseRewrite(on: [.blockChildren], object: refused) { answer, _ in
          answer.status = 400
          answer.body = Array(
            #"{"object":"error","status":400,"code":"validation_error","message":"No MARKER here","request_id":"MARKER"}"#
              .utf8)
        },
        ResponseRewrite { answer, request in
          let text = String(decoding: answer.body, as: UTF8.self)
            .replacing("\"workspace_name\":\"", with: "\"workspace_name\":\"MARKER ")
          answer.body = Array(text.replacing("MARKER", with: spelling).utf8)
          answer.headers.append(("x-notion-request-id", spelling.replacing("\\/", with: "/")))
        },
      ]
    }
    try await withSimulator(workspace, configuration) { simulator in
      let bench = Workbench(folder, simulator, formats: "json", "markdown", "html", "site")
      let ending = try await bench.program("out", "-v", "--log-format", "json").run()
      #expect(ending.code == 3, "\(ending.errors)")
      let status = try await Program("status", "--output", "\(folder.path)/out").run()
      #expect(status.code == 0)
      // The first and last characters of Base64 depend on the text around the token.
      let core = name.contains("Base64") ? String(spelling.dropFirst(8).dropLast(12)) : spelling
      let said = ending.output + ending.errors + status.output
      #expect(!said.contains(core) && !said.contains(Self.token))
      for file in folder.files() {
        let bytes = try folder.bytes(file)
        for secret in [Self.token, core] {
          #expect(bytes.range(of: Data(secret.utf8)) == nil, "\(file) holds \(secret)")
        }
      }
      #expect(folder.text("out/json/workspace.json")?.contains("<token>") == true)
      #expect(folder.text("out/.notion-export/report.json")?.contains("<token>") == true)
    }
  }

  /// Ends of addresses of hosted files, after `https://files.example/space/block/`.
  private static let addresses: [String] = [
    "a.png?X-Amz-Signature=SECRETSIG&X-Amz-Expires=3600", "a.png?sig=SECRETSIG", "a.png?token=SECRETSIG",
    "a.png?Signature=SECRETSIG&Policy=SECRETSIG&Key-Pair-Id=SECRETSIG", "a.png?whatever=SECRETSIG",
    "a.png?SECRETSIG",
    "a.png#SECRETSIG", "a.png#token=SECRETSIG", #"a.png\u003fsig=SECRETSIG\u0026x=SECRETSIG"#,
    #"a.png\u003Fsig=SECRETSIG"#, #"a.png\u0023SECRETSIG"#, "sig=SECRETSIG/a.png",
    "X-Amz-Signature=SECRETSIG/a.png",
    "a.png;token=SECRETSIG", "a.png%3Ftoken%3DSECRETSIG", #"a.png\u003f\u0073ig=SECRETSIG"#,
  ]

  @Test("A hosted file's address loses what gives access to it, in every form", arguments: Self.addresses)
  func hostedFile(end: String) async throws {
    let folder = try TemporaryFolder()
    var workspace = SimulatedWorkspace(now: SimulatorTime(year: 2026, month: 3, day: 9, hour: 8))
    let file = workspace.addAsset("MARKER.png", contentType: "image/png", bytes: Array("a picture".utf8))
    workspace.add(
      page: PageDraft("Home", cover: .hosted(file), content: [.image(.hosted(file)), .paragraph("Text.")]))
    let configuration = SimulatorConfiguration().with { configuration in
      configuration.rewrites = [
        ResponseRewrite { answer, request in
          guard request.route != .download else { return }
          let text = String(decoding: answer.body, as: UTF8.self)
          let form = try? Regex(#""url":"(http[^"]*)/[^"/]*MARKER[^"]*""#)
          guard let form else { return }
          let end = end
          answer.body = Array(
            text.replacing(form) { match in "\"url\":\"\(match.output[1].substring ?? "")/\(end)\"" }.utf8)
        }
      ]
    }
    try await withSimulator(workspace, configuration) { simulator in
      let bench = Workbench(folder, simulator, formats: "json", "markdown", "html", "site")
      let ending = try await bench.program("out", "-v").run()
      #expect([0, 3].contains(ending.code), "\(ending.errors)")
      let verbatim = try await bench.program("out2", "--no-assets").run()
      #expect([0, 3].contains(verbatim.code), "\(verbatim.errors)")
      for text in [ending.output, ending.errors, verbatim.output, verbatim.errors] {
        #expect(!text.contains("SECRETSIG"))
      }
      for file in folder.files() {
        #expect(try folder.bytes(file).range(of: Data("SECRETSIG".utf8)) == nil, "\(file)")
      }
    }
  }

  @Test(
    "A configuration that was found may not decide who gets the token or what is run",
    arguments: [
      ("api-url: http://127.0.0.1:9\n", "api-url"), ("token-file: mine\n", "token-file"),
      ("command:\n  run: touch ran\nformat: [command]\n", "command.run"),
      ("metrics-file: mine\n", "metrics-file"),
    ])
  func foundConfiguration(text: String, key: String) async throws {
    let folder = try TemporaryFolder()
    try folder.put("notion-export.yaml", text)
    try folder.put("mine", "ntn_of_mine00000000000000000")
    for command in ["export", "config"] {
      var program = Program(command, environment: ["NOTION_TOKEN": Self.token])
      if key != "command.run" { program.arguments += ["--format", "json"] }
      program.directory = folder.path
      let ending = try await program.run()
      #expect(ending.code == 64, "\(ending.errors)")
      #expect(ending.errors.contains("notion-export.yaml:"), "\(ending.errors)")
      #expect(ending.errors.contains(key), "\(ending.errors)")
      #expect(ending.errors.contains("--config notion-export.yaml"), "\(ending.errors)")
      #expect(folder.files() == ["mine", "notion-export.yaml"])
      var named = Program(
        "config", "--config", "notion-export.yaml", environment: ["NOTION_TOKEN": Self.token])
      named.directory = folder.path
      let listing = try await named.run()
      #expect(listing.code == 0, "\(listing.errors)")
    }
  }

  @Test("The file that settings come from is named")
  func namedFile() async throws {
    let folder = try TemporaryFolder()
    try folder.put("notion-export.yaml", "format: [json]\noutput: out\n")
    var program = Program("--demo")
    program.directory = folder.path
    let ending = try await program.run()
    #expect(ending.code == 3, "\(ending.errors)")
    #expect(ending.errors.contains("notion-export.yaml"))
    #expect(folder.text("out/workspace.json") != nil)
  }
}
