import Foundation
import NotionModel
import NotionSimulator
import TestSupport
import Testing

/// A list that ends too early has a note in place of its rest, in every format.
@Suite struct CutListTests {
  private static let home = ObjectID(high: 0xC0_0000_4000, low: 0x8000 << 48 | 1)
  private static let toggle = ObjectID(high: 0xC0_0000_4000, low: 0x8000 << 48 | 2)
  private static let table = ObjectID(high: 0xC0_0000_4000, low: 0x8000 << 48 | 3)
  private static let source = ObjectID(high: 0xC0_0000_4000, low: 0x8000 << 48 | 4)

  private static func workspace() -> SimulatedWorkspace {
    var workspace = SimulatedWorkspace()
    let ines = workspace.add(user: UserDraft("Ines Moreau"))
    func paragraphs(_ name: String) -> [BlockDraft] { (1...104).map { .paragraph("\(name) \($0).") } }
    var toggle = BlockDraft.toggle("The toggle.", paragraphs("Inside"))
    toggle.id = Self.toggle
    var table = BlockDraft.table((1...104).map { [TextDraft("Cell \($0).")] })
    table.id = Self.table
    workspace.add(
      page: PageDraft(
        "Home", id: Self.home,
        content: [
          toggle, table,
          .database(
            DatabaseDraft(
              "Tasks",
              dataSources: [
                DataSourceDraft(
                  id: Self.source, properties: [.title()],
                  rows: (1...104).map { PageDraft(TextDraft("Row \($0)")) })
              ], views: [ViewDraft("table", name: "Table")])),
        ] + paragraphs("Text"),
        comments: (1...104).map { CommentDraft(TextDraft("Remark \($0)."), by: ines) }))
    return workspace
  }

  /// Ways in which a list ends too early, and whether the next run asks again.
  private static let faults: [(fault: Fault, frequency: FaultRule.Frequency, passes: Bool)] = [
    (.missingCursor, .always, true), (.endlessList, .always, true), (.repeatingCursor, .always, true),
    (.cutList, .always, true), (.notFound, .after(1), false),
    (.invalidCursor, .always, true), (.oddElements, .first(1), true),
  ]

  /// The lists that end too early: of blocks in a page, in a block and in a table, of comments, and of rows.
  private static func rules(_ fault: Fault, _ frequency: FaultRule.Frequency) -> [FaultRule] {
    [home, toggle, table].map { FaultRule(fault, on: [.blockChildren], object: $0, frequency) } + [
      FaultRule(fault, on: [.comments], object: home, frequency),
      FaultRule(fault, on: [.dataSourceQuery], object: source, frequency),
    ]
  }

  private static let blocks = "Content that could not be read: "
  private static let rows = "There are more rows, which could not be read: "
  private static let comments = "There are more comments, which could not be read: "

  /// A part of the output, with the notes on truncated lists in it and their minimum number.
  private static let notes: [(format: String, ending: String, texts: [(String, count: Int)])] = [
    (
      "json", ".json",
      [
        ("\"blocks_unavailable\":\"", 1), ("\"children_unavailable\":\"", 2),
        ("\"comments_unavailable\":\"", 1), ("\"rows_unavailable\":\"", 1),
      ]
    ),
    ("markdown", ".md", [(blocks, 3), (comments, 1), (rows, 1)]), ("markdown", ".csv", [(rows, 1)]),
    ("html", ".html", [(blocks, 3), (comments, 1), (rows, 1)]),
    ("site", ".html", [(blocks, 3), (comments, 1), (rows, 1)]),
  ]

  private typealias Variant = (
    format: String, option: String, ending: String, texts: [(String, count: Int)]
  )

  /// The notes in each format and with its options.
  private static let variants: [Variant] = [
    ("markdown", "markdown.flavor=commonmark", ".md", [(blocks, 3), (comments, 1), (rows, 1)]),
    ("markdown", "markdown.flavor=obsidian", ".md", [(blocks, 3), (comments, 1), (rows, 1)]),
    (
      "json", "json.layout=ndjson", ".ndjson",
      [("\"list\":\"blocks\"", 3), ("\"list\":\"comments\"", 1), ("\"list\":\"rows\"", 1)]
    ),
  ]

  @Test(
    "Lists that end too early say so in every format, and no longer once they are whole",
    arguments: faults.indices)
  func cutList(index: Int) async throws {
    let (fault, frequency, passes) = Self.faults[index]
    let folder = try TemporaryFolder()
    try await withSimulator(Self.workspace()) { simulator in
      simulator.configure { $0.faults = Self.rules(fault, frequency) }
      var program = Program("--output", "\(folder.path)/out", "--api-url", simulator.url)
      program.arguments += ["json", "markdown", "html", "site"].flatMap { ["--format", $0] }
      program.environment = ["NOTION_TOKEN": simulator.token]
      let ending = try await program.run(within: .seconds(120))
      #expect(ending.code == 3, "\(ending.errors)")
      try await expectNotes(in: folder, areThere: true)
      guard passes else { return }
      simulator.configure { $0.faults = [] }
      let mended = try await program.run(within: .seconds(120))
      #expect(mended.code == 0, "\(mended.errors)")
      try await expectNotes(in: folder, areThere: false)
    }
  }

