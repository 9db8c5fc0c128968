internal import CoreMetrics
internal import Foundation
internal import Synchronization

/// Collects metrics of swift-metrics for a file in Prometheus' text format.
final class PrometheusMetrics: MetricsFactory, Sendable {
  /// A series of a metric.
  struct Series: Hashable, Comparable {
    let name: String
    let labels: String

    static func < (left: Series, right: Series) -> Bool {
      (left.name, left.labels) < (right.name, right.labels)
    }
  }

  enum Kind: String { case counter, gauge, summary }

  private struct State {
    var kinds: [String: Kind] = [:]
    var values: [Series: Double] = [:]
  }

  private let state = Mutex(State())

  /// Adds to a series.
  func add(_ value: Double, to series: Series, of kind: Kind, family: String) {
    state.withLock { state in
      state.kinds[family] = kind
      state.values[series, default: 0] += value
    }
  }

  /// Sets a gauge.
  func set(_ name: String, to value: Double, labels: [(String, String)] = []) {
    state.withLock { state in
      state.kinds[name] = .gauge
      state.values[Series(name: name, labels: Self.text(labels))] = value
    }
  }

  /// All series sorted by name, each family under its type.
  var text: String {
    let (kinds, values) = state.withLock { ($0.kinds, $0.values) }
    var lines: [String] = []
    var family: String?
    for (series, value) in values.sorted(by: { $0.key < $1.key }) {
      let owner = Self.family(of: series.name, kinds)
      if owner != family, let kind = kinds[owner] { lines.append("# TYPE \(owner) \(kind.rawValue)") }
      family = owner
      let isWhole = value == value.rounded() && abs(value) < 1e15
      lines.append("\(series.name)\(series.labels) \(isWhole ? String(Int(value)) : String(value))")
    }
    return lines.map { $0 + "\n" }.joined()
  }

  private static func family(of name: String, _ kinds: [String: Kind]) -> String {
    if kinds[name] != nil { return name }
    for suffix in ["_sum", "_count"] where name.hasSuffix(suffix) {
      return String(name.dropLast(suffix.count))
    }
    return name
  }

  /// Returns labels in braces, or an empty string without labels.
  static func text(_ labels: [(String, String)]) -> String {
    if labels.isEmpty { return "" }
    let members = labels.sorted { $0.0 < $1.0 }.map { name, value in
      // By scalars: a quotation mark and a combining accent are one Character.
      let escaped = value.unicodeScalars.map { scalar in
        switch scalar {
        case "\\", "\"": "\\\(scalar)"
        case "\n": "\\n"
        default: String(scalar)
        }
      }.joined()
      return "\(name)=\"\(escaped)\""
    }
    return "{\(members.joined(separator: ","))}"
  }

  // MARK: MetricsFactory

  func makeCounter(label: String, dimensions: [(String, String)]) -> any CounterHandler {
    SeriesHandler(metrics: self, name: label + "_total", kind: .counter, labels: Self.text(dimensions))
  }

  func makeRecorder(
    label: String, dimensions: [(String, String)], aggregate: Bool
  ) -> any RecorderHandler {
    SeriesHandler(metrics: self, name: label, kind: .summary, labels: Self.text(dimensions))
  }

  func makeTimer(label: String, dimensions: [(String, String)]) -> any TimerHandler {
    SeriesHandler(metrics: self, name: label + "_seconds", kind: .summary, labels: Self.text(dimensions))
  }

  func destroyCounter(_ handler: any CounterHandler) {}
  func destroyRecorder(_ handler: any RecorderHandler) {}
  func destroyTimer(_ handler: any TimerHandler) {}
}
