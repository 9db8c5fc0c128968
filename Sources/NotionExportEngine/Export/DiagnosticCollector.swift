package import NotionExportKit
internal import NotionModel
internal import Synchronization

/// Collects the diagnostics of the crawl and the sinks, in bounded memory: a broken workspace may have a
/// million.
package final class DiagnosticCollector: Sendable {
  /// Maximum number of findings that are kept; further ones are only counted.
  private static let limit = 10_000

  private struct State {
    var diagnostics: Set<Diagnostic> = []
    var counts: [Diagnostic.Severity: Int] = [:]
    var dropped = 0
  }

  private let state = Mutex(State())

  package init() {}

  /// Adds a finding, unless an equal one was added before.
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

  /// The findings in a stable order that does not depend on their arrival: by severity, kind and object.
  package var sorted: [Diagnostic] {
    state.withLock { $0.diagnostics }.sorted(by: Diagnostic.areInOrder)
  }

  /// Returns the number of findings of a severity.
  package func count(_ severity: Diagnostic.Severity) -> Int { state.withLock { $0.counts[severity] ?? 0 } }

  /// The number of findings that were counted but not kept.
  package var dropped: Int { state.withLock { $0.dropped } }
}
