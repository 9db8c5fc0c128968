internal import ArgumentParser

/// The size of a file in the form `500kB`, `100MB`, `64MiB`, `5GB`; a number without a unit is megabytes.
struct FileSizeArgument: ExpressibleByArgument, Hashable, Sendable, CustomStringConvertible {
  private static let units: [String: Int] = [
    "": 1_000_000, "B": 1, "KB": 1000, "KIB": 1 << 10, "MB": 1_000_000, "MIB": 1 << 20, "GB": 1_000_000_000,
    "GIB": 1 << 30, "TB": 1_000_000_000_000, "TIB": 1 << 40,
  ]

  let bytes: Int
  let description: String

  /// The maximum size of a file in Notion.
  static let standard = FileSizeArgument(gibibytes: 5)

  private init(gibibytes: Int) {
    bytes = gibibytes << 30
    description = "\(gibibytes)GiB"
  }

  init?(argument: String) {
    let digits = argument.prefix { $0.isNumber || $0 == "." }
    let unit = argument.dropFirst(digits.count).drop { $0 == " " }.uppercased()
    guard let amount = Double(digits), amount.isFinite, amount >= 0, amount < 1e9,
      let size = Self.units[unit],
      amount * Double(size) < 1e18
    else { return nil }
    bytes = Int(amount * Double(size))
    description = argument
  }

  var defaultValueDescription: String { description }
}
