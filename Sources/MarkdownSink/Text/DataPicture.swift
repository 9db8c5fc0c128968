/// Pictures of pixels that an address itself holds.
enum DataPicture {
  private static let kinds: Set<Substring> = ["png", "jpeg", "jpg", "gif", "webp", "avif", "bmp"]

  /// Whether an address is such a picture: it can be shown, and there is nothing in it to run.
  static func isPicture(_ address: String) -> Bool {
    let parts = address.split(separator: ",", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2 else { return false }
    let head = parts[0].lowercased()
    guard head.hasPrefix("data:image/"), head.hasSuffix(";base64") else { return false }
    let kind = head.dropFirst("data:image/".count).prefix { $0 != ";" }
    return kinds.contains(kind)
      && parts[1].utf8.allSatisfy { byte in
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
          || "+/=".utf8.contains(byte)
      }
  }
}
