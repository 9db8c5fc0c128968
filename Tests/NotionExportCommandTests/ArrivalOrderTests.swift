import Foundation
import NotionModel
import NotionSimulator
import TestSupport
import Testing

/// The bytes of an output do not depend on the order in which the responses of the API arrive.
@Suite struct ArrivalOrderTests {
  enum Contents: CaseIterable {
    case icons, sharedFiles, demo

    var workspace: SimulatedWorkspace {
      switch self {
      case .icons: Self.icons()
      case .sharedFiles: Self.sharedFiles()
      case .demo: DemoWorkspace.make()
      }
    }

    /// Pages with icons of each kind, that other pages list, link to and mention.
    private static func icons() -> SimulatedWorkspace {
      var workspace = SimulatedWorkspace()
      let home = workspace.add(page: PageDraft("Home", icon: .native("home", color: "red")))
      let links = workspace.add(page: PageDraft("Links"), in: .page(home))
      var blocks: [BlockDraft] = []
      for number in 0..<60 {
        let picture = workspace.addAsset(
          "icon-\(number).svg", contentType: "image/svg+xml",
          bytes: Array("<svg xmlns=\"http://www.w3.org/2000/svg\"><circle r=\"\(number)\"/></svg>".utf8))
        let icon: IconDraft
        switch number % 4 {
        case 0: icon = .native("book", color: "blue")
        case 1: icon = .emoji("🦀")
        case 2: icon = .file(.hosted(picture))
        default:
          workspace.addEmoji("emoji-\(number)", asset: picture)
          icon = .customEmoji("emoji-\(number)")
        }
        let page = workspace.add(
          page: PageDraft(
            "Page \(number)", icon: icon, content: [.heading2("Heading"), .paragraph("Text \(number)")]),
          in: .page(home))
        blocks += [.paragraph([.page(page)]), .linkToPage(page)]
      }
      workspace.append(blocks, to: links)
      return workspace
    }

    /// Files that pages, rows and synced blocks share: each is downloaded once, for one of these.
    private static func sharedFiles() -> SimulatedWorkspace {
      var workspace = SimulatedWorkspace()
      let home = workspace.add(page: PageDraft("Home"))
      let pictures = (0..<8).map { number in
        workspace.addAsset(
          "picture-\(number).svg", contentType: "image/svg+xml",
          bytes: Array("<svg xmlns=\"http://www.w3.org/2000/svg\"><circle r=\"\(number)\"/></svg>".utf8))
      }
      for (number, picture) in pictures.enumerated() {
        let original = ObjectID(simulated: "original \(number)")
        workspace.add(
          page: PageDraft(
            "Holder \(number)", content: [.synced([.image(.hosted(picture))], id: original)]), in: .page(home)
        )
        for copy in 0..<3 {
          workspace.add(
            page: PageDraft("Copy \(number) \(copy)", content: [.syncedCopy(of: original)]), in: .page(home))
        }
      }
      workspace.add(
        database: DatabaseDraft(
          "Gallery", isInline: true,
          dataSources: [
            DataSourceDraft(
              properties: [.title(), .files("Files")],
              rows: (0..<40).map { number in
                PageDraft(
                  "Row \(number)", icon: .file(.hosted(pictures[(number + 3) % 8])),
                  cover: .hosted(pictures[number % 8]),
                  values: ["Files": .files([.hosted(pictures[(number + 5) % 8])])],
                  content: [.paragraph("Text")])
              })
          ], views: [ViewDraft("gallery", name: "All")]), in: .page(home))
      return workspace
    }
  }

  @Test(
    "Responses that arrive late and in any order give the bytes of an archive that has everything",
    arguments: Contents.allCases, [UInt64(1), 2])
  func sameBytes(_ contents: Contents, seed: UInt64) async throws {
    let folder = try TemporaryFolder()
    let configuration = SimulatorConfiguration().with {
      $0.latency = .jittered(.milliseconds(0), .milliseconds(90))
      $0.seed = seed
    }
    try await withSimulator(contents.workspace, configuration) { simulator in
      let bench = Workbench(folder, simulator, formats: "html", "markdown", "site", "json")
      let late = try await bench.program("out").run()
      #expect(late.code == (contents == .demo ? 3 : 0), "\(late.errors)")
      try folder.put("whole/.notion-export/.keep", "")
      for part in ["archive.sqlite", "archive.sqlite-wal", "assets"] {
        let file = ".notion-export/\(part)"
        guard FileManager.default.fileExists(atPath: "\(folder.path)/out/\(file)") else { continue }
        try FileManager.default.copyItem(
          atPath: "\(folder.path)/out/\(file)", toPath: "\(folder.path)/whole/\(file)")
      }
      var render = Program("render", "--output", "\(folder.path)/whole")
      render.arguments += bench.formats.flatMap { ["--format", $0] }
      let whole = try await render.run()
      #expect(whole.code == late.code, "\(whole.errors)")
      try bench.expectSame("out", "whole")
    }
  }

  @Test(
    "Files that come in a later run are in all that shows them, as in a fresh export",
    arguments: Contents.allCases)
  func laterFiles(_ contents: Contents) async throws {
    let folder = try TemporaryFolder()
    let configuration = SimulatorConfiguration().with {
      $0.faults = [FaultRule(.forbidden, on: [.download])]
    }
    try await withSimulator(contents.workspace, configuration) { simulator in
      let bench = Workbench(folder, simulator, formats: "html", "markdown", "site", "json")
      let first = try await bench.program("out").run()
      #expect(first.code == 3, "\(first.errors)")
      simulator.configure { $0.faults = [] }
      for output in ["out", "fresh"] {
        let run = try await bench.program(output).run()
        #expect(run.code == (contents == .demo ? 3 : 0), "\(output): \(run.errors)")
      }
      try bench.expectSame("out", "fresh")
    }
  }
}
