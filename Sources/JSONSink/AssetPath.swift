internal import NotionExportKit
internal import NotionModel

/// The path of an asset's content: `assets/<digest of its key>/<its name>`.
enum AssetPath {
  static func of(_ asset: Asset) throws(OutputError) -> OutputPath {
    try OutputPath(["assets", digest(of: asset.key.text), fileName(asset.name)])
  }

  /// Returns 128 bits of FNV-1a in hexadecimal digits: a file has the same folder in every run, and no two
  /// files share one.
  private static func digest(of text: String) -> String {
    var halves: (UInt64, UInt64) = (0xCBF2_9CE4_8422_2325, 0x6C62_272E_07BB_0142)
    for byte in text.utf8 {
      halves.0 = (halves.0 ^ UInt64(byte)) &* 0x0000_0100_0000_01B3
      halves.1 = (halves.1 ^ UInt64(byte)) &* 0x9E37_79B9_7F4A_7C15
    }
    return ObjectID(high: halves.0, low: halves.1).compactText
  }

  /// Returns the name without characters that file systems reject.
  private static func fileName(_ name: String) -> String {
    var legal = String.UnicodeScalarView()
    for scalar in name.unicodeScalars {
      let isForbidden =
        scalar.value < 0x20 || scalar.value == 0x7F || "/\\:*?\"<>|".unicodeScalars.contains(scalar)
      legal.append(isForbidden ? "_" : scalar)
    }
    var text = String(legal)
    while text.utf8.count > 200 { text.removeFirst() }
    while text.hasSuffix(".") || text.hasSuffix(" ") { text.removeLast() }
    if text.isEmpty || text.allSatisfy({ $0 == "." }) { return "file" }
    return isDevice(text) ? "_\(text)" : text
  }

  /// Returns whether Windows reserves a name, with any extension, for a device.
  private static func isDevice(_ name: String) -> Bool {
    let stem = name.prefix { $0 != "." }.lowercased()
    if ["con", "prn", "aux", "nul"].contains(stem) { return true }
    return stem.count == 4 && (stem.hasPrefix("com") || stem.hasPrefix("lpt")) && stem.last?.isNumber == true
  }
}

extension OutputTree {
  /// Writes an asset's content, or deletes it if it has become unavailable.
  nonisolated(nonsending) func replaceFile(of asset: Asset) async throws {
    try await replaceFiles(of: .asset(asset.key)) { files in
      if case .stored(let content) = asset.content {
        try await files.write(try AssetPath.of(asset), content: content)
      }
    }
  }
}
