import Foundation
import NotionSimulator
import TestSupport
import Testing

/// Links, pipes and devices that others have put among the program's files are not followed or opened.
@Suite(.timeLimit(.minutes(3))) struct PlantedLinkTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// The names of the state folder, and the folder itself.
  private static let names: [String] = [
    "", "archive.sqlite", "archive.sqlite-wal", "archive.sqlite-shm", "archive.damaged", "assets",
    "assets/incoming", "checkpoints", "checkpoints/json.json", "checkpoints/json.json.new", "lock",
    "manifests", "manifests/json.sqlite", "manifests/json.sqlite.new", "manifests/json.sqlite.notes",
    "report.json",
    "report.json.new", "tmp", "tmp/json", "tmp/json/1", "verify.sqlite",
  ]

  private static let commands: [[String]] = [
    ["export", "--format", "json"], ["export", "--format", "json", "--fresh"],
    ["render", "--format", "json"],
    ["status"], ["verify"], ["verify", "--repair"],
  ]

  private func withExport(_ body: (NotionSimulator) async throws -> Void) async throws {
    var workspace = SimulatedWorkspace(now: SimulatorTime(year: 2026, month: 3, day: 9, hour: 8))
    let file = workspace.addAsset("notes.txt", contentType: "text/plain", bytes: Array("some notes".utf8))
    workspace.add(page: PageDraft("Home", content: [.paragraph("Text."), .image(.hosted(file))]))
    try await withSimulator(workspace) { simulator in
      let ending = try await run(["export", "--format", "json"], simulator)
      #expect(ending.code == 0, "\(ending.errors)")
      try folder.put("victim/1", "of somebody else")
      try folder.put("victim/archive.sqlite", "of somebody else")
      try folder.put("victim/json.sqlite", "of somebody else")
      try folder.put("victim/incoming/1", "of somebody else")
      try folder.put("victim.txt", "of somebody else")
      try await body(simulator)
    }
  }

  private func run(_ arguments: [String], _ simulator: NotionSimulator) async throws -> Program.Ending {
    var program = Program(environment: ["NOTION_TOKEN": simulator.token])
    program.arguments = arguments + ["--output", "\(folder.path)/out"]
    if arguments[0] == "export" { program.arguments += ["--api-url", simulator.url] }
    return try await program.run()
  }

  private func expectVictimsUntouched(_ comment: String) {
    #expect(folder.files(in: "victim") == ["1", "archive.sqlite", "incoming/1", "json.sqlite"], "\(comment)")
    for file in [
      "victim/1", "victim/archive.sqlite", "victim/incoming/1", "victim/json.sqlite", "victim.txt",
    ] {
      #expect(folder.text(file) == "of somebody else", "\(comment): \(file)")
    }
    let permissions = try? FileManager.default.attributesOfItem(atPath: "\(folder.path)/victim")[
      .posixPermissions]
    #expect(permissions as? Int != 0o700, "\(comment)")
  }

  @Test("A symbolic link in the state folder is refused by every command, and named", arguments: Self.names)
  func symbolicLinks(name: String) async throws {
    try await withExport { simulator in
      try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: "\(folder.path)/victim")
      let path = "\(folder.path)/out/.notion-export" + (name.isEmpty ? "" : "/\(name)")
      var isFolder: ObjCBool = false
      let exists = FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
      let leadsToFolder = exists ? isFolder.boolValue : name.hasPrefix("tmp") && name != "tmp/json/1"
      if exists { try FileManager.default.moveItem(atPath: path, toPath: "\(folder.path)/moved") }
      try FileManager.default.createDirectory(
        at: URL(filePath: path).deletingLastPathComponent(), withIntermediateDirectories: true)
      try FileManager.default.createSymbolicLink(
        atPath: path, withDestinationPath: "\(folder.path)/victim\(leadsToFolder ? "" : ".txt")")
      for command in Self.commands {
        let ending = try await run(command, simulator)
        #expect(ending.code == 1, "\(command): \(ending.output)\(ending.errors)")
        #expect(ending.errors.contains(path), "\(command): \(ending.errors)")
        // Without an archive behind it, status and verify say that there is none.
        if !name.isEmpty { #expect(ending.errors.contains("symbolic link"), "\(command): \(ending.errors)") }
        expectVictimsUntouched("\(command)")
      }
    }
  }

  @Test(
    "A hard link to a file that is changed in place is refused",
    arguments: ["lock", "archive.sqlite", "manifests/json.sqlite", "manifests/json.sqlite.new"])
  func hardLinks(name: String) async throws {
    try await withExport { simulator in
      let path = "\(folder.path)/out/.notion-export/\(name)"
      if FileManager.default.fileExists(atPath: path) { try FileManager.default.removeItem(atPath: path) }
      try FileManager.default.linkItem(atPath: "\(folder.path)/victim.txt", toPath: path)
      for command in Self.commands {
        let ending = try await run(command, simulator)
        #expect(ending.code == 1, "\(command): \(ending.errors)")
        #expect(ending.errors.contains("hard link"), "\(command): \(ending.errors)")
        expectVictimsUntouched("\(command)")
      }
    }
  }

  @Test(
    "A hard link to a file that is replaced leaves the other name alone",
    arguments: [
      "report.json", "report.json.new", "checkpoints/json.json", "checkpoints/json.json.new", "tmp/json/1",
    ])
  func replacedHardLinks(name: String) async throws {
    try await withExport { simulator in
      let path = "\(folder.path)/out/.notion-export/\(name)"
      if FileManager.default.fileExists(atPath: path) { try FileManager.default.removeItem(atPath: path) }
      try FileManager.default.linkItem(atPath: "\(folder.path)/victim.txt", toPath: path)
      for command in Self.commands {
        let ending = try await run(command, simulator)
        #expect([0, 1, 3].contains(ending.code), "\(command): \(ending.errors)")
        expectVictimsUntouched("\(command)")
      }
    }
  }

  @Test(
    "A pipe is neither waited for nor written to",
    arguments: [
      "lock", "archive.sqlite", "report.json", "checkpoints/json.json", "manifests/json.sqlite",
      "manifests/json.sqlite.new", "assets", "tmp",
    ])
  func pipes(name: String) async throws {
    try await withExport { simulator in
      let path = "\(folder.path)/out/.notion-export/\(name)"
      if FileManager.default.fileExists(atPath: path) { try FileManager.default.removeItem(atPath: path) }
      #expect(mkfifo(path, 0o644) == 0)
      for command in Self.commands {
        let ending = try await run(command, simulator)
        #expect(ending.code == 1, "\(command): \(ending.errors)")
        #expect(ending.errors.contains(path), "\(command): \(ending.errors)")
      }
    }
  }

  @Test(
    "A link or pipe in the place of an asset's content is not read",
    arguments: ["link", "pipe", "folder link"])
  func assets(kind: String) async throws {
    try await withExport { simulator in
      let name = try #require(folder.files(in: "out/.notion-export/assets").first)
      let path = "\(folder.path)/out/.notion-export/assets/\(name)"
      let parent = URL(filePath: path).deletingLastPathComponent().path(percentEncoded: false)
      switch kind {
      case "link":
        try FileManager.default.removeItem(atPath: path)
        try FileManager.default.createSymbolicLink(
          atPath: path, withDestinationPath: "\(folder.path)/victim.txt")
      case "pipe":
        try FileManager.default.removeItem(atPath: path)
        #expect(mkfifo(path, 0o644) == 0)
      default:
        try FileManager.default.removeItem(atPath: parent)
        try FileManager.default.createSymbolicLink(
          atPath: parent.hasSuffix("/") ? String(parent.dropLast()) : parent,
          withDestinationPath: "\(folder.path)/victim")
      }
      for command in Self.commands {
        let ending = try await run(command, simulator)
        #expect([0, 1, 3].contains(ending.code), "\(command): \(ending.errors)")
        expectVictimsUntouched("\(command)")
      }
      for file in folder.files(in: "out") where !file.hasPrefix(".notion-export") {
        #expect(folder.text("out/\(file)") != "of somebody else")
      }
    }
  }

  @Test(
    "A link in the place of a file or folder of the output is refused, and named",
    // Without its folder a format stops; a page whose place is taken is left out, and reported.
    arguments: [("json", 1), ("json/pages", 3)] as [(String, Int32)])
  func outputLinks(name: String, code: Int32) async throws {
    try await withExport { simulator in
      let formats = ["export", "--format", "json", "--format", "markdown"]
      _ = try await run(formats, simulator)
      let path = "\(folder.path)/out/\(name)"
      try FileManager.default.removeItem(atPath: path)
      try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: "\(folder.path)/victim")
      simulator.edit { $0.add(page: PageDraft("Another")) }
      let ending = try await run(formats, simulator)
      #expect(ending.code == code, "\(ending.errors)")
      #expect(ending.errors.contains("symbolic link"), "\(ending.errors)")
      _ = try await run(["verify"], simulator)
      expectVictimsUntouched(name)
    }
  }

  @Test("A folder in the place of a file is named, and nothing in it is touched")
  func folders() async throws {
    try await withExport { simulator in
      for name in [
        "archive.sqlite", "archive.sqlite-wal", "archive.sqlite-shm", "checkpoints/json.json", "lock",
        "manifests/json.sqlite", "manifests/json.sqlite.new", "report.json",
      ] {
        let path = "\(folder.path)/out/.notion-export/\(name)"
        let before = try? Data(contentsOf: URL(filePath: path))
        try? FileManager.default.removeItem(atPath: path)
        try folder.put("out/.notion-export/\(name)/mine", "of somebody else")
        for command in [["export", "--format", "json"], ["status"], ["verify"]] {
          let ending = try await run(command, simulator)
          #expect(ending.code == 1, "\(command) \(name): \(ending.output)\(ending.errors)")
          #expect(ending.errors.contains("\(path): this is a folder"), "\(command): \(ending.errors)")
        }
        #expect(folder.text("out/.notion-export/\(name)/mine") == "of somebody else", "\(name)")
        try FileManager.default.removeItem(atPath: path)
        if let before { try before.write(to: URL(filePath: path)) }
      }
      let ending = try await run(["export", "--format", "json"], simulator)
      #expect(ending.code == 0, "\(ending.errors)")
    }
  }
}
