/// Implausible numbers and dates, for the fault ``Fault/oddNumbers(share:)``.
enum OddNumbers {
  private static let numbers = [
    "0", "-0", "-1", "1e999", "-1e999", "1e-400", "2.5", "-3.75", "1E+30", "9007199254740993", "2147483648",
    "9223372036854775807", "9223372036854775808", "-9223372036854775808", "-9223372036854775809",
    "18446744073709551616", "123456789012345678901234567890", "0.1e-7", "1e18", "9.3e18",
  ]

  private static let dates = [
    "0000-01-01", "0000-01-01T00:00:00.000+14:00", "0000-02-30", "0001-01-01T00:00:00.000Z",
    "9999-12-31T23:59:59.999-23:59", "9999-12-31", "-0001-01-01", "+12026-01-01", "2026-13-45",
    "2026-02-29T24:60:60Z", "999999999999999999-01-01", "2026-01-01T00:00:00.999999999999999999999Z",
    "1969-12-31T23:59:59.999Z", "2026-01-01T00:00:00.000+99:99", "today", "",
  ]

  /// Returns the same JSON with a share of its numbers and dates replaced, determined by a generator.
  static func replaced(in body: [UInt8], share: Double, using random: inout SeededRandom) -> [UInt8] {
    var result: [UInt8] = []
    var index = 0
    func strikes() -> Bool { Double.random(in: 0..<1, using: &random) < share }
    while index < body.count {
      let start = index
      switch body[index] {
      case UInt8(ascii: "\""):
        index += 1
        while index < body.count, body[index] != UInt8(ascii: "\"") {
          index += body[index] == UInt8(ascii: "\\") ? 2 : 1
        }
        index = min(index + 1, body.count)
        let text = body[start..<index]
        result += isDate(text) && strikes() ? Array("\"\(random.pick(dates))\"".utf8) : Array(text)
      case UInt8(ascii: "-"), 0x30...0x39:
        while index < body.count, "+-.eE0123456789".utf8.contains(body[index]) { index += 1 }
        result += strikes() ? Array(random.pick(numbers).utf8) : Array(body[start..<index])
      default:
        result.append(body[index])
        index += 1
      }
    }
    return result
  }

  /// Returns whether a string, with its quotes, begins as in `"2026-01-31`.
  private static func isDate(_ text: ArraySlice<UInt8>) -> Bool {
    text.count >= 12
      && zip(text.dropFirst(), "0000-00-00".utf8).allSatisfy { byte, form in
        form == UInt8(ascii: "-") ? byte == form : (0x30...0x39).contains(byte)
      }
  }
}
