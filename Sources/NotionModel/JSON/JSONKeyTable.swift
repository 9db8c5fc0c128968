/// Finds which of a type's keys a run of bytes spells, without making a string.
///
/// A typed object declares its keys as an enum and keeps one table:
///
/// ```swift
/// private enum Key: String, CaseIterable { case id, createdTime = "created_time" }
/// private static let keys = JSONKeyTable<Key>()
/// ```
public struct JSONKeyTable<Key: Sendable>: Sendable {
  private struct Slot: Sendable {
    var first: UInt64
    var last: UInt64
    var spelling: [UInt8]
    var key: Key
  }

  private let slots: [Slot?]
  private let mask: Int

  /// Builds the table of an enum's cases.
  public init() where Key: CaseIterable & RawRepresentable<String> {
    self.init(Key.allCases.map { ($0.rawValue, $0) })
  }

  /// Builds a table of keys and what each stands for, sized so that a lookup rarely needs a second probe.
  package init(_ keys: some Collection<(String, Key)>) {
    var capacity = 8
    while capacity < keys.count * 4 { capacity *= 2 }
    var slots = [Slot?](repeating: nil, count: capacity)
    for (text, key) in keys {
      let spelling = Array(text.utf8)
      let (first, last) = Self.ends(of: spelling[...], spelling.indices)
      var index = Self.hash(first, last, spelling.count) & (capacity - 1)
      while slots[index] != nil { index = (index + 1) & (capacity - 1) }
      slots[index] = Slot(first: first, last: last, spelling: spelling, key: key)
    }
    self.slots = slots
    self.mask = capacity - 1
  }

  /// The key that a text spells.
  func key(spelled text: String) -> Key? {
    let spelling = Array(text.utf8)
    return key(in: spelling[...], spelling.indices)
  }

  /// The key spelled by `bytes[range]`, which holds no escapes.
  func key(in bytes: ArraySlice<UInt8>, _ range: Range<Int>) -> Key? {
    let (first, last) = Self.ends(of: bytes, range)
    var index = Self.hash(first, last, range.count) & mask
    while let slot = slots[index] {
      if slot.first == first, slot.last == last, slot.spelling.count == range.count,
        range.count <= 16 || bytes[range].elementsEqual(slot.spelling)
      {
        return slot.key
      }
      index = (index + 1) & mask
    }
    return nil
  }

  /// The first eight and the last eight bytes, as numbers; together they are the whole of a key of 16.
  private static func ends(of bytes: ArraySlice<UInt8>, _ range: Range<Int>) -> (UInt64, UInt64) {
    var first: UInt64 = 0
    var last: UInt64 = 0
    for index in range.lowerBound..<min(range.upperBound, range.lowerBound + 8) {
      first = first << 8 | UInt64(bytes[index])
    }
    if range.count > 8 {
      for index in (range.upperBound - 8)..<range.upperBound {
        last = last << 8 | UInt64(bytes[index])
      }
    }
    return (first, last)
  }

  private static func hash(_ first: UInt64, _ last: UInt64, _ count: Int) -> Int {
    let mixed = (first ^ (last &* 0x9E37_79B9_7F4A_7C15) ^ UInt64(count)) &* 0xD6E8_FEB8_6659_FD93
    return Int(truncatingIfNeeded: mixed >> 40)
  }
}
