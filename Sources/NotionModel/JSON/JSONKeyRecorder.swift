/// Collects the places whose values no typed field read.
package final class JSONKeyRecorder {
  /// How often each place was skipped, by its path without indices.
  package private(set) var counts: [String: Int] = [:]

  package init() {}

  func record(_ path: JSONPath) { counts[path.shape, default: 0] += 1 }
}
