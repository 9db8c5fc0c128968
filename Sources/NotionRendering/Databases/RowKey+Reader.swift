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