  private func expectNotes(
    in folder: TemporaryFolder, areThere: Bool,
    _ notes: [(format: String, ending: String, texts: [(String, count: Int)])] = notes,
    _ variants: [Variant] = variants
  ) async throws {
    // A rendering of two formats has a folder for each, as the export has.
    func expect(_ format: String, _ ending: String, _ texts: [(String, count: Int)], _ name: String) throws {
      let files = folder.files(in: "out/\(format)").filter {
        $0.hasSuffix(ending) && !$0.hasPrefix("search/")
      }
      #expect(!files.isEmpty, "\(name)")
      let text = try files.map { String(decoding: try folder.bytes("out/\(format)/\($0)"), as: UTF8.self) }
        .joined()
      for (note, count) in texts {
        let found = text.components(separatedBy: note).count - 1
        #expect(areThere ? found >= count : found == 0, "\(name): \(note)")
      }
    }
    for (format, ending, texts) in notes { try expect(format, ending, texts, "\(format) \(ending)") }
    for (format, option, ending, texts) in variants {
      let render = Program(
        "render", "--output", "\(folder.path)/out", "--format", "json", "--format", "markdown", "-O", option)
      #expect([0, 3].contains(try await render.run().code))
      try expect(format, ending, texts, option)
    }
  }

  // MARK: Lists of which nothing is there, of views, and of templates

  private static let database = ObjectID(high: 0xC0_0000_4000, low: 0x8000 << 48 | 5)

  private static func small() -> SimulatedWorkspace {
    var workspace = SimulatedWorkspace()
    let ines = workspace.add(user: UserDraft("Ines Moreau"))
    workspace.add(
      page: PageDraft(
        "Home", id: Self.home,
        content: [
          .database(
            DatabaseDraft(
              "Tasks", id: Self.database,
              dataSources: [
                DataSourceDraft(
                  id: Self.source, properties: [.title()], rows: [PageDraft("Row")],
                  templates: [TemplateDraft("Weekly", content: [.paragraph("Words.")])])
              ], views: [ViewDraft("table", name: "Table"), ViewDraft("table", name: "Other")]))
        ], comments: [CommentDraft("A remark.", by: ines)]))
    return workspace
  }

  private static let views = "There are more views, which could not be read: "

  /// The notes in place of missing comments, views and templates.
  private static let smallNotes: [(format: String, ending: String, texts: [(String, count: Int)])] = [
    (
      "json", ".json",
      [
        ("\"comments_unavailable\":\"", 1), ("\"views_unavailable\":\"", 1),
        ("\"templates_unavailable\":\"", 1),
      ]
    ),
    ("markdown", ".md", [(comments, 1), (views, 1)]), ("html", ".html", [(comments, 1), (views, 1)]),
    ("site", ".html", [(comments, 1), (views, 1)]),
  ]
  private static let smallVariants: [Variant] = [
    ("markdown", "markdown.flavor=commonmark", ".md", [(comments, 1), (views, 1)]),
    ("markdown", "markdown.flavor=obsidian", ".md", [(comments, 1), (views, 1)]),
    (
      "json", "json.layout=ndjson", ".ndjson",
      [("\"list\":\"comments\"", 1), ("\"list\":\"views\"", 1), ("\"list\":\"templates\"", 1)]
    ),
  ]

  @Test(
    "Lists of comments, views and templates that fail at once, or are cut off, say so in every format",
    arguments: [Fault.wrongShape, .missingCursor, .cutList, .oddElements])
  func smallList(fault: Fault) async throws {
    let folder = try TemporaryFolder()
    try await withSimulator(Self.small()) { simulator in
      simulator.configure {
        $0.faults = [
          FaultRule(fault, on: [.comments], object: Self.home, .always),
          FaultRule(fault, on: [.views], object: Self.database, .always),
        ]
        // The faults of lists do not apply to this list, which is not one of the API's list objects.
        $0.rewrites = [
          ResponseRewrite(on: [.dataSourceTemplates]) { answer, _ in answer.json["has_more"] = true }
        ]
      }
      var program = Program("--output", "\(folder.path)/out", "--api-url", simulator.url)
      program.arguments += ["json", "markdown", "html", "site"].flatMap { ["--format", $0] }
      program.environment = ["NOTION_TOKEN": simulator.token]
      let ending = try await program.run(within: .seconds(120))
      #expect(ending.code == 3, "\(ending.errors)")
      try await expectNotes(in: folder, areThere: true, Self.smallNotes, Self.smallVariants)
      simulator.configure { ($0.faults, $0.rewrites) = ([], []) }
      let mended = try await program.run(within: .seconds(120))
      #expect(mended.code == 0, "\(mended.errors)")
      try await expectNotes(in: folder, areThere: false, Self.smallNotes, Self.smallVariants)
    }
  }
}
