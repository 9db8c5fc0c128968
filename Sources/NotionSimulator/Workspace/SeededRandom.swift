public import NotionModel

/// A deterministic random number generator (SplitMix64): the same seed has the same numbers on every
/// platform.
struct SeededRandom: RandomNumberGenerator, Sendable {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    return Self.mix(state)
  }

  /// Returns a number below `bound`; the bias of the remainder does not matter here.
  mutating func below(_ bound: Int) -> Int { Int(next() % UInt64(bound)) }

  /// Returns `true` with a probability of one in `count`.
  mutating func oneIn(_ count: Int) -> Bool { below(count) == 0 }

  mutating func pick<Element>(_ elements: [Element]) -> Element { elements[below(elements.count)] }

  /// Returns SplitMix64's finalizer, a bijection on 64 bits.
  static func mix(_ value: UInt64) -> UInt64 {
    var mixed = value
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// Returns the inverse of ``mix(_:)``.
  static func unmix(_ value: UInt64) -> UInt64 {
    var mixed = value
    mixed = (mixed ^ (mixed >> 31) ^ (mixed >> 62)) &* 0x3196_42B2_D24D_8EC3
    mixed = (mixed ^ (mixed >> 27) ^ (mixed >> 54)) &* 0x96DE_1B17_3F11_9089
    return mixed ^ (mixed >> 30) ^ (mixed >> 60)
  }
}

extension ObjectID {
  /// Creates the id of a name: the same in every run, so that drafts can refer to objects that are added
  /// later.
  ///
  /// ```swift
  /// workspace.add(page: PageDraft("Handbook", id: ObjectID(simulated: "handbook")))
  /// ```
  public init(simulated name: String) {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in name.utf8 { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
    self.init(scrambling: hash, salt: UInt64(name.utf8.count))
  }

  /// Creates the id with a number in a workspace with a seed.
  init(scrambling value: UInt64, salt: UInt64) {
    let high = SeededRandom.mix(value ^ SeededRandom.mix(salt &+ 1))
    let low = SeededRandom.mix(high &+ value)
    self.init(
      high: high & 0xFFFF_FFFF_FFFF_0FFF | 0x8000,
      low: low & 0x3FFF_FFFF_FFFF_FFFF | 0x8000_0000_0000_0000)
  }
}
