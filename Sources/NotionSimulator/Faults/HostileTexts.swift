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
  public static let structureRewrite = AnswerRewrite(on: routes) { answer, _ in
    if answer.status == 200, case .object(let changed) = odd(.object(answer.json), key: "") {
      answer.json = changed
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
  public static let rewrite = AnswerRewrite(on: routes) { answer, request in
    guard answer.status == 200 else { return }
    if request.route == .blockChildren, let object = request.object, object.low % 7 == 3 {
      // The reason why content could not be read is shown too.
      let refusal: JSONObject = [
        "object": "error", "status": 400, "code": "validation_error",
        "message": .string("Block type is not supported via the API.\(marker)"),
      ]
      answer.status = 400
      answer.json = refusal
      return
    }
    if case .object(let changed) = hostile(.object(answer.json), key: "", in: nil) { answer.json = changed }
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
