/// A checksum over a row of a manifest (FNV-1a, 64 bits): SQLite notices a page that is no page, and not a byte of a
/// text that has changed.
enum ManifestSeal {
  static func ofUse(_ owner: String, _ path: String, _ generation: Int64) -> Int64 {
    var seal = Seal()
    seal.add(owner)
    seal.add(path)
    seal.add(generation)
    return seal.value
  }

  struct Seal {
    private var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    var value: Int64 { Int64(bitPattern: hash) }

    mutating func add(_ bytes: some Sequence<UInt8>) {
      for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
      hash = (hash ^ 0x1FF) &* 0x0000_0100_0000_01B3
    }

    mutating func add(_ text: String) { add(text.utf8) }
    mutating func add(_ number: Int64) { withUnsafeBytes(of: number.littleEndian) { add($0) } }
  }
}

extension OutputManifest.Entry {
  /// The checksum of the entry at a path.
  func seal(at path: String) -> Int64 {
    var seal = ManifestSeal.Seal()
    seal.add(path)
    seal.add(owner)
    seal.add(sha256)
    for number in [size, modified, generation] { seal.add(number) }
    seal.add(wanted ?? "")
    return seal.value
  }
}
