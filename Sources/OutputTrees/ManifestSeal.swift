internal import DurableFiles

/// Checksums over the rows of a manifest.
enum ManifestSeal {
  static func ofUse(_ owner: String, _ path: String, _ generation: Int64) -> Int64 {
    var seal = Checksum()
    seal.add(owner)
    seal.add(path)
    seal.add(generation)
    return seal.value
  }
}

extension OutputManifest.Entry {
  /// Returns the checksum of the entry at a path.
  func seal(at path: String) -> Int64 {
    var seal = Checksum()
    seal.add(path)
    seal.add(owner)
    seal.add(sha256)
    for number in [size, modified, generation] { seal.add(number) }
    seal.add(wanted ?? "")
    return seal.value
  }
}
