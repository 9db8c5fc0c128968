/// What is left of a title when everything is dropped that a sink might drop to make a file name of it.
///
/// Siblings with equal keys may get names that depend on each other.
package enum TitleKey {
  /// Letters and digits in lower case, about the first fifty bytes of them.
  package static func key(of title: String) -> String {
    if title.utf8.allSatisfy({ $0 < 0x80 }) { return asciiKey(of: title) }
    var key = ""
    for character in title.lowercased() where character.isLetter || character.isNumber {
      key.append(character)
      // Names are cut off by their length too.
      if key.utf8.count >= 48 { break }
    }
    return key
  }

  private static func asciiKey(of title: String) -> String {
    var key: [UInt8] = []
    for byte in title.utf8 {
      switch byte {
      case 0x30...0x39, 0x61...0x7A: key.append(byte)
      case 0x41...0x5A: key.append(byte | 0x20)
      default: continue
      }
      if key.count >= 48 { break }
    }
    return String(decoding: key, as: UTF8.self)
  }
}
