internal import NotionModel

/// What an export has cost so far, over all the runs that it took.
///
/// It is kept in the archive, so that the numbers of a resumed run go on from those of the interrupted one.
package struct RunTotals: Sendable, Hashable, Codable {
  /// The crawl that the numbers are of.
  package var crawl = 0
  /// How many runs it took.
  package var runs = 0
  /// How long these ran, in seconds.
  package var seconds = 0.0
  /// Pages, databases and data sources that were new.
  package var found = 0
  /// Objects of which everything was fetched.
  package var fetched = 0
  /// Responses that were stored.
  package var responses = 0
  /// Files that were downloaded.
  package var downloads = 0
  /// Requests by kind of operation and status; status 0 stands for no answer.
  package var requests: [String: [Int: Int]] = [:]
  /// Requests that were sent again after a failure.
  package var retries = 0
  /// How often everybody had to wait for the server.
  package var pauses = 0
  /// How long those waits were, in seconds.
  package var pausedSeconds = 0.0
  /// Bytes of bodies received, unpacked.
  package var bytesReceived = 0
  /// The most memory that any of the runs had at one time, in bytes.
  package var peakMemory = 0

  /// The numbers of these and of `later` runs together.
  package func adding(_ later: RunTotals) -> RunTotals {
    var sum = self
    sum.runs = runs.clampedAdding(later.runs)
    sum.seconds += later.seconds
    sum.found = found.clampedAdding(later.found)
    sum.fetched = fetched.clampedAdding(later.fetched)
    sum.responses = responses.clampedAdding(later.responses)
    sum.downloads = downloads.clampedAdding(later.downloads)
    sum.retries = retries.clampedAdding(later.retries)
    sum.pauses = pauses.clampedAdding(later.pauses)
    sum.pausedSeconds += later.pausedSeconds
    sum.bytesReceived = bytesReceived.clampedAdding(later.bytesReceived)
    sum.peakMemory = max(peakMemory, later.peakMemory)
    for (kind, statuses) in later.requests {
      sum.requests[kind, default: [:]].merge(statuses) { $0.clampedAdding($1) }
    }
    return sum
  }

  /// All requests.
  package var requestCount: Int { requests.values.flatMap(\.values).reduce(0) { $0.clampedAdding($1) } }
}
