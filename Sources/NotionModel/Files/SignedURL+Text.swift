/// Signed addresses within longer texts, such as paragraphs, code, titles and names.
extension SignedURL {
  /// Returns the secret parts of the addresses in a text, in order.
  ///
  /// A part begins at the parameters of the address, and ends before the first character that parameters cannot contain.
  package static func secrets(inText text: ArraySlice<UInt8>) -> [Range<Int>] {
    guard mayHoldAddress(text) else { return [] }
    var walk = AddressWalk(text)
    return walk.secrets()
  }

  /// Returns the secret parts of a JSON string, without its quotes.
  ///
  /// The value of `url`, `href` and similar keys is a single address with any characters; a string with any other `key` is
  /// a text that may contain addresses.
  package static func secrets(
    inJSON string: ArraySlice<UInt8>, under key: ArraySlice<UInt8>
  ) -> [Range<Int>] {
    if key.suffix(3).elementsEqual(urlEnding) || key.elementsEqual(link), let secret = secret(inJSON: string)
    {
      return [secret..<string.endIndex]
    }
    return secrets(inJSONText: string)
  }

  private static let urlEnding = Array("url".utf8)
  private static let link = Array("href".utf8)

  /// Returns ``secrets(inText:)`` of a JSON string, without its quotes.
  private static func secrets(inJSONText text: ArraySlice<UInt8>) -> [Range<Int>] {
    guard mayHoldAddress(text) else { return [] }
    guard text.contains(Byte.backslash) else { return secrets(inText: text) }
    let (bytes, offsets) = unescaped(text)
    return secrets(inText: bytes[...]).map { range in
      let end = range.upperBound < offsets.count ? offsets[range.upperBound] : text.endIndex
      return offsets[range.lowerBound]..<end
    }
  }

  /// Returns the text without the secret parts of its addresses.
  package static func bare(text: String) -> String {
    guard text.utf8.contains(Byte.colon) else { return text }
    let bytes = Array(text.utf8)
    let secrets = secrets(inText: bytes[...])
    guard !secrets.isEmpty else { return text }
    var kept: [UInt8] = []
    var start = 0
    for range in secrets {
      kept += bytes[start..<range.lowerBound]
      start = range.upperBound
    }
    return String(decoding: kept + bytes[start...], as: UTF8.self)
  }

  /// Returns whether a text may contain a web address, escaped or not.
  ///
  /// It is called for every string of a response; the search of the standard library takes several times as long.
  private static func mayHoldAddress(_ text: ArraySlice<UInt8>) -> Bool {
    text.withUnsafeBufferPointer { bytes in
      for (index, byte) in bytes.enumerated() where byte == Byte.colon || byte == Byte.backslash {
        guard index + 1 < bytes.count else { return false }
        let next = bytes[index + 1]
        if byte == Byte.colon {
          if next == Byte.slash || next == Byte.backslash { return true }
        } else if next == UInt8(ascii: "u"), isEscapedColon(bytes[index...]) {
          return true
        }
      }
      return false
    }
  }

  /// Returns whether bytes begin with an escaped colon.
  private static func isEscapedColon(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    guard bytes.count >= escapedColon.count else { return false }
    return zip(bytes, escapedColon).allSatisfy { $0 == $1 || $0 | 0x20 == $1 }
  }

  private static let escapedColon = Array("\\u003a".utf8)
}

/// A single pass over a text that knows the address before each character that may begin parameters.
///
/// It takes linear time: parameters without a signature are read once, however many such characters they contain.
private struct AddressWalk {
  private static let schemes = ["http", "https"].map { Array($0.utf8) }

  private let text: ArraySlice<UInt8>
  /// The start of the address at the current position, until its parameters begin.
  private var address: Int?
  /// The ends of the parameters, and of the encoded parameters, without a signature.
  private var harmless: Int
  private var harmlessEncoded: Int

  init(_ text: ArraySlice<UInt8>) {
    self.text = text
    harmless = text.startIndex
    harmlessEncoded = text.startIndex
  }

  mutating func secrets() -> [Range<Int>] {
    var secrets: [Range<Int>] = []
    var position = text.startIndex
    while position < text.endIndex {
      var secret: Range<Int>?
      switch text[position] {
      case Byte.colon: address = scheme(before: position) ?? address
      case 0...0x20, Byte.quote, UInt8(ascii: "<"), UInt8(ascii: ">"): address = nil
      case UInt8(ascii: "?"), UInt8(ascii: "#"): secret = self.secret(at: position)
      case UInt8(ascii: "%"): secret = encodedSecret(at: position)
      default: break
      }
      if let secret { secrets.append(secret) }
      position = secret?.upperBound ?? position + 1
    }
    return secrets
  }

  /// Returns the start of the `http` or `https` before a colon and two slashes.
  private func scheme(before colon: Int) -> Int? {
    guard text[colon...].starts(with: "://".utf8) else { return nil }
    for scheme in Self.schemes {
      let start = colon - scheme.count
      guard start >= text.startIndex else { continue }
      if zip(text[start..<colon], scheme).allSatisfy({ $0 | 0x20 == $1 }) { return start }
    }
    return nil
  }

  /// Returns the parameters at a position, if they belong to file storage or are a signature.
  ///
  /// A signature needs no address before it: the path in an address that people write may contain a space.
  private mutating func secret(at mark: Int) -> Range<Int>? {
    let isStorage = address.map { SignedURL.isStorage(text[$0..<mark]) } ?? false
    address = nil
    guard isStorage || mark >= harmless else { return nil }
    let end = end(ofParametersAt: mark)
    if isStorage || SignedURL.isSignature(text[(mark + 1)..<end]) { return withoutPunctuation(mark..<end) }
    harmless = end
    return nil
  }

  /// Returns the signature at an encoded question mark, as in `/signed/https%3A%2F%2F…%3FX-Amz-…`.
  private mutating func encodedSecret(at mark: Int) -> Range<Int>? {
    guard mark >= harmlessEncoded, SignedURL.isEncodedQuestionMark(text[mark...]) else { return nil }
    let end = end(ofParametersAt: mark)
    let path = text[mark..<end].prefix { $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#") }
    if SignedURL.isEncodedSignature(path) { return withoutPunctuation(mark..<end) }
    harmlessEncoded = path.endIndex
    return nil
  }

  private func end(ofParametersAt mark: Int) -> Int {
    text[mark...].firstIndex { !Self.isParameter($0) } ?? text.endIndex
  }

  /// Returns the parameters without the punctuation of a sentence after them, or `nil` if nothing remains.
  private func withoutPunctuation(_ parameters: Range<Int>) -> Range<Int>? {
    var end = parameters.upperBound
    while end > parameters.lowerBound, Self.punctuation.contains(text[end - 1]) { end -= 1 }
    return end > parameters.lowerBound ? parameters.lowerBound..<end : nil
  }

  private static let punctuation = Set(".,;:!?".utf8)
  private static let symbols = Set("-._~%!$&*+;=:@/?#,".utf8)

  private static func isParameter(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
    default: symbols.contains(byte)
    }
  }
}
