import Metrics

/// Updates the statistics of a client, and reports them to swift-metrics.
struct StatisticsRecorder: Sendable {
  var statistics = ClientStatistics()
  private var meter = RateMeter()

  mutating func record(_ permit: PipelinePermit, _ outcome: PipelineOutcome, at now: Duration) {
    let status: Int
    switch outcome {
    case .cancelled: return
    case .success(let code, let byteCount, _):
      status = code
      statistics.bytesReceived += byteCount
    case .failure(let error, let byteCount, _):
      status = error.status ?? 0
      statistics.bytesReceived += byteCount
      statistics.errors.record(error, at: now)
      Counter(
        label: "notion_api_failures",
        dimensions: [("operation", permit.kind.rawValue), ("code", error.code.description)]
      ).increment()
    }
    statistics.answers[permit.kind, default: [:]][status, default: 0] += 1
    if permit.ticket != nil, status != 0, status != 429 { meter.count(at: now) }
    let dimensions = [("operation", permit.kind.rawValue), ("status", String(status))]
    Counter(label: "notion_api_answers", dimensions: dimensions).increment()
    let nanoseconds = Int64((now - permit.startedAt).inSeconds * 1e9)
    Timer(label: "notion_api_latency", dimensions: [("operation", permit.kind.rawValue)])
      .recordNanoseconds(nanoseconds)
  }

  mutating func snapshot(at now: Duration) -> ClientStatistics {
    statistics.rate = meter.rate(at: now)
    return statistics
  }
}
