/// A sort key whose bytes compare like the values that it encodes: numbers and times before texts, empty
/// values last.
struct RowKey {
  private(set) var bytes: [UInt8] = []

  /// One value of the sort key.
  enum Part {
    case number(Double)
    case text(String)
    case empty
  }

  /// Appends a value; later ones decide only between equal ones.
  mutating func append(_ part: Part, isAscending: Bool) {
    let start = bytes.count
    switch part {
    case .empty:
      // Last in both directions.
      bytes.append(0xFF)
      return
    case .number(let number):
      bytes.append(1)
      // The sign bit of doubles is inverted, and negative ones are in reverse order.
      let pattern = (number == 0 ? 0 : number).bitPattern
      let ordered = pattern >> 63 == 1 ? ~pattern : pattern | 1 << 63
      for shift in stride(from: 56, through: 0, by: -8) {
        bytes.append(UInt8(truncatingIfNeeded: ordered >> UInt64(shift)))
      }
    case .text(let text):
      bytes.append(2)
      // A shorter text precedes a longer one with that prefix.
      for byte in text.utf8.prefix(Self.textLimit) { bytes.append(max(byte, 1)) }
      bytes.append(0)
    }
    guard !isAscending else { return }
    for index in start..<bytes.count { bytes[index] = ~bytes[index] }
  }

  /// The length of a text that is compared, in bytes; texts that differ only after it are treated as equal.
  private static let textLimit = 512
}
