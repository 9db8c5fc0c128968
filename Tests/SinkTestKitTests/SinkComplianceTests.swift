import Foundation
import NotionExportKit
import SinkTestKit
import Testing

/// The compliance suite finds every violation, and no others.
struct SinkComplianceTests {
  private func violation(_ rule: SinkRule, _ flaw: Flaw) async throws -> SinkViolation? {
    var options = BrokenPlugin.Options()
    options.flaw = flaw.rawValue
    do {
      try await SinkCompliance.check(rule, of: BrokenPlugin.self, options: options)
      return nil
    } catch let violation as SinkViolation {
      return violation
    }
  }

  @Test("A sink that keeps the rules passes", arguments: SinkRule.allCases)
  func sound(rule: SinkRule) async throws {
    try await SinkCompliance.check(rule, of: BrokenPlugin.self)
  }

  @Test(
    "A sink that breaks a rule is found out, with what happened",
    arguments: [
      (
        Flaw.numbersPages, SinkRule.deterministic,
        "from the last to the first, the file 0.txt differs in line 1"
      ),
      (.writesDate, .deterministic, "holds today's date"),
      (.sharesTitle, .concurrent, "with 2 pages at the same time, the objects in their order, the file"),
      (.gathersTitles, .idempotent, "came again in a later run, the file index.txt differs"),
      (.appends, .idempotent, "with each event given twice, the file"),
      (.gathersTitles, .resumable, "and gone on from there, the file index.txt differs"),
      (.numbersPages, .resumable, "and gone on from there, the file"),
      (.writesInClose, .honest, "the disk was full at file number"),
      (.ownsByName, .tidy, "should not be there"),
      (.namesByTitles, .separate, "was written by"),
      (.namesByRawTitles, .contained, "a file was refused"),
      (.namesForUnixOnly, .contained, "is none on Windows"),
      (.writesElsewhere, .contained, "sink-compliance-escape.txt appeared outside the output"),
      (.throwsAtUnknown, .tolerant, "the page 'Tomorrow' made the sink throw: Unknown()"),
      (.stopsAtUnknown, .tolerant, "the paragraph after blocks of unknown types is missing"),
      (.gathersBlocks, .bounded, "a page of 48 large blocks took"),
      (.gathersPages, .bounded, "large pages took"),
      (.swallowsReading, .honest, "the archive could not be read"),
      (.swallowsWriting, .honest, "the disk was full at file number 1,"),
      (.writesSignatures, .discreet, "holds the signature of a file's URL"),
      (.swallowsCancellation, .cancellable, "the lane was cancelled while a page was written"),
    ])
  func broken(flaw: Flaw, rule: SinkRule, finding: String) async throws {
    defer {
      if flaw == .writesElsewhere {
        let folder = FileManager.default.temporaryDirectory
        try? FileManager.default.removeItem(at: folder.appending(path: "sink-compliance-escape.txt"))
      }
    }
    let violation = try #require(try await violation(rule, flaw), "\(flaw) was not found out")
    #expect(violation.rule == rule)
    #expect(violation.finding.contains(finding), "\(violation.finding)")
  }

  @Test("A sink that writes in close only is found out by a crash")
  func writesInClose() async throws {
    let violation = try #require(try await violation(.resumable, .writesInClose))
    #expect(violation.finding.contains("index.txt"))
  }

  @Test("A format without a proper name, and an option without a line, are found out")
  func descriptions() async throws {
    await #expect(throws: SinkViolation.self) {
      try await SinkCompliance.check(.described, of: MisnamedPlugin.self)
    }
    let violation = await #expect(throws: SinkViolation.self) {
      try await SinkCompliance.check(.described, of: UndescribedPlugin.self)
    }
    #expect(violation?.finding == "the option 'depth' has no line in 'help'")
  }

  @Test("A violation says which rule, what happened, why, and what to do")
  func message() async throws {
    let violation = try #require(try await violation(.tolerant, .throwsAtUnknown))
    #expect(
      violation.description == """
        BrokenPlugin broke a rule of sinks: Unknown and unavailable content stops nothing
          Found: the page 'Tomorrow' made the sink throw: Unknown()
          Why it matters: Notion adds types of blocks and properties without notice; a backup must not stop at \
        the first of them.
          What to do: Give every 'switch' over content a default that writes what text there is; report to \
        'context.report' what is lost; throw only when the run cannot go on.
        """)
  }

  @Test("All rules are checked at once for those who want one test")
  func everything() async throws {
    try await SinkCompliance.check(BrokenPlugin.self)
  }

  @Test("Each rule has a sentence, a reason and advice of its own")
  func texts() {
    for text in [\SinkRule.description, \SinkRule.reason, \SinkRule.advice] {
      #expect(Set(SinkRule.allCases.map { $0[keyPath: text] }).count == SinkRule.allCases.count)
    }
  }
}
