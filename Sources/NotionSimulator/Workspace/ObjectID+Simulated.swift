public import NotionModel

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
