internal import ArgumentParser

/// One `-O format.key=value`.
struct SinkSetting: ExpressibleByArgument, Hashable, Sendable {
  let format: String
  let key: String
  let value: String

  init?(argument: String) {
    let sides = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    guard sides.count == 2, let dot = sides[0].firstIndex(of: ".") else { return nil }
    format = String(sides[0][..<dot])
    key = String(sides[0][sides[0].index(after: dot)...])
    value = String(sides[1])
    if format.isEmpty || key.isEmpty { return nil }
  }
}
