/// Random input that is often almost right; the same for the same seed.
package struct FuzzInput: RandomNumberGenerator {
  private var state: UInt64

  package init(seed: UInt64) { state = seed }

  /// SplitMix64.
  package mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  package mutating func below(_ limit: Int) -> Int { Int.random(in: 0..<max(1, limit), using: &self) }

  package mutating func chance(_ oneIn: Int) -> Bool { below(oneIn) == 0 }

  package mutating func pick<Element>(_ elements: [Element]) -> Element { elements[below(elements.count)] }

  // MARK: Numbers

  /// Numbers at which arithmetic breaks.
  package static let numbers = [
    "0", "-0", "-1", "1", "00", "0.5", "1.5", "-2.75", "1e999", "-1e999", "1e-999", "1e18", "9.3e18", "NaN",
    "nan",
    "inf", "-inf", "0x10", "1_000", "+5", "1e", ".", "-", "2147483647", "2147483648", "4294967296",
    "9007199254740993", "9223372036854775807", "9223372036854775808", "-9223372036854775808",
    "-9223372036854775809", "18446744073709551615", "18446744073709551616", "999999999999999999",
    "123456789012345678901234567890", "٣", "1e4932", "99999999999999999999e-10",
  ]

  /// Returns a number in one of many forms.
  package mutating func number() -> String {
    chance(3) ? String(below(100_000)) : chance(4) ? String(next()) : pick(Self.numbers)
  }

  /// An integer, more often than by chance one at an edge.
  package mutating func integer() -> Int {
    switch below(4) {
    case 0: below(1000) - 500
    case 1: Int(truncatingIfNeeded: next())
    case 2: pick([.max, .min, .max - 1, .min + 1, 0, -1, 1])
    default: 1 << below(63)
    }
  }

  /// A double, more often than by chance one at an edge.
  package mutating func double() -> Double {
    switch below(4) {
    case 0: Double(below(2_000_000) - 1_000_000) / 1000
    case 1: Double(bitPattern: next())
    case 2:
      pick([.infinity, -.infinity, .nan, 0, -0.0, .greatestFiniteMagnitude, .leastNonzeroMagnitude, 9.3e18])
    default: Double(integer())
    }
  }

  // MARK: Texts

  /// Pieces strung together.
  package mutating func text(of pieces: [String], upTo count: Int = 12) -> String {
    var text = ""
    for _ in 0..<below(count + 1) { text += chance(12) ? number() : pick(pieces) }
    return text
  }

  /// Bytes of a text or file with a few of them changed, cut out, repeated or put in.
  package mutating func mutated(_ bytes: [UInt8]) -> [UInt8] {
    var bytes = bytes
    for _ in 0..<below(6) {
      let place = below(bytes.count + 1)
      switch below(6) {
      case 0 where place < bytes.count: bytes[place] = UInt8(truncatingIfNeeded: next())
      case 1 where place < bytes.count: bytes[place] = pick([0, 0xFF, 0x7F, 0x80])
      case 2: bytes.removeSubrange(place..<min(bytes.count, place + below(9)))
      case 3: bytes.insert(contentsOf: Array(number().utf8), at: place)
      case 4:
        let end = min(bytes.count, place + below(40))
        bytes.insert(contentsOf: bytes[place..<end], at: place)
      default: bytes.insert(UInt8(truncatingIfNeeded: next()), at: place)
      }
    }
    return chance(8) ? Array(bytes.prefix(below(bytes.count + 1))) : bytes
  }
}
