import Foundation
import NotionModel
import NotionSimulator
import TestSupport
import Testing

/// Absurd numbers in responses and in files.
@Suite("Odd numbers") struct OddNumberTests {
  private static let formats = ["json", "markdown", "html", "site"]

  private func expect(_ code: Int32, _ program: Program) async throws {
    let ending = try await program.run()
    #expect(
      ending.code == code, "\(program.arguments): \(ending.output.suffix(500)) \(ending.errors.suffix(500))")
  }

  @Test(
    "An export of answers full of odd numbers and dates comes to its end in every format",
    arguments: [0.02, 0.3, 1])
  func answers(share: Double) async throws {
    let folder = try TemporaryFolder()
    let configuration = SimulatorConfiguration().with {
      $0.faults = [FaultRule(.oddNumbers(share: share))]
    }
    try await withSimulator(DemoWorkspace.make(), configuration) { simulator in
      var bench = Workbench(folder, simulator, formats: "json", "markdown", "html", "site")
      for comments in ["page", "all"] {
        let ending = try await bench.program("out", "--comments", comments, "-v").run()
        #expect([0, 3].contains(ending.code), "\(ending.errors.suffix(2000))")
        // Nothing is lost by a number alone.
        #expect(!ending.errors.contains("The response has an unexpected shape"))
      }
      let status = try await Program("status", "--output", "\(folder.path)/out").run()
      #expect(status.code == 0)
      let verified = try await Program("verify", "--output", "\(folder.path)/out").run()
      #expect(verified.code == 0, "\(verified.output)")
      // Dry runs count with them, too.
      bench = Workbench(folder, simulator, formats: "json")
      try await expect(0, bench.program("out", "--dry-run"))
    }
  }

  @Test("request_id and expiry_time may occur twice in an answer, anywhere") func twice() async throws {
    let folder = try TemporaryFolder()
    for (number, spelling) in [
      #""request_id":"a","request_id":"b","#, #" "request_id" : "a" , "request_id" : "b" ,"#,
      #""request_id":"a" ,"request_id":"b" ,"request_id":"c","#,
    ].enumerated() {
      let configuration = SimulatorConfiguration().with {
        $0.rewrites = [
          ResponseRewrite { answer, _ in
            guard answer.body.first == UInt8(ascii: "{") else { return }
            let inner = String(decoding: answer.body.dropFirst().dropLast(), as: UTF8.self).replacing(
              #""expiry_time":"#, with: #""expiry_time":"a","expiry_time":"b","expiry_time":"#)
            answer.body = Array("{\(spelling)\(inner),\"request_id\":\"d\" ,\"request_id\":\"e\"}".utf8)
          }
        ]
      }
      try await withSimulator(DemoWorkspace.make(), configuration) { simulator in
        let bench = Workbench(folder, simulator, formats: "json")
        try await expect(3, bench.program("twice\(number)"))
      }
    }
    try await withSimulator(DemoWorkspace.make()) { simulator in
      let bench = Workbench(folder, simulator, formats: "json")
      try await expect(3, bench.program("plain"))
      for file in folder.files(in: "twice0") where file.hasSuffix(".json") {
        let bytes = Array(try folder.bytes("twice0/\(file)"))
        #expect(throws: Never.self) { try JSONSlice(validating: bytes) }
        #expect(!String(decoding: bytes, as: UTF8.self).contains("request_id"), "\(file)")
      }
    }
  }

  @Test("A list that begins at 2^63-1 and a table of 2^63-1 columns are shown with what they hold")
  func listsAndTables() async throws {
    let folder = try TemporaryFolder()
    var workspace = SimulatedWorkspace()
    workspace.add(
      page: PageDraft(
        "Page",
        content: [
          .numbered("First"), .numbered("Second"), .paragraph("Between."),
          .table([["a", "b"], ["c", "d"]], hasColumnHeader: true),
        ]))
    for value in [
      "9223372036854775807", "9223372036854775808", "-9223372036854775808", "-1", "0", "1e999", "2.5",
    ] {
      let configuration = SimulatorConfiguration().with {
        $0.rewrites = [
          ResponseRewrite(on: [.blockChildren]) { answer, _ in
            let text = String(decoding: answer.body, as: UTF8.self)
              .replacing(/"table_width":\d+/, with: "\"table_width\":\(value)")
              .replacing(
                "\"numbered_list_item\":{", with: "\"numbered_list_item\":{\"list_start_index\":\(value),")
            answer.body = Array(text.utf8)
          }
        ]
      }
      try await withSimulator(workspace, configuration) { simulator in
        let bench = Workbench(folder, simulator, formats: "markdown", "html", "site")
        let ending = try await bench.program(value).run()
        #expect(ending.code == 0, "\(value): \(ending.errors)")
        let markdown = try #require(folder.text("\(value)/markdown/Page.md"))
        #expect(markdown.contains("| a | b |\n| --- | --- |\n| c | d |"), "\(value)")
        #expect(markdown.contains("First") && markdown.contains("Second"))
        let html = try #require(folder.text("\(value)/html/Page.html"))
        #expect(html.contains("<td>d</td>") && !html.contains("<td></td>"), "\(value)")
      }
    }
  }

  @Test("No cell of a row is lost that holds more than its table is wide") func longRows() async throws {
    let folder = try TemporaryFolder()
    var workspace = SimulatedWorkspace()
    workspace.add(
      page: PageDraft("Page", content: [.table([["a", "b"], ["c", "d", "e", "f"]], hasColumnHeader: true)]))
    try await withSimulator(workspace) { simulator in
      let bench = Workbench(folder, simulator, formats: "markdown", "html")
      try await expect(0, bench.program("out"))
      #expect(folder.text("out/markdown/Page.md")?.contains("| c | d e f |") == true)
      #expect(folder.text("out/html/Page.html")?.contains("<td>f</td>") == true)
    }
  }

  @Test("A file of the output may be of any year") func fileTimes() async throws {
    let folder = try TemporaryFolder()
    var workspace = SimulatedWorkspace()
    workspace.add(page: PageDraft("Page", content: [.paragraph("Text.")]))
    try await withSimulator(workspace) { simulator in
      let bench = Workbench(folder, simulator, formats: "site")
      try await expect(0, bench.program("out"))
      let years: [Double] = [2400, 4000, -1000]
      for year in years {
        let date = Date(timeIntervalSince1970: (year - 1970) * 31_557_600)
        for file in folder.files(in: "out") where !file.hasPrefix(".notion-export") {
          try? FileManager.default.setAttributes(
            [.modificationDate: date], ofItemAtPath: "\(folder.path)/out/\(file)")
        }
        try await expect(0, bench.program("out", "--fresh"))
        try await expect(0, Program("verify", "--output", "\(folder.path)/out"))
        let served = try await Program("serve", "\(folder.path)/out", "--port", "0").run { program in
          guard let output = await program.printed("Press Ctrl-C to stop."),
            let port = output.firstMatch(of: /127\.0\.0\.1:(\d+)/).flatMap({ UInt16($0.1) })
          else { return }
          _ = try? RawRequest(port: port).send("/")
          program.send(SIGTERM)
        }
        #expect(served.code == 0)
      }
    }
  }

  @Test("Checkpoints with odd numbers are refused or passed") func checkpoints() async throws {
    let folder = try TemporaryFolder()
    var workspace = SimulatedWorkspace()
    workspace.add(page: PageDraft("Page", content: [.paragraph("Text.")]))
    try await withSimulator(workspace) { simulator in
      let bench = Workbench(folder, simulator, formats: "markdown")
      try await expect(0, bench.program("out"))
      let names = folder.files(in: "out/.notion-export/checkpoints")
      let name = try #require(names.first)
      let path = "out/.notion-export/checkpoints/\(name)"
      let sound = try #require(folder.text(path))
      for value in [
        "9223372036854775807", "-9223372036854775808", "1e999", "9223372036854775808", "-1", "0.5",
      ] {
        try folder.put(
          path, sound.replacing(/"(position|finishedPosition|schemaVersion)":\d+/) { "\"\($0.1)\":\(value)" })
        try await expect(0, Program("status", "--output", "\(folder.path)/out"))
        try await expect(0, Program("status", "--json", "--output", "\(folder.path)/out"))
        let progress = ["--progress", "json", "--progress-interval", "10ms"]
        for command in [["render", "--format", "markdown"] + progress, ["verify"]] {
          var program = Program()
          program.arguments = command + ["--output", "\(folder.path)/out"]
          let code = try await program.run().code
          #expect([0, 1, 3].contains(code), "\(value): \(command[0])")
        }
      }
    }
  }

  @Test(
    "Settings of absurd size are clamped or refused",
    arguments: ["1e300", "99999999999999999999", "1e-300", "0"])
  func settings(value: String) async throws {
    let folder = try TemporaryFolder()
    for arguments in [
      ["--checkpoint-interval", "\(value)h"], ["--progress-interval", value],
      ["--memory-limit", "\(value)GB"],
      ["--max-requests-per-second", value], ["--rate-share", value], ["--concurrency", "blocks=\(value)"],
      ["--progress-interval", "\(value)ms"],
    ] {
      var program = Program(
        "--demo", "--format", "json", "--output", "\(folder.path)/\(UUID().uuidString)", "--dry-run")
      program.arguments += arguments
      let code = try await program.run().code
      #expect([0, 64].contains(code), "\(arguments)")
    }
  }
}
