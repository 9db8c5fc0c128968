import NotionModel

/// The parameters of a URL's query, decoded, in order.
struct QueryParameters: Sendable {
  private(set) var all: [(name: String, value: String)] = []

  init(_ query: some StringProtocol) {
    for part in query.split(separator: "&") {
      let halves = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      let value = halves.count == 2 ? PercentEncoding.decoded(halves[1]) : ""
      all.append((PercentEncoding.decoded(halves[0]), value))
    }
  }

  subscript(name: String) -> String? { all.first { $0.name == name }?.value }

  /// Returns the values of `name`, `name[]` and `name[0]`.
  func list(_ name: String) -> [String] {
    all.filter { $0.name == name || $0.name.hasPrefix(name + "[") }.map(\.value)
  }
}
