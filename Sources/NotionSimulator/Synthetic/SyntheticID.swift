import NotionModel

/// The information in the id of a synthetic object: its kind, its number, and a number within that.
struct SyntheticID: Sendable, Hashable {
  enum Kind: UInt64, Sendable {
    case page = 1
    case block, database, dataSource, view, comment, discussion, user, asset
  }

  var kind: Kind
  var index: Int
  var ordinal = 0

  private var payload: UInt64 {
    kind.rawValue << 60 | UInt64(index) << 20 & 0x0FFF_FFFF_FFF0_0000 | UInt64(ordinal)
  }

  /// Returns the id in a workspace with this seed, which looks random and can be decoded.
  func id(seed: UInt64) -> ObjectID {
    let scrambled = SeededRandom.mix(payload ^ Self.key(seed))
    let check = SeededRandom.mix(scrambled ^ ~Self.key(seed))
    return ObjectID(
      high: scrambled & 0xFFFF_FFFF_FFFF_0000 | 0x8000 | check & 0x0FFF,
      low: 0x8000_0000_0000_0000 | (scrambled & 0xFFFF) << 46 | check >> 18)
  }

  /// Decodes an id; returns `nil` for one of another workspace.
  init?(_ id: ObjectID, seed: UInt64) {
    let scrambled = id.high & 0xFFFF_FFFF_FFFF_0000 | (id.low >> 46) & 0xFFFF
    let payload = SeededRandom.unmix(scrambled) ^ Self.key(seed)
    guard let kind = Kind(rawValue: payload >> 60) else { return nil }
    self.init(kind: kind, index: Int(payload >> 20 & 0xFF_FFFF_FFFF), ordinal: Int(payload & 0xF_FFFF))
    guard self.id(seed: seed) == id else { return nil }
  }

  init(kind: Kind, index: Int, ordinal: Int = 0) {
    self.kind = kind
    self.index = index
    self.ordinal = ordinal
  }

  private static func key(_ seed: UInt64) -> UInt64 { SeededRandom.mix(seed &+ 0x5EED) }
}
