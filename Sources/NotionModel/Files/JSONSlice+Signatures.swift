extension JSONSlice {
  /// Returns the value without the parameters of signed URLs, which give access to hosted files for an hour and differ
  /// between responses, and, unless `keepsExpiryTimes`, without `expiry_time`. All other bytes are unchanged.
  public func withoutSignatures(keepsExpiryTimes: Bool) -> JSONSlice {
    var stripper = SignatureStripper(bytes, keepsExpiryTimes: keepsExpiryTimes)
    return stripper.strip().map { JSONSlice(unchecked: $0) } ?? self
  }
}

/// Copies a valid JSON value without its secrets.
private struct SignatureStripper {
  private static let expiryTime = Array("expiry_time".utf8)
  private static let file = Array("file".utf8)
  private static let properties = Array("properties".utf8)
  private static let url = Array("url".utf8)

  private let bytes: ArraySlice<UInt8>
  private let keepsExpiryTimes: Bool
  private var kept: [UInt8] = []
  /// The end of the part that has been copied or omitted.
  private var done: Int
  /// The position of the comma or brace before the latest key.
  private var separator: Int
  /// The latest key, and the keys of the open objects and arrays.
  private var key: Range<Int>
  private var keys: [Range<Int>] = []

  init(_ bytes: ArraySlice<UInt8>, keepsExpiryTimes: Bool) {
    self.bytes = bytes
    self.keepsExpiryTimes = keepsExpiryTimes
    done = bytes.startIndex
    separator = bytes.startIndex
    key = bytes.startIndex..<bytes.startIndex
  }

  /// Returns the copy, or `nil` if nothing was omitted.
  mutating func strip() -> [UInt8]? {
    var position = bytes.startIndex
    while position < bytes.endIndex {
      switch bytes[position] {
      case Byte.openBrace:
        keys.append(key)
        separator = position
        position += 1
      case Byte.openBracket:
        keys.append(key)
        position += 1
      case Byte.closeBrace, Byte.closeBracket:
        key = keys.popLast() ?? key
        position += 1
      case Byte.comma:
        separator = position
        position += 1
      case Byte.quote:
        let string = JSONStringExtent(at: position, in: bytes)
        position = string.text.upperBound + 1
        let next = skippingSpace(position)
        if next < bytes.endIndex, bytes[next] == Byte.colon {
          key = string.text
          if !keepsExpiryTimes, spells(key, Self.expiryTime), let end = valueEnd(after: position) {
            position = leaveOutMember(endingAt: end)
          } else if string.mayHoldAddress {
            for secret in SignedURL.secrets(inJSON: bytes[key], under: []) { leaveOut(secret) }
          }
        } else {
          for secret in secrets(in: string) { leaveOut(secret) }
        }
      default: position += 1
      }
    }
    return done == bytes.startIndex ? nil : kept + bytes[done...]
  }

  private func spells(_ range: Range<Int>, _ name: [UInt8]) -> Bool {
    range.count == name.count && bytes[range].elementsEqual(name)
  }

  private func secrets(in string: JSONStringExtent) -> [Range<Int>] {
    if spells(key, Self.url), let object = keys.last, spells(object, Self.file),
      keys.count < 2 || !spells(keys[keys.count - 2], Self.properties)
    {
      return SignedURL.secrets(inHostedFile: bytes[string.text])
    }
    return string.mayHoldAddress ? SignedURL.secrets(inJSON: bytes[string.text], under: bytes[key]) : []
  }

  /// Returns the end of the value after a key, or `nil` if that was not a key or the value is not a scalar.
  private func valueEnd(after key: Int) -> Int? {
    var position = skippingSpace(key)
    guard position < bytes.endIndex, bytes[position] == Byte.colon else { return nil }
    position = skippingSpace(position + 1)
    guard position < bytes.endIndex else { return nil }
    switch bytes[position] {
    case Byte.quote: return JSONStringExtent(at: position, in: bytes).text.upperBound + 1
    case Byte.openBrace, Byte.openBracket: return nil
    default:
      return bytes[position...].firstIndex { $0 == Byte.comma || $0 == Byte.closeBrace || $0 <= 0x20 }
    }
  }

  private func skippingSpace(_ start: Int) -> Int {
    bytes[start...].firstIndex { $0 > 0x20 } ?? bytes.endIndex
  }

  /// Omits a member with one adjacent comma, and returns the position after it.
  private mutating func leaveOutMember(endingAt end: Int) -> Int {
    if bytes[separator] == Byte.comma {
      leaveOut(separator..<end)
      return end
    }
    // The first member goes with the comma after it.
    let next = skippingSpace(end)
    let comma = next < bytes.endIndex && bytes[next] == Byte.comma
    leaveOut((separator + 1)..<(comma ? skippingSpace(next + 1) : end))
    return comma ? skippingSpace(next + 1) : end
  }

  private mutating func leaveOut(_ range: Range<Int>) {
    // The first occurrence of a repeated key may have omitted the comma before the second.
    kept.append(contentsOf: bytes[done..<max(done, range.lowerBound)])
    done = max(done, range.upperBound)
  }
}
