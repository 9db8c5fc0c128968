/// Bytes that compare as the values do that they stand for: numbers and times before texts, what is empty last.
struct RowKey {
  private(set) var bytes: [UInt8] = []

  /// One value that rows are ordered by.
  enum Part {
    case number(Double)
    case text(String)
    case empty
  }

  /// Appends a value; those after it count only where it is equal.
  mutating func append(_ part: Part, isAscending: Bool) {
    let start = bytes.count
    switch part {
    case .empty:
      // Last whichever way the others go.
      bytes.append(0xFF)
      return
    case .number(let number):
      bytes.append(1)
      // The sign bit of doubles is upside down, and negative ones grow the other way round.
      let pattern = (number == 0 ? 0 : number).bitPattern
      let ordered = pattern >> 63 == 1 ? ~pattern : pattern | 1 << 63
      for shift in stride(from: 56, through: 0, by: -8) {
        bytes.append(UInt8(truncatingIfNeeded: ordered >> UInt64(shift)))
      }
    case .text(let text):
      bytes.append(2)
      // A shorter text comes before a longer one that begins with it.
      for byte in text.utf8.prefix(Self.textLimit) { bytes.append(max(byte, 1)) }
      bytes.append(0)
    }
    guard !isAscending else { return }
    for index in start..<bytes.count { bytes[index] = ~bytes[index] }
  }

  /// How much of a text counts; texts that differ only later are taken for equal.
  private static let textLimit = 512
}
