internal import ArgumentParser
internal import NotionExportEngine
internal import NotionModel

/// A page or data source, by its id or the address from "Copy link".
struct ObjectArgument: ExpressibleByArgument, Hashable, Sendable {
  let id: ObjectID

  init?(argument: String) {
    guard let id = Self.id(in: argument) else { return nil }
    self.id = id
  }

  /// Returns the id in an address: of the page in a side peek (`p=`), else the last one in the path.
  private static func id(in text: String) -> ObjectID? {
    if let id = ObjectID(text) { return id }
    let address = text.split(separator: "#", maxSplits: 1)[...].first ?? ""
    let parts = address.split(separator: "?", maxSplits: 1)
    if parts.count == 2 {
      for parameter in parts[1].split(separator: "&") where parameter.hasPrefix("p=") {
        if let id = ObjectID(parameter.dropFirst(2)) { return id }
      }
    }
    for component in (parts.first ?? "").split(separator: "/").reversed() {
      if let id = ObjectID(component) ?? ObjectID(component.suffix(36)) ?? ObjectID(component.suffix(32)) {
        return id
      }
    }
    return nil
  }
}

/// `--comments none|page|all`.
enum CommentsArgument: String, ExpressibleByArgument, CaseIterable, Sendable {
  case none, page, all

  /// The comments of the export.
  var value: Export.Comments {
    switch self {
    case .none: .none
    case .page: .page
    case .all: .all
    }
  }
}

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

/// A duration in the form `500ms`, `30s`, `5m`, `1h`; a number without a unit is seconds.
struct DurationArgument: ExpressibleByArgument, Hashable, Sendable {
  let duration: Duration

  init(_ duration: Duration) { self.duration = duration }

  /// The duration in the largest unit that gives a whole number.
  var defaultValueDescription: String {
    let milliseconds = duration / .milliseconds(1)
    for (size, unit) in [(3_600_000.0, "h"), (60_000, "m"), (1000, "s")]
    where milliseconds >= size && milliseconds.truncatingRemainder(dividingBy: size) == 0 {
      return "\(Int(milliseconds / size))\(unit)"
    }
    return "\(Int(milliseconds))ms"
  }

  init?(argument: String) {
    let digits = argument.prefix { $0.isNumber || $0 == "." }
    guard let amount = Double(digits), amount.isFinite, amount >= 0 else { return nil }
    switch argument.dropFirst(digits.count) {
    case "ms": duration = Duration(clampedSeconds: amount / 1000)
    case "", "s": duration = Duration(clampedSeconds: amount)
    case "m", "min": duration = Duration(clampedSeconds: amount * 60)
    case "h": duration = Duration(clampedSeconds: amount * 3600)
    default: return nil
    }
  }
}

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
