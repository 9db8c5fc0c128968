import NotionModel

/// Turns every text of a workspace into one that would execute code if it became markup.
///
/// It changes all texts in the API's JSON except those with structural keys, so that a new or overlooked
/// field is hostile too.
public enum HostileTexts {
  /// A word that identifies the marker, and that the search finds.
  public static let word = "hostileword"

  /// A text that ends every context in a page, and begins code there.
  public static let marker =
    " \(word)\"'><script>ran=1</script><img src=x onerror=ran=2 onload='ran=3'>"
    + "<meta http-equiv=refresh content=\"0;url=https://evil.example/\"><base href=https://evil.example/>"
    + "<svg onload=ran=4><foreignObject><iframe srcdoc=\"<script>parent.ran=5</script>\"></iframe></foreignObject>"
    + "</title></textarea></style></script></a></code></pre><!-- --> ]]> ${ran=6} {{{title}}} {{& title }} `ran`"
    + "\" onmouseover=\"ran=7\" onclick='ran=8' \u{0}\u{1}\u{8}\u{B}\u{1B}[31m\u{7F}\u{85}\u{9B}\u{2028}\u{202E}\u{FEFF}"
    + joined

  /// The ends of contexts beside scalars that are one `Character` with them, which a comparison of strings overlooks.
  private static let joined =
    ["\u{301}", "\u{FE0F}", "\u{200D}", "\u{20E3}", "\u{600}"]
    .map { "\"\($0),=ran`\($0)|\($0)]\($0)<img src=x onerror=ran=10>\($0)\"" }.joined()

  /// Addresses, some of which would execute code.
  private static let addresses = [
    "javascript:ran=9//", " JaVaScRiPt\t:ran=9//", "java\nscript:ran=9//", "\u{1}javascript:ran=9//",
    "vbscript:ran//", "data:text/html,<script>ran=9</script>", "data:image/svg+xml,<svg onload=\"ran=9\"/>",
    "https://evil.example/\" onclick=\"ran=9", "//evil.example/", "\\\\evil.example\\", "#\" onclick=\"ran=9",
  ]

  /// Structural keys, whose values are not changed.
  private static let structure: Set<String> = [
    "object", "id", "type", "next_cursor", "cursor", "request_id", "archived", "public_url", "property",
    "property_id",
  ]

  private static let routes: Set<RouteKind> = [
    .me, .users, .user, .search, .page, .pageProperty, .database, .dataSource, .dataSourceQuery,
    .blockChildren,
    .block, .comments, .comment, .views, .view, .viewQuery, .viewQueryResults, .customEmojis,
  ]

  /// Adds the marker to all strings with a form that the API defines: times, colours, formats, ids of options.
  public static let structureRewrite = ResponseRewrite(on: routes) { response, _ in
    if response.status == 200, case .object(let changed) = odd(.object(response.json), key: "") {
      response.json = changed
    }
  }

  private static let vocabulary: Set<String> = [
    "color", "icon_color", "language", "list_format", "format", "number_format", "function", "direction",
    "prefix", "start", "end", "time_zone", "group_by", "operator", "resolution_status", "state",
  ]

  private static func odd(_ value: JSONValue, key: String) -> JSONValue {
    switch value {
    case .string(let text):
      let isID = key == "id" && ObjectID(text) == nil
      return .string(vocabulary.contains(key) || key.hasSuffix("_time") || isID ? text + marker : text)
    case .array(let elements): return .array(elements.map { odd($0, key: key) })
    case .object(let object):
      var result = JSONObject()
      for (name, value) in object.members { result[name] = odd(value, key: name) }
      return .object(result)
    case .null, .bool, .number: return value
    }
  }

  /// Changes all texts of all answers.
  public static let rewrite = ResponseRewrite(on: routes) { response, request in
    guard response.status == 200 else { return }
    if request.route == .blockChildren, let object = request.object, object.low % 7 == 3 {
      // The reason why content could not be read is shown too.
      let refusal: JSONObject = [
        "object": "error", "status": 400, "code": "validation_error",
        "message": .string("Block type is not supported via the API.\(marker)"),
      ]
      response.status = 400
      response.json = refusal
      return
    }
    if case .object(let changed) = hostile(.object(response.json), key: "", in: nil) {
      response.json = changed
    }
  }

