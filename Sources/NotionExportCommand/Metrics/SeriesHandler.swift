internal import CoreMetrics

/// Forwards the values of one instrument to its series.
final class SeriesHandler: CounterHandler, RecorderHandler, TimerHandler, Sendable {
  private let metrics: PrometheusMetrics
  private let name: String
  private let kind: PrometheusMetrics.Kind
  private let labels: String

  init(metrics: PrometheusMetrics, name: String, kind: PrometheusMetrics.Kind, labels: String) {
    self.metrics = metrics
    self.name = name
    self.kind = kind
    self.labels = labels
  }

  func increment(by amount: Int64) {
    metrics.add(Double(amount), to: .init(name: name, labels: labels), of: kind, family: name)
  }

  /// Does nothing: counters of a process only grow.
  func reset() {}

  func record(_ value: Int64) { record(Double(value)) }

  func record(_ value: Double) {
    metrics.add(value, to: .init(name: name + "_sum", labels: labels), of: kind, family: name)
    metrics.add(1, to: .init(name: name + "_count", labels: labels), of: kind, family: name)
  }

  func recordNanoseconds(_ duration: Int64) { record(Double(duration) / 1e9) }
}
