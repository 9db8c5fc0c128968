import Foundation

/// One figure or word of a table.
enum ResultCell: Sendable, Codable {
  case text(String)
  /// A number, shown with a number of digits after the point.
  case number(Double, digits: Int)
  /// A ratio, shown as a percentage.
  case share(Double)
  /// No value, as the column does not apply.
  case none

  /// The text in a table.
  var text: String {
    switch self {
    case .text(let text): text
    case .number(let number, let digits): String(format: "%.\(digits)f", number)
    case .share(let share): String(format: "%.1f %%", share * 100)
    case .none: "–"
    }
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .text(let text): try container.encode(text)
    case .number(let number, let digits):
      let scale = pow(10, Double(digits))
      try container.encode((number * scale).rounded() / scale)
    case .share(let share): try container.encode((share * 10_000).rounded() / 10_000)
    case .none: try container.encodeNil()
    }
  }

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if container.decodeNil() {
      self = .none
    } else if let number = try? container.decode(Double.self) {
      self = .number(number, digits: 4)
    } else {
      self = .text(try container.decode(String.self))
    }
  }
}
