/// Collects the paths of values that no typed field has read.
package final class JSONKeyRecorder {
  /// The number of skipped values at each path, without indices.
  package private(set) var counts: [String: Int] = [:]

  package init() {}

  func record(_ path: JSONPath) { counts[path.shape, default: 0] += 1 }
}
