extension JSONSlice {
  /// The value without what gives access to hosted files for an hour and differs at every read: the
  /// parameters of signed URLs and, if asked for, the `expiry_time` beside them. Everything else stays, byte
  /// for byte.
  public func withoutSignatures(keepsExpiryTimes: Bool) -> JSONSlice {
    var stripper = SignatureStripper(bytes, keepsExpiryTimes: keepsExpiryTimes)
    return stripper.strip().map { JSONSlice(unchecked: $0) } ?? self
  }
}

/// Walks the strings of a valid JSON value and leaves out what is not to be kept.
private struct SignatureStripper {
  private static let expiryTime = Array("expiry_time".utf8)
  private static let file = Array("file".utf8)
  private static let properties = Array("properties".utf8)
  private static let url = Array("url".utf8)

  private let bytes: ArraySlice<UInt8>
  private let keepsExpiryTimes: Bool
  private var kept: [UInt8] = []
  /// Everything before this has been kept or left out.
  private var done: Int
  /// Where the comma or brace before the latest key stands.
  private var separator: Int
  /// The latest key, and the keys that the objects and arrays stand under that are open.
  private var key: Range<Int>
  private var keys: [Range<Int>] = []

  init(_ bytes: ArraySlice<UInt8>, keepsExpiryTimes: Bool) {
    self.bytes = bytes
    self.keepsExpiryTimes = keepsExpiryTimes
    done = bytes.startIndex
    separator = bytes.startIndex
    key = bytes.startIndex..<bytes.startIndex
  }

  /// The bytes that are kept; `nil` for all of them.
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

  /// Where the value ends whose key was just read; `nil` where that was no key, or the value is no scalar.
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

  /// Leaves out a member with one of the commas beside it; returns where to go on.
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
    // A key that occurs twice reaches back over what its first occurrence took along.
    kept.append(contentsOf: bytes[done..<max(done, range.lowerBound)])
    done = max(done, range.upperBound)
  }
}
