package import NotionExportKit
internal import NotionModel
internal import Synchronization

/// Gathers findings from the crawl and the sinks; bounded, as a broken workspace may have a million.
package final class DiagnosticCollector: Sendable {
  /// Findings kept in full; beyond it they are only counted.
  private static let limit = 10_000

  private struct State {
    var diagnostics: Set<Diagnostic> = []
    var counts: [Diagnostic.Severity: Int] = [:]
    var dropped = 0
  }

  private let state = Mutex(State())

  package init() {}

  /// Takes a finding; the same one again is the same finding.
  package func report(_ diagnostic: Diagnostic) {
    state.withLock { state in
      guard !state.diagnostics.contains(diagnostic) else { return }
      state.counts[diagnostic.severity, default: 0] += 1
      if state.diagnostics.count < Self.limit {
        state.diagnostics.insert(diagnostic)
      } else {
        state.dropped += 1
      }
    }
  }

  /// The findings in an order that does not depend on when they came: gravest first, then by kind and object.
  package var sorted: [Diagnostic] {
    state.withLock { $0.diagnostics }.sorted(by: Diagnostic.areInOrder)
  }

  /// How many findings there are of a severity.
  package func count(_ severity: Diagnostic.Severity) -> Int { state.withLock { $0.counts[severity] ?? 0 } }

  /// How many findings are only counted.
  package var dropped: Int { state.withLock { $0.dropped } }
}
