import NotionModel

/// The host of files: signed addresses of the workspace's files, and the rest of the web.
struct FileHost {
  let workspace: SimulatedWorkspace
  let signer: URLSigner
  let now: SimulatorTime

  func respond(_ request: SimulatorRequest) -> SimulatorResponse {
    let path = request.target.split(separator: "?").first.map(String.init) ?? ""
    if request.route.kind == .download { return download(request) }
    let parts = path.split(separator: "/", maxSplits: 1).map(String.init)
    guard parts.count == 2 else { return .notFoundPage }
    if parts[0] == "public" {
      let asset = parts[1].split(separator: "/").first.flatMap { ObjectID($0) }.flatMap {
        workspace.asset($0)
      }
      guard let asset else { return .notFoundPage }
      return file(asset.bytes, asset.contentType, request)
    }
    guard let file = workspace.webFiles[PercentEncoding.decoded(parts[1])] else { return .notFoundPage }
    return self.file(file.bytes, file.contentType, request)
  }

  private func download(_ request: SimulatorRequest) -> SimulatorResponse {
    // An address signed for GET is not valid for other methods.
    guard request.method == "GET" else { return .signatureMismatch }
    switch signer.check(target: request.target, now: now) {
    case .valid(let id):
      guard let asset = workspace.asset(id) else { return .noSuchKey }
      return file(asset.bytes, asset.contentType, request)
    case .expired(let expiry): return .accessDenied(expired: expiry, now: now)
    case .wrongSignature: return .signatureMismatch
    case .malformed: return .accessDeniedPlain
    }
  }

  private func file(_ bytes: [UInt8], _ type: String, _ request: SimulatorRequest) -> SimulatorResponse {
    var response = SimulatorResponse(
      status: 200,
      headers: [
        ("Content-Type", type), ("Accept-Ranges", "bytes"), ("ETag", Self.tag(bytes)),
        ("Last-Modified", "Mon, 05 Jan 2026 09:00:00 GMT"),
      ], body: bytes)
    guard let range = request.headers["range"], range.hasPrefix("bytes="), !range.contains(",") else {
      return response
    }
    if let condition = request.headers["if-range"], condition != Self.tag(bytes) { return response }
    let bounds = range.dropFirst(6).split(separator: "-", omittingEmptySubsequences: false)
    guard bounds.count == 2 else { return response }
    let first: Int
    let last: Int
    if let start = Int(bounds[0]) {
      (first, last) = (start, min(Int(bounds[1]) ?? bytes.count - 1, bytes.count - 1))
    } else if let suffix = Int(bounds[1]) {
      (first, last) = (max(0, bytes.count - suffix), bytes.count - 1)
    } else {
      return response
    }
    guard first <= last else {
      response.status = 416
      response.headers = [("Content-Range", "bytes */\(bytes.count)")]
      response.body = []
      return response
    }
    response.status = 206
    response.headers.append(("Content-Range", "bytes \(first)-\(last)/\(bytes.count)"))
    response.body = Array(bytes[first...last])
    return response
  }

  private static func tag(_ bytes: [UInt8]) -> String {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
    return "\"\(String(hash, radix: 16))\""
  }
}

extension SimulatorResponse {
  /// Returns the response of file storage to an expired address.
  static func accessDenied(expired: SimulatorTime, now: SimulatorTime) -> SimulatorResponse {
    xml(
      403, "AccessDenied", "Request has expired",
      "<X-Amz-Expires>3600</X-Amz-Expires><Expires>\(expired.text)</Expires><ServerTime>\(now.text)</ServerTime>"
    )
  }

  static let accessDeniedPlain = xml(403, "AccessDenied", "Access Denied")
  static let noSuchKey = xml(404, "NoSuchKey", "The specified key does not exist.")
  static let signatureMismatch = xml(
    403, "SignatureDoesNotMatch",
    "The request signature we calculated does not match the signature you provided. "
      + "Check your key and signing method.")

  static let notFoundPage = SimulatorResponse(
    status: 404, headers: [("Content-Type", "text/html; charset=utf-8")],
    body: Array("<!DOCTYPE html><title>Not found</title><p>There is nothing here.</p>".utf8))

  private static func xml(_ status: Int, _ code: String, _ message: String, _ more: String = "")
    -> SimulatorResponse
  {
    SimulatorResponse(
      status: status, headers: [("Content-Type", "application/xml")],
      body: Array(
        ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error><Code>\(code)</Code>"
          + "<Message>\(message)</Message>\(more)</Error>").utf8))
  }
}

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