  private static func hostile(_ value: JSONValue, key: String, in parent: JSONObject?) -> JSONValue {
    switch value {
    case .string(let text): .string(hostile(text, key: key, in: parent))
    case .array(let elements): .array(elements.map { hostile($0, key: key, in: parent) })
    case .object(let object): .object(hostile(object, key: key))
    case .null, .bool, .number: value
    }
  }

  private static func hostile(_ object: JSONObject, key: String) -> JSONObject {
    var result = JSONObject()
    // A block of an unknown type: its type is a text of the page.
    let isUnknown = object["object"]?.string == "block" && object["type"]?.string == "divider"
    for (name, value) in object.members {
      let isName = key == "properties" || isUnknown && name == "divider"
      let changed =
        isUnknown && name == "type" ? .string("divider" + marker) : hostile(value, key: name, in: object)
      result[isName ? name + marker : name] = changed
    }
    if isUnknown { result["divider" + marker] = ["rich_text": [["plain_text": .string(marker)]]] }
    return result
  }

  private static func hostile(_ text: String, key: String, in parent: JSONObject?) -> String {
    let isStructure =
      structure.contains(key) || key.hasSuffix("_id") || key.hasSuffix("_time") || key.hasSuffix("_cursor")
    if isStructure { return key == "property" ? text + marker : text }
    guard key == "url" || key == "href" else { return text + marker }
    // Hosted files must be fetched; the addresses of Notion's own objects are not texts of users.
    if parent?["expiry_time"] != nil || parent?["object"] != nil || text.hasPrefix("/") { return text }
    if text.hasPrefix("http://127.0.0.1") { return text }
    return addresses[text.utf8.reduce(0) { $0 &+ Int($1) } % addresses.count] + marker
  }
}

/// Implausible numbers and dates, for the fault ``Fault/oddNumbers(share:)``.
enum OddNumbers {
  private static let numbers = [
    "0", "-0", "-1", "1e999", "-1e999", "1e-400", "2.5", "-3.75", "1E+30", "9007199254740993", "2147483648",
    "9223372036854775807", "9223372036854775808", "-9223372036854775808", "-9223372036854775809",
    "18446744073709551616", "123456789012345678901234567890", "0.1e-7", "1e18", "9.3e18",
  ]

  private static let dates = [
    "0000-01-01", "0000-01-01T00:00:00.000+14:00", "0000-02-30", "0001-01-01T00:00:00.000Z",
    "9999-12-31T23:59:59.999-23:59", "9999-12-31", "-0001-01-01", "+12026-01-01", "2026-13-45",
    "2026-02-29T24:60:60Z", "999999999999999999-01-01", "2026-01-01T00:00:00.999999999999999999999Z",
    "1969-12-31T23:59:59.999Z", "2026-01-01T00:00:00.000+99:99", "today", "",
  ]

  /// Returns the same JSON with a share of its numbers and dates replaced, determined by a generator.
  static func replaced(in body: [UInt8], share: Double, using random: inout SeededRandom) -> [UInt8] {
    var result: [UInt8] = []
    var index = 0
    func strikes() -> Bool { Double.random(in: 0..<1, using: &random) < share }
    while index < body.count {
      let start = index
      switch body[index] {
      case UInt8(ascii: "\""):
        index += 1
        while index < body.count, body[index] != UInt8(ascii: "\"") {
          index += body[index] == UInt8(ascii: "\\") ? 2 : 1
        }
        index = min(index + 1, body.count)
        let text = body[start..<index]
        result += isDate(text) && strikes() ? Array("\"\(random.pick(dates))\"".utf8) : Array(text)
      case UInt8(ascii: "-"), 0x30...0x39:
        while index < body.count, "+-.eE0123456789".utf8.contains(body[index]) { index += 1 }
        result += strikes() ? Array(random.pick(numbers).utf8) : Array(body[start..<index])
      default:
        result.append(body[index])
        index += 1
      }
    }
    return result
  }

  /// Returns whether a string, with its quotes, begins as in `"2026-01-31`.
  private static func isDate(_ text: ArraySlice<UInt8>) -> Bool {
    text.count >= 12
      && zip(text.dropFirst(), "0000-00-00".utf8).allSatisfy { byte, form in
        form == UInt8(ascii: "-") ? byte == form : (0x30...0x39).contains(byte)
      }
  }
}
