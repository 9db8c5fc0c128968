internal import DurableFiles
public import Foundation
internal import NotionModel

/// The part of the last run's report that a status shows.
public struct RunReport: Sendable {
  /// A finding.
  public struct Finding: Sendable, Hashable {
    /// The keyword of the severity.
    public let severity: String
    /// A description of the problem.
    public let summary: String
    /// The object, as the report names it.
    public let object: String?
    /// The suggested remedy.
    public let solution: String?
  }

  /// Maximum number of findings that are kept.
  private static let findingLimit = 20

  /// The time at which it was written.
  public let time: Date?
  /// The keyword of the crawl's outcome.
  public let outcome: String
  /// The reason of the crawl's failure.
  public let failure: String?
  /// The sinks that failed, by format.
  public let sinkFailures: [(format: String, failure: String)]
  /// The number of objects and files that could not be fetched.
  public let unavailable: Int
  /// The findings of the highest severity.
  public let findings: [Finding]

  /// Reads a report; returns `nil` if it does not exist or is invalid.
  public init?(at url: URL) {
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
