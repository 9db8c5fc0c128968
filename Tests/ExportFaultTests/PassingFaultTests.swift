import NotionExportEngine
import NotionExportKit
import NotionModel
import NotionSimulator
import Testing

/// A fault that affects an object of the first run.
struct PassingFault: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let rule: FaultRule
  /// The requests of the next run for it, in addition to those of a run without changes.
  let requests: [RouteKind: Int]

  init(
    _ description: String, _ fault: Fault, on route: RouteKind, object: String? = nil,
    _ frequency: FaultRule.Frequency = .always, requests: [RouteKind: Int] = [:]
  ) {
    testDescription = description
    rule = FaultRule(fault, on: [route], object: object.map { ObjectID(simulated: $0) }, frequency)
    self.requests = requests
  }

  static let all: [PassingFault] = [
    // Of these pages nothing was read, so that they are read as new ones are.
    PassingFault(
      "the blocks of a page", .internalServerError, on: .blockChildren, object: "notes",
      requests: [.blockChildren: 2, .comments: 1]),
    PassingFault(
      "blocks that take too long", .retriableBadRequest, on: .blockChildren, object: "plans",
      requests: [.blockChildren: 1, .comments: 1]),
    PassingFault(
      "a page that may not be read", .forbidden, on: .blockChildren, object: "plans",
      requests: [.blockChildren: 1, .comments: 1]),
    PassingFault(
      "nested blocks", .badGateway, on: .blockChildren, object: "toggle", requests: [.blockChildren: 1]),
    PassingFault(
      "the second hundred of blocks", .truncatedJSON, on: .blockChildren, object: "long", .after(1),
      requests: [.blockChildren: 2]),
    PassingFault("comments", .serviceUnavailable, on: .comments, object: "plans", requests: [.comments: 1]),
    PassingFault(
      "a property's values", .wrongShape, on: .pageProperty, object: "first", requests: [.pageProperty: 2]),
    PassingFault(
      "the second hundred of a property's values", .internalServerError, on: .pageProperty, object: "first",
      .after(1), requests: [.pageProperty: 1]),
    PassingFault("a user", .internalServerError, on: .user, requests: [.user: 1]),
    // These are asked for in every run; what they lead to is new.
    PassingFault(
      "a page that search does not know", .conflict, on: .page, object: "hidden",
      requests: [.blockChildren: 1, .comments: 1]),
    PassingFault("a database", .truncatedBody, on: .database, object: "tasks"),
    PassingFault("the views of a database", .gatewayTimeout, on: .views),
    PassingFault("a view", .resetBeforeHead, on: .view),
    PassingFault("the rows of a data source", .edgeTimeout, on: .dataSourceQuery, object: "task rows"),
    PassingFault("the list of users", .internalServerError, on: .users),
    // The address is asked for again, at the block.
    PassingFault(
      "a file that may not be read", .forbidden, on: .download, requests: [.download: 1, .block: 1]),
    PassingFault(
      "a file whose address is never fresh", .expiredDownload, on: .download,
      requests: [.download: 1, .block: 1]),
    PassingFault(
      "a file on a server that fails", .internalServerError, on: .download,
      requests: [.download: 1, .block: 1]),
    PassingFault(
      "the address of a file", .internalServerError, on: .block, requests: [.download: 1, .block: 1]),
  ]
}

/// Faults that have ended before the next run, which reads the missing objects with only the necessary
/// requests.
///
/// One at a time: closing an archive blocks its thread until its readers have ended, which must not happen on
/// all threads concurrently.
@Suite(.serialized) struct PassingFaultTests {
  private static func id(_ name: String) -> ObjectID { ObjectID(simulated: name) }

  /// A workspace in which each kind of request is made.
  private static func workspace() -> SimulatedWorkspace {
    var workspace = SimulatedWorkspace(now: SimulatorTime(year: 2026, month: 3, day: 9, hour: 8))
    let guest = workspace.add(user: UserDraft("Gil Ruiz", id: id("guest"), kind: .guest))
    let picture = workspace.addAsset(
      "gauge.png", contentType: "image/png", bytes: Array("not really a picture".utf8), id: id("picture"))
    let rows = (1...130).map { PageDraft("Row \($0)", id: id("row \($0)")) }
    let first = PageDraft(
      "First", id: id("first"), values: ["Related": .relation(rows.compactMap(\.id))])
    let tasks = DatabaseDraft(
      "Tasks", id: id("tasks"),
      dataSources: [
        DataSourceDraft(
          "Tasks", id: id("task rows"),
          properties: [.title(), .relation("Related", to: id("task rows"))], rows: [first] + rows)
      ], views: [ViewDraft("table", name: "All")])
    workspace.add(
      page: PageDraft(
        "Home", id: id("home"),
        content: [
          .paragraph(["By ", .user(guest), "."]), .image(.hosted(picture)),
          .page(PageDraft("Hidden", id: id("hidden"), content: [.paragraph("Found by its parent.")])),
          .database(tasks),
        ]))
    workspace.add(
      page: PageDraft(
        "Notes", id: id("notes"), content: [.toggle("More", [.paragraph("Inside.")]).id(id("toggle"))]))
    let lines = (1...150).map { BlockDraft.paragraph("Line \($0).") }
    workspace.add(
      page: PageDraft("Long", id: id("long"), content: lines + [.toggle("Last", [.paragraph("Inside.")])]))
    workspace.add(
      page: PageDraft(
        "Plans", id: id("plans"), content: [.paragraph("Text.")],
        comments: [CommentDraft("Is this still so?")]))
    workspace.hideFromSearch(id("hidden"))
    return workspace
  }

