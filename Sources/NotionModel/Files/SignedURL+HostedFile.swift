/// The secret parts of the address of a hosted file, with parameters of any name.
///
/// Addresses are in JSON form: a character may be escaped, such as the question mark in
/// `https:\/\/files.example\/a.png\u003fsig=…`.
extension SignedURL {
  /// The beginnings of parameters that grant access, in lower case.
  private static let markers = [
    "x-amz-", "x-goog-", "signature=", "sig=", "token=", "access_token=", "auth=", "policy=", "key-pair-id=",
    "expirationtimestamp=", "credential=", "awsaccesskeyid=", "googleaccessid=",
  ].map { Array($0.utf8) }

  /// Returns the secret parts of a hosted file's address, in order: all parameters, the fragment, and signatures in the
  /// path.
  package static func secrets(inHostedFile url: ArraySlice<UInt8>) -> [Range<Int>] {
    var secrets: [Range<Int>] = []
    // Slashes, semicolons and ampersands separate the parts of the path, escaped or not.
    var part = (start: url.startIndex, text: [UInt8]())
    var slashes = 0
    func close(at end: Int) {
      let isSigned = slashes > 2 && markers.contains { part.text.starts(with: $0) }
      guard isSigned, part.start < end else { return }
      secrets.append(part.start..<end)
    }
    var letters = Letters(url)
    while let letter = letters.next() {
      switch letter.value {
      case UInt8(ascii: "?"), UInt8(ascii: "#"):
        close(at: letter.start)
        return merged(secrets + [letter.start..<url.endIndex])
      case UInt8(ascii: "/"), UInt8(ascii: ";"), UInt8(ascii: "&"), UInt8(ascii: ","):
        close(at: letter.start)
        if letter.value == UInt8(ascii: "/") { slashes += 1 }
        part = (letter.end, [])
      case UInt8(ascii: "%"):
        // An address within the address, as in `/signed/https%3A%2F%2F…%3FX-Amz-Signature%3D…`.
        // The percent sign may be a JSON escape, whose last byte precedes the digits.
        guard let byte = PercentEncoding.escapedByte(in: url, after: letter.end - 1) else {
          part.text.append(letter.value)
          continue
        }
        if "/?&;#".utf8.contains(byte.value) {
          close(at: letter.start)
          part = (byte.end, [])
        } else {
          part.text.append(lower(byte.value))
        }
        letters.position = byte.end
      default: part.text.append(lower(letter.value))
      }
    }
    close(at: url.endIndex)
    return merged(secrets)
  }

  /// Returns a hosted file's address without its secret parts.
  package static func bare(hostedFile url: String) -> String {
    let bytes = Array(url.utf8)
    var kept: [UInt8] = []
    var start = 0
    // In an unescaped address, a backslash is an ordinary character.
    for range in secrets(inHostedFile: bytes[...]) {
      kept += bytes[start..<range.lowerBound]
      start = range.upperBound
    }
    return String(decoding: kept + bytes[start...], as: UTF8.self)
  }

  /// Returns whether a parameter of an address of unknown origin grants access.
  package static func isSigned(parameters: some StringProtocol) -> Bool {
    let bytes = Array(parameters.utf8)
    return bytes.split(whereSeparator: { separators.contains($0) }).contains { parameter in
      let text = PercentEncoding.decoded(parameter).map(lower)
      return markers.contains { text.starts(with: $0) }
    }
  }

  private static func merged(_ ranges: [Range<Int>]) -> [Range<Int>] {
    ranges.reduce(into: []) { merged, range in
      if let last = merged.last, last.upperBound >= range.lowerBound {
        merged[merged.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
      } else {
        merged.append(range)
      }
    }
  }

  private static func lower(_ byte: UInt8) -> UInt8 { (0x41...0x5A).contains(byte) ? byte | 0x20 : byte }

  /// Iterates over the bytes of a JSON string, with escapes decoded.
  private struct Letters {
    struct Letter {
      let value: UInt8
      let start: Int
      let end: Int
    }

    let bytes: ArraySlice<UInt8>
    var position: Int

    init(_ bytes: ArraySlice<UInt8>) {
      self.bytes = bytes
      position = bytes.startIndex
    }

    mutating func next() -> Letter? {
      guard position < bytes.endIndex else { return nil }
      let start = position
      guard bytes[start] == UInt8(ascii: "\\"), start + 1 < bytes.endIndex else {
        position += 1
        return Letter(value: bytes[start], start: start, end: position)
      }
      if bytes[start + 1] == UInt8(ascii: "u"), start + 6 <= bytes.endIndex {
        let value = bytes[(start + 2)..<(start + 6)].reduce(0 as UInt32) {
          $0 << 4 | (Byte.hexDigit($1) ?? 0)
        }
        position = start + 6
        // Markers contain only ASCII.
        return Letter(value: value < 0x80 ? UInt8(value) : 0, start: start, end: position)
      }
      position = start + 2
      return Letter(value: bytes[start + 1], start: start, end: position)
    }
  }
}
