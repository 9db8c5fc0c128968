import NotionModel

/// Creates and checks addresses of hosted files like those of S3, which grant access to the file until they
/// expire.
struct URLSigner: Sendable {
  /// The address of the simulator, without a trailing slash.
  var baseURL: String
  /// The workspace's id, the first part of every path.
  var space: ObjectID
  var lifetime: Duration

  enum Verdict: Sendable, Hashable {
    case valid(ObjectID)
    case expired(at: SimulatorTime)
    case wrongSignature
    case malformed
  }

  /// Returns an address that is valid from `now` for ``lifetime``; `nonce` makes each address unique.
  func url(of asset: ObjectID, name: String, now: SimulatorTime, nonce: UInt64) -> String {
    let path = "/files/\(space)/\(asset)/\(PercentEncoding.encoded(name))"
    let query = Self.query(now: now, lifetime: lifetime, nonce: nonce)
    let signature = Self.signature(of: path + "?" + query)
    return "\(baseURL)\(path)?\(query)&X-Amz-Signature=\(signature)&X-Amz-SignedHeaders=host"
      + "&x-amz-checksum-mode=ENABLED&x-id=GetObject"
  }

  func expiry(now: SimulatorTime) -> SimulatorTime { now.advanced(by: lifetime) }

  private static func query(now: SimulatorTime, lifetime: Duration, nonce: UInt64) -> String {
    let hex = String(SeededRandom.mix(nonce), radix: 16, uppercase: true)
    let seconds = lifetime.milliseconds / 1000
    return "X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Content-Sha256=UNSIGNED-PAYLOAD"
      + "&X-Amz-Credential=ASIA\(hex)%2F\(now.dateText)%2Fus-west-2%2Fs3%2Faws4_request"
      + "&X-Amz-Date=\(now.signingText)&X-Amz-Expires=\(seconds)"
  }

  /// Checks a path with its query; there are no secrets here, so no cryptography is needed.
  func check(target: String, now: SimulatorTime) -> Verdict {
    let halves = target.split(separator: "?", maxSplits: 1)
    let parts = halves[0].split(separator: "/")
    guard parts.count == 4, parts[0] == "files", let asset = ObjectID(parts[2]) else { return .malformed }
    guard halves.count == 2, let mark = target.range(ofASCII: "&X-Amz-Signature=") else { return .malformed }
    let signed = target[..<mark.lowerBound]
    let signature = target[mark.upperBound...].prefix { $0 != "&" }
    guard signature == Self.signature(of: String(signed)) else { return .wrongSignature }
    let query = QueryParameters(halves[1])
    guard let date = query["X-Amz-Date"].flatMap({ SimulatorTime(signingText: $0) }),
      let seconds = query["X-Amz-Expires"].flatMap({ Int($0) })
    else { return .malformed }
    let expiry = date.advanced(by: .seconds(seconds))
    return now < expiry ? .valid(asset) : .expired(at: expiry)
  }

  private static func signature(of text: String) -> String {
    var state: UInt64 = 0x51_6E_A7_12
    for byte in text.utf8 { state = SeededRandom.mix(state ^ UInt64(byte)) }
    return (1...4).map { index -> String in
      let digits = String(SeededRandom.mix(state &+ UInt64(index)), radix: 16)
      return String(repeating: "0", count: 16 - digits.count) + digits
    }.joined()
  }
}

extension String {
  func range(ofASCII needle: String) -> Range<String.Index>? {
    let bytes = Array(utf8)
    let pattern = Array(needle.utf8)
    guard bytes.count >= pattern.count else { return nil }
    for start in 0...(bytes.count - pattern.count)
    where bytes[start..<(start + pattern.count)].elementsEqual(pattern) {
      let lower = utf8.index(utf8.startIndex, offsetBy: start)
      return lower..<utf8.index(lower, offsetBy: pattern.count)
    }
    return nil
  }
}