  private func expectSame(_ folder: ExportedFolder, _ whole: ExportedFolder) throws {
    #expect(folder.files == whole.files)
    for file in whole.files where folder.files.contains(file) {
      #expect(try folder.bytes(file) == whole.bytes(file), "\(file)")
    }
  }

  private func hasErrors(_ result: ExportResult) -> Bool {
    result.skippedObjects > 0 || result.diagnostics.contains { $0.severity == .error }
  }

  @Test("The next run repeats only the requests that failed", arguments: PassingFault.all)
  func failedRequests(fault: PassingFault) async throws {
    let (whole, folder) = (try ExportedFolder(), try ExportedFolder())
    try await withSimulator(Self.workspace()) { simulator in
      let export = FaultyExport(simulator: simulator)
      let undisturbed = try await export.run(into: whole)
      #expect(!hasErrors(undisturbed), "\(undisturbed.diagnostics)")
      simulator.resetStatistics()
      _ = try await export.run(into: whole)
      let unchanged = simulator.statistics

      // The address of a file is asked for only where the first one does not serve.
      let expired = FaultRule(.expiredDownload, on: [.download])
      simulator.configure { $0.faults = [fault.rule] + (fault.rule.routes == [.block] ? [expired] : []) }
      let first = try await export.run(into: folder)
      #expect(first.isComplete)
      #expect(hasErrors(first))
      simulator.configure { $0.faults = [] }
      simulator.resetStatistics()
      let second = try await export.run(into: folder)
      #expect(second.isComplete)
      #expect(!hasErrors(second), "\(second.diagnostics)")
      try expectSame(folder, whole)
      for route in RouteKind.allCases {
        let expected = unchanged.count(route) + (fault.requests[route] ?? 0)
        #expect(simulator.statistics.count(route) == expected, "\(route)")
      }

      simulator.resetStatistics()
      let third = try await export.run(into: folder)
      #expect(!hasErrors(third))
      #expect(simulator.statistics.count() == unchanged.count())
    }
  }

  @Test(
    "An object that still fails is reported again, and fetched when it is available",
    arguments: PassingFault.all)
  func repeatedFailure(fault: PassingFault) async throws {
    let (whole, folder) = (try ExportedFolder(), try ExportedFolder())
    try await withSimulator(Self.workspace()) { simulator in
      let export = FaultyExport(simulator: simulator)
      _ = try await export.run(into: whole)
      let expired = FaultRule(.expiredDownload, on: [.download])
      simulator.configure { $0.faults = [fault.rule] + (fault.rule.routes == [.block] ? [expired] : []) }
      let first = try await export.run(into: folder)
      simulator.configure {
        // What was read before the failure is not asked for again.
        $0.faults = $0.faults.map { FaultRule($0.fault, on: $0.routes, object: $0.object) }
      }
      let second = try await export.run(into: folder)
      #expect(hasErrors(second))
      #expect(second.skippedObjects == first.skippedObjects)
      simulator.configure { $0.faults = [] }
      let third = try await export.run(into: folder)
      #expect(!hasErrors(third), "\(third.diagnostics)")
      try expectSame(folder, whole)
    }
  }

  @Test(
    "A permanently refused request is not repeated",
    arguments: [
      FaultRule(.notFound, on: [.blockChildren], object: ObjectID(simulated: "toggle")),
      FaultRule(.refusedChildren, on: [.blockChildren], object: ObjectID(simulated: "toggle")),
      FaultRule(.notFound, on: [.user]), FaultRule(.notFound, on: [.download]),
    ])
  func permanentRefusal(rule: FaultRule) async throws {
    let (whole, folder) = (try ExportedFolder(), try ExportedFolder())
    try await withSimulator(Self.workspace()) { simulator in
      let export = FaultyExport(simulator: simulator)
      _ = try await export.run(into: whole)
      simulator.resetStatistics()
      _ = try await export.run(into: whole)
      let unchanged = simulator.statistics.count()
      simulator.configure { $0.faults = [rule] }
      _ = try await export.run(into: folder)
      simulator.resetStatistics()
      _ = try await export.run(into: folder)
      #expect(simulator.statistics.count() == unchanged)
    }
  }

  @Test("A page edited between two runs is fetched again, and nothing else twice")
  func editedPage() async throws {
    let (whole, folder) = (try ExportedFolder(), try ExportedFolder())
    try await withSimulator(Self.workspace()) { simulator in
      let export = FaultyExport(simulator: simulator)
      simulator.configure {
        $0.faults = [FaultRule(.internalServerError, on: [.blockChildren], object: Self.id("toggle"))]
      }
      _ = try await export.run(into: folder)
      simulator.configure { $0.faults = [] }
      simulator.edit { $0.append([.paragraph("New words.")], to: Self.id("notes")) }
      simulator.resetStatistics()
      let second = try await export.run(into: folder)
      #expect(!hasErrors(second))
      #expect(simulator.statistics.repeatedReadCount == 0)
      #expect(simulator.statistics.count(.blockChildren) == 2)
      _ = try await export.run(into: whole)
      try expectSame(folder, whole)
    }
  }
}
