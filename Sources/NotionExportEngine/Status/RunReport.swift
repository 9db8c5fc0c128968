internal import DurableFiles
package import Foundation
internal import NotionModel

/// The report of the last run, as far as a status shows it.
package struct RunReport: Sendable {
  /// A finding.
  package struct Finding: Sendable, Hashable {
    /// The severity's word.
    package let severity: String
    /// What happened.
    package let summary: String
    /// The object, as the report names it.
    package let object: String?
    /// What to do.
    package let solution: String?
  }

  /// How many findings are kept.
  private static let findingLimit = 20

  /// When it was written.
  package let time: Date?
  /// How the crawl ended: a word.
  package let outcome: String
  /// Why the crawl failed.
  package let failure: String?
  /// Why sinks failed, by format.
  package let sinkFailures: [(format: String, failure: String)]
  /// Objects and files that could not be had.
  package let unavailable: Int
  /// The gravest findings.
  package let findings: [Finding]

  /// Reads a report; `nil` where there is none, or what stands there is none.
  package init?(at url: URL) {
    guard let bytes = try? POSIX.contents(url.path(percentEncoded: false)),
      let report = try? JSONValue(json: bytes),
      let outcome = report["outcome"]?.string
    else { return nil }
    self.outcome = outcome
    time = try? url.resourceValues(forKeys: [.contentModificationDateKey]).contentModificationDate
    failure = report["failure"]?.string
    sinkFailures = (report["lanes"]?.array ?? []).compactMap { lane in
      guard let format = lane["format"]?.string, let failure = lane["failure"]?.string else { return nil }
      return (format, failure)
    }
    unavailable =
      (report["unavailable_objects"]?.array?.count ?? 0) + (report["unavailable_assets"]?.array?.count ?? 0)
    findings = (report["diagnostics"]?.array ?? []).lazy.filter { $0["severity"] != "note" }
      .prefix(Self.findingLimit).map { finding in
        Finding(
          severity: finding["severity"]?.string ?? "", summary: finding["summary"]?.string ?? "",
          object: finding["object"]?.string, solution: finding["solution"]?.string)
      }
  }
}
