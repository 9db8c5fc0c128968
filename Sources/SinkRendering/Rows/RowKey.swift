import NotionModel

/// A sort key whose bytes compare like the values that it encodes: numbers and times before texts, empty
/// values last.
struct RowKey {
  private(set) var bytes: [UInt8] = []

  /// One value of the sort key.
  enum Part {
    case number(Double)
    case text(String)
    case empty

    /// Creates the part of a text, compared without case.
    init(text: String) { self = text.isEmpty ? .empty : .text(text.lowercased()) }

    /// Creates the part of a time.
    init(time: Timestamp?) {
      self = time?.millisecondsSince1970.map { .number(Double($0)) } ?? .empty
    }
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

extension RowKey {
  /// Decodes the values of a key whose parts are all ascending.
  struct Reader {
    private var rest: ArraySlice<UInt8>

    init(_ bytes: [UInt8]) { rest = bytes[...] }

    /// Returns the next value, or `nil` at the end and for invalid bytes.
    mutating func next() -> Part? {
      switch rest.popFirst() {
      case 0xFF: return .empty
      case 1:
        guard rest.count >= 8 else { return nil }
        let ordered = rest.prefix(8).reduce(0 as UInt64) { $0 << 8 | UInt64($1) }
        rest.removeFirst(8)
        return .number(Double(bitPattern: ordered >> 63 == 1 ? ordered & ~(1 << 63) : ~ordered))
      case 2:
        guard let end = rest.firstIndex(of: 0) else { return nil }
        defer { rest = rest[(end + 1)...] }
        return .text(String(decoding: rest[..<end], as: UTF8.self))
      default: return nil
      }
    }
  }
}
