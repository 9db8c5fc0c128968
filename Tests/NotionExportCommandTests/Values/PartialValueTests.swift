import Foundation
import NotionModel
import NotionSimulator
import TestSupport
import Testing

/// Values that the API calculates from 25 references only are completed, or marked.
@Suite struct PartialValueTests {
  private static let total = ValuesWorkspace.itemCount * (ValuesWorkspace.itemCount + 1) / 2 * 10

  @Test("Rollups and formulas over more than 25 pages have their final values in every format")
  func finalValues() async throws {
    let run = try await ValuesRun.export()
    let items = try #require(try run.page(ValuesWorkspace.large)["property_items"]?.object?.members)
    let all = items.flatMap { $0.value.array ?? [] }
    #expect(all.contains { $0["rollup"]?["number"]?.integer == ValuesWorkspace.itemCount })
    #expect(all.contains { $0["rollup"]?["number"]?.integer == Self.total })
    #expect(all.contains { $0["formula"]?["number"]?.integer == Self.total * 4 })
    let matter = try run.document("markdown", holding: "title: Large", named: ".md")
    for line in ["Count: 134", "Sum: \(Self.total)", "Double: \(Self.total * 2)", "Spares: 1", "- 1340"] {
      #expect(matter.contains(line), "\(line)")
    }
    #expect(matter.contains("Item 134") && matter.contains("Person 30") && matter.contains("Item 30"))
    let table = try run.document("markdown", holding: "Four times", named: ".csv")
    #expect(table.contains("\(Self.total)") && table.contains(",134,") && !table.contains("3250"))
    #expect(table.contains("₫1,234,567"))
    for format in ["html", "site"] {
      let text = try run.text(format)
      #expect(text.contains("\(Self.total)") && text.contains("\(Self.total * 2)"), "\(format)")
      #expect(!text.contains(">3250<"), "\(format)")
    }
  }

  @Test("A view filters by the final values")
  func filter() async throws {
    let run = try await ValuesRun.export()
    let view = try #require(
      try run.folder.contents(of: "out/site").map { String(decoding: $0.value, as: UTF8.self) }
        .first { $0.contains("data-table") && $0.contains("Four times") })
    #expect(view.contains("Large"))
  }

  @Test("What the endpoint does not calculate is marked and reported, once for each property")
  func notCalculated() async throws {
    let run = try await ValuesRun.export()
    let matter = try run.document("markdown", holding: "title: Large", named: ".md")
    #expect(matter.contains(/Distinct: .*not calculated.*unsupported/))
    #expect(matter.contains(/Odd: .*unsupported/))
    let table = try run.document("markdown", holding: "Four times", named: ".csv")
    #expect(ValuesRun.count("unsupported", in: table) == 3)
    for format in ["html", "site"] { #expect(try run.text(format).contains("unsupported"), "\(format)") }
    #expect(ValuesRun.count("\"value-not-calculated\"", in: run.report) == 2)
    #expect(run.report.contains("“Large” (\(ValuesWorkspace.large)), “Small” (\(ValuesWorkspace.small))"))
    #expect(run.ending.errors.contains("the values of “Odd” are not known in 2 pages"))
  }

  @Test("A property that cannot be read to its end is marked in every format")
  func unreadable() async throws {
    let rewrite = ResponseRewrite(on: [.pageProperty], object: ValuesWorkspace.large) { answer, _ in
      answer.status = 400
      answer.body = Array(#"{"object":"error","status":400,"code":"validation_error","message":"No."}"#.utf8)
    }
    let run = try await ValuesRun.export(
      ValuesWorkspace.make(), SimulatorConfiguration().with { $0.rewrites = [rewrite] })
    #expect(run.ending.code == 3)
    let matter = try run.document("markdown", holding: "title: Large", named: ".md")
    #expect(matter.contains(/Sum: .*incomplete/) && matter.contains(/Double: .*incomplete/))
    #expect(matter.contains("and more, which could not be read"))
    for format in ["html", "site"] { #expect(try run.text(format).contains("incomplete"), "\(format)") }
  }

  @Test("A calculation that the endpoint refuses is marked and reported, and is no error")
  func refused() async throws {
    let rewrite = ResponseRewrite(on: [.pageProperty], object: ValuesWorkspace.large) { answer, _ in
      guard answer.json["property_item"]?["type"] == "rollup" else { return }
      answer.status = 400
      answer.json = [
        "object": "error", "status": 400, "code": "validation_error",
        "message": "This rollup function is not supported.",
      ]
    }
    let run = try await ValuesRun.export(
      ValuesWorkspace.make(), SimulatorConfiguration().with { $0.rewrites = [rewrite] })
    #expect(run.ending.code == 0, "\(run.ending.errors)")
    #expect(run.report.contains("value-not-calculated") && !run.report.contains("list-incomplete"))
    let matter = try run.document("markdown", holding: "title: Large", named: ".md")
    #expect(matter.contains(/Sum: .*incomplete/) && matter.contains("Item 134"))
    for format in ["html", "site"] { #expect(try run.text(format).contains("incomplete"), "\(format)") }
  }

  @Test("A page that is counted among more than 25 changes, and the results follow")
  func changedReference() async throws {
    let folder = try TemporaryFolder()
    try await withSimulator(ValuesWorkspace.make()) { simulator in
      let bench = Workbench(folder, simulator, formats: "markdown")
      _ = try await bench.program("out").run()
      simulator.edit { workspace in
        workspace.setValue("Cost", of: ValuesWorkspace.item(100), to: .number(1_000_000))
      }
      _ = try await bench.program("out").run()
      let file = try #require(folder.files(in: "out").first { $0.hasSuffix("Large.md") })
      #expect(folder.text("out/\(file)")?.contains("Sum: \(Self.total - 1000 + 1_000_000)") == true)
    }
  }

  @Test("No request is made that is not needed, and a second run makes none for values")
  func requests() async throws {
    let workspace = ValuesWorkspace.make()
    let folder = try TemporaryFolder()
    try await withSimulator(workspace) { simulator in
      let bench = Workbench(folder, simulator, formats: "json")
      _ = try await bench.program("out").run()
      let minimum = try RequestMinimum(workspace, comments: true, otherUsers: 1).count
      #expect(simulator.statistics.accepted == minimum)
      let before = simulator.statistics.count(.pageProperty)
      #expect(before == 14)
      _ = try await bench.program("out").run()
      #expect(simulator.statistics.count(.pageProperty) == before)
    }
  }
}
