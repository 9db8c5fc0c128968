import NotionExportKit
import NotionModel
import Synchronization
import Testing

@Suite struct FindingScopeTests {
  private static func finding(_ number: Int, _ severity: Diagnostic.Severity = .warning) -> Diagnostic {
    Diagnostic(
      severity, .init(rawValue: number.isMultiple(of: 2) ? "even" : "odd"), summary: "finding \(number)")
  }

  @Test("Beyond its limit a scope names each kind of finding, with the gravest severity")
  func limit() async throws {
    let object = ObjectID(high: 1, low: 2)
    let findings = try await FindingScope.findings(about: object) {
      for number in 0..<1_500 {
        #expect(FindingScope.keep(Self.finding(number, number == 1_200 ? .error : .warning)))
      }
    }
    let more = findings.filter { $0.object == object }
    #expect(findings.count == 1_002)
    #expect(Set(more.map(\.identifier.rawValue)) == ["even", "odd"])
    #expect(more.map(\.severity) == [.error, .warning])
    #expect(findings == findings.sorted(by: Diagnostic.areInOrder))
  }

  @Test("A full scope does not count listed findings again") func repeated() async throws {
    let findings = try await FindingScope.findings(about: nil) {
      for _ in 0..<2 { for number in 0..<1_000 { _ = FindingScope.keep(Self.finding(number)) } }
    }
    #expect(findings.count == 1_000)
  }

  @Test("The findings of an inner scope that throws are added to the outer one") func failing() async throws {
    struct Failure: Error {}
    let findings = try await FindingScope.findings(about: nil) {
      await #expect(throws: Failure.self) {
        _ = try await FindingScope.findings(about: ObjectID(high: 1, low: 2)) {
          for number in 0..<1_500 { _ = FindingScope.keep(Self.finding(number)) }
          throw Failure()
        }
      }
    }
    #expect(findings.count == 1_001)
    #expect(findings.count { $0.summary.contains("not listed") } == 2)
  }

  @Test("Outside of any scope a finding is passed to the reporter") func outside() {
    let found = Mutex<[Diagnostic]>([])
    FindingScope.report(Self.finding(1)) { finding in found.withLock { $0.append(finding) } }
    #expect(found.withLock { $0 } == [Self.finding(1)])
    #expect(!FindingScope.keep(Self.finding(1)))
  }
}
