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
