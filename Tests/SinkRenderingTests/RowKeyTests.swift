import Testing

@testable import SinkRendering

/// The sort keys of rows.
struct RowKeyTests {
  private func key(_ parts: RowKey.Part..., isAscending: Bool = true) -> [UInt8] {
    var key = RowKey()
    for part in parts { key.append(part, isAscending: isAscending) }
    return key.bytes
  }

  private let ascending: [RowKey.Part] = [
    .number(-.infinity), .number(-1e300), .number(-2.5), .number(-0.001), .number(0), .number(1e-300),
    .number(1), .number(1.5), .number(1_700_000_000_000), .number(.infinity), .text("a"), .text("a b"),
    .text("ab"), .text("b"), .text("é"), .text("漢"),
  ]

  @Test("Keys ascend as their values do")
  func ascends() {
    let keys = ascending.map { key($0) }
    for (first, second) in zip(keys, keys.dropFirst()) { #expect(first.lexicographicallyPrecedes(second)) }
  }

  @Test("Keys descend as their values do")
  func descends() {
    let keys = ascending.map { key($0, isAscending: false) }
    for (first, second) in zip(keys, keys.dropFirst()) { #expect(second.lexicographicallyPrecedes(first)) }
  }

  @Test("What is empty comes last in either direction", arguments: [true, false])
  func emptyLast(isAscending: Bool) {
    for part in ascending {
      #expect(
        key(part, isAscending: isAscending).lexicographicallyPrecedes(key(.empty, isAscending: isAscending)))
    }
  }

  @Test("Of equal first values the second ones decide, whatever the length of the first")
  func secondPart() {
    #expect(key(.text("a"), .number(2)).lexicographicallyPrecedes(key(.text("a"), .number(3))))
    #expect(key(.text("a"), .number(3)).lexicographicallyPrecedes(key(.text("ab"), .number(2))))
    #expect(key(.number(0), .text("x")) == key(.number(-0.0), .text("x")))
  }
}
