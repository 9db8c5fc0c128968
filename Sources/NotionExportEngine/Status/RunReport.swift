internal import DurableFiles
package import Foundation
internal import NotionModel

/// The part of the last run's report that a status shows.
package struct RunReport: Sendable {
  /// A finding.
  package struct Finding: Sendable, Hashable {
    /// The keyword of the severity.
    package let severity: String
    /// A description of the problem.
    package let summary: String
    /// The object, as the report names it.
    package let object: String?
    /// The suggested remedy.
    package let solution: String?
  }

  /// Maximum number of findings that are kept.
  private static let findingLimit = 20

  /// The time at which it was written.
  package let time: Date?
  /// The keyword of the crawl's outcome.
  package let outcome: String
  /// The reason of the crawl's failure.
  package let failure: String?
  /// The sinks that failed, by format.
  package let sinkFailures: [(format: String, failure: String)]
  /// The number of objects and files that could not be fetched.
  package let unavailable: Int
  /// The findings of the highest severity.
  package let findings: [Finding]

  /// Reads a report; returns `nil` if it does not exist or is invalid.
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
