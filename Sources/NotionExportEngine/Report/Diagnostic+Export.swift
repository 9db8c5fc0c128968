internal import Foundation
internal import NotionArchive
package import NotionExportKit
internal import NotionModel
internal import Synchronization

extension Diagnostic {
  /// The archive could not be read and was moved aside.
  static func damagedArchive(setAside url: URL) -> Diagnostic {
    Diagnostic(
      .warning, Identifier(rawValue: "damaged-archive"),
      summary:
        "the archive was damaged; it was moved to \(url.lastPathComponent), and everything is fetched again",
      explanation: "Possible causes are a full or failing disk, and an incomplete copy of the folder.",
      solution: "Delete the damaged file once the export is complete.")
  }

  /// Stored data is damaged and was discarded.
  ///
  /// `isFetched` is set if this run fetches it again.
  static func damagedContent(_ content: DamagedContent, isFetched: Bool) -> Diagnostic {
    let name = content.name.isEmpty ? "an object without a title" : "\"\(content.name)\""
    return Diagnostic(
      isFetched ? .warning : .error, Identifier(rawValue: "damaged-content"), object: content.object,
      summary: "the archive's copy of \(name) was damaged and was discarded",
      explanation:
        "\(content.finding). Possible causes are a failing disk and an incomplete copy of the folder.",
      solution: isFetched
        ? "This run fetches it again, and nothing else."
        : "The next export fetches it again, and nothing else.")
  }

  /// A row of the archive's tables differed from its copy and was repaired.
  static func damagedRow(_ row: ColumnCopies.Finding) -> Diagnostic {
    let subject = row.title.map { "copy of \($0.isEmpty ? "an object without a title" : "\"\($0)\"")" }
    return Diagnostic(
      .warning, Identifier(rawValue: "damaged-content"), object: row.object,
      summary: "the archive's \(subject ?? "index") was damaged and was discarded",
      explanation: "\(row.detail). Possible causes are a failing disk and an incomplete copy of the folder.",
      solution: "This run fetches the object of the row again, and nothing else.")
  }

  /// The manifest of an output could not be read and was moved aside.
  static func damagedManifest(of format: String, setAside path: String) -> Diagnostic {
    Diagnostic(
      .warning, Identifier(rawValue: "damaged-manifest"),
      summary:
        "the list of files of \(format) was damaged; it was moved to \(path), and a new one is created",
      explanation:
        "The archive is intact, so that nothing is fetched. All files of the format are written again.",
      solution: "Delete the damaged file once the export is complete.")
  }

  /// Several files have the same path, so one of them got another.
  static func contestedPath(_ claim: PathClaim, path: String, format: String) -> Diagnostic {
    var object: ObjectID?
    if case .object(let id) = FileOwner(text: claim.owner) { object = id }
    return Diagnostic(
      .warning, Identifier(rawValue: "contested-path"), object: object,
      summary:
        "\(format): several objects have the path \(claim.path), so one of them was written to \(path)",
      explanation: "Both files are kept. Links to the path lead to the other one.",
      solution: "Rename one of the pages in Notion.")
  }

  /// An export asks for verbatim bytes of an archive that drops signatures.
  static let signaturesNotKept = Diagnostic(
    .warning, Identifier(rawValue: "signatures-not-kept"),
    summary: "the archive has objects without the signatures of their file URLs",
    explanation:
      "The archive drops signatures, which are secrets, unless an export requests verbatim output.",
    solution: "Run once with --fresh to fetch everything again with signatures.")

  /// A format is rendered from an archive whose crawl is incomplete.
  static let incompleteArchive = Diagnostic(
    .warning, Identifier(rawValue: "archive-incomplete"),
    summary: "the archive is incomplete, because the last export did not finish",
    explanation:
      "Objects that were not fetched are missing in the output, and so are indexes, which are written last.",
    solution: "Run notion-export export with the same --output to fetch the remaining objects.")

  /// Comments on blocks were not fetched.
  ///
  /// - Parameter requests: the number of requests that fetching them takes.
  /// - Returns: a note.
  static func blockCommentsNotAskedFor(requests: Int) -> Diagnostic {
    Diagnostic(
      .note, Identifier(rawValue: "block-comments-not-asked-for"),
      summary:
        "comments on blocks were not fetched: --comments all would take about \(requests) more requests",
      explanation:
        "Most discussions are on blocks. The API lists the comments of one block at a time, so each "
        + "block takes a request.",
      solution: "Run with --comments all to export them.")
  }
}

extension Error {
  /// Whether the error is about stored data that failed its check.
  var isOfDamagedContent: Bool {
    (self as? ArchiveError)?.code == .damagedResponse || (self as? OutputError)?.code == .damagedContent
  }
}

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
