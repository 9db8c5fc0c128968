internal import ArgumentParser

/// An amount of memory in the form `50MB`, `64MiB`, `1GB`; a number without a unit is megabytes.
struct MemoryArgument: ExpressibleByArgument, Hashable, Sendable, CustomStringConvertible {
  /// The minimum with which an export can work.
  private static let least = 8 << 20

  let bytes: Int
  let description: String

  /// 50 MB.
  static let standard = MemoryArgument(megabytes: 50)

  private init(megabytes: Int) {
    bytes = megabytes * 1_000_000
    description = "\(megabytes)MB"
  }

  init?(argument: String) {
    let digits = argument.prefix { $0.isNumber || $0 == "." }
    let units = ["": 1_000_000, "MB": 1_000_000, "MIB": 1 << 20, "GB": 1_000_000_000, "GIB": 1 << 30]
    guard let amount = Double(digits), amount.isFinite, amount > 0, amount < 1e9,
      let unit = units[argument.dropFirst(digits.count).uppercased()]
    else { return nil }
    bytes = Int(amount * Double(unit))
    description = argument
    if bytes < Self.least { return nil }
  }

  var defaultValueDescription: String { description }
}
