import Foundation
import NotionModel

/// A response to decode, with its kind.
struct ResponseBody: Sendable {
  /// The kinds of response that both sides can decode.
  enum Kind: String, Sendable {
    case page, block, database
    case dataSource = "data_source"
    case blockList, objectList
  }

  let kind: Kind
  let bytes: [UInt8]
  let data: Data

  init(kind: Kind, bytes: [UInt8]) {
    self.kind = kind
    self.bytes = bytes
    self.data = Data(bytes)
  }
}

/// Bodies shaped like the API's, in place of a missing corpus; the same in every run.
enum GeneratedBodies {
  static func make() -> [ResponseBody] {
    var numbers = Numbers(state: 20_260_311)
    var bodies: [ResponseBody] = []
    for _ in 0..<30 { bodies.append(body(.blockList, list(of: "block", count: 60, &numbers, block))) }
    for _ in 0..<20 {
      bodies.append(body(.objectList, list(of: "page_or_data_source", count: 40, &numbers, page)))
    }
    for _ in 0..<60 { bodies.append(body(.page, page(&numbers))) }
    for _ in 0..<60 { bodies.append(body(.block, block(&numbers))) }
    return bodies
  }

  /// A small generator of numbers (SplitMix64), so that runs can be compared.
  struct Numbers {
    var state: UInt64

    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var mixed = state
      mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
      mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
      return mixed ^ (mixed >> 31)
    }

    mutating func below(_ limit: Int) -> Int { Int(next() % UInt64(limit)) }

    mutating func id() -> String { ObjectID(high: next(), low: next()).description }

    mutating func sentence() -> String {
      let words = ["the", "quarterly", "plan", "for", "Zürich", "—", "release", "notes", "and", "ideas"]
      return (0..<(3 + below(14))).map { _ in words[below(words.count)] }.joined(separator: " ")
    }
  }

  private static func body(_ kind: ResponseBody.Kind, _ value: JSONValue) -> ResponseBody {
    ResponseBody(kind: kind, bytes: value.serialized)
  }

  private static func list(
    of type: String, count: Int, _ numbers: inout Numbers, _ element: (inout Numbers) -> JSONValue
  ) -> JSONValue {
    var elements: [JSONValue] = []
    for _ in 0..<count { elements.append(element(&numbers)) }
    return [
      "object": "list", "results": .array(elements), "next_cursor": .string(numbers.id()), "has_more": true,
      "type": .string(type), "request_id": .string(numbers.id()),
    ]
  }

  private static func user(_ numbers: inout Numbers) -> JSONValue {
    ["object": "user", "id": .string(numbers.id())]
  }

  private static func text(_ numbers: inout Numbers) -> JSONValue {
    var runs: [JSONValue] = []
    for number in 0...numbers.below(3) {
      let content = numbers.sentence()
      let link: JSONValue = number == 2 ? ["url": "https://example.com/a/page?with=query"] : nil
      runs.append([
        "type": "text", "text": ["content": .string(content), "link": link],
        "annotations": [
          "bold": .bool(number == 1), "italic": false, "strikethrough": false, "underline": false,
          "code": false, "color": "default",
        ],
        "plain_text": .string(content), "href": number == 2 ? "https://example.com/a/page?with=query" : nil,
      ])
    }
    return .array(runs)
  }

  private static func block(_ numbers: inout Numbers) -> JSONValue {
    let types = ["paragraph", "bulleted_list_item", "heading_2", "to_do", "code", "callout"]
    let type = types[numbers.below(types.count)]
    var payload: JSONObject = ["rich_text": text(&numbers), "color": "default"]
    switch type {
    case "heading_2": payload["is_toggleable"] = false
    case "to_do": payload["checked"] = true
    case "code":
      payload = ["rich_text": text(&numbers), "caption": [], "language": "swift"]
    case "callout": payload["icon"] = ["type": "emoji", "emoji": "💡"]
    default: break
    }
    return [
      "object": "block", "id": .string(numbers.id()),
      "parent": ["type": "page_id", "page_id": .string(numbers.id())],
      "created_time": "2026-06-25T10:31:00.000Z", "last_edited_time": "2026-06-26T08:02:00.000Z",
      "created_by": user(&numbers), "last_edited_by": user(&numbers), "has_children": false,
      "in_trash": false, "type": .string(type), type: .object(payload),
    ]
  }

  private static func page(_ numbers: inout Numbers) -> JSONValue {
    let option: JSONValue = ["id": .string(numbers.id()), "name": "In progress", "color": "blue"]
    return [
      "object": "page", "id": .string(numbers.id()), "created_time": "2026-06-25T10:31:00.000Z",
      "last_edited_time": "2026-06-26T08:02:00.000Z", "created_by": user(&numbers),
      "last_edited_by": user(&numbers), "cover": nil, "icon": ["type": "emoji", "emoji": "📘"],
      "parent": [
        "type": "data_source_id", "data_source_id": .string(numbers.id()),
        "database_id": .string(numbers.id()),
      ],
      "in_trash": false, "is_archived": false, "is_locked": false,
      "properties": [
        "Status": ["id": "%3AUPp", "type": "status", "status": option],
        "Due": [
          "id": "M%3BBw", "type": "date",
          "date": ["start": "2026-07-01", "end": nil, "time_zone": nil],
        ],
        "Estimate": ["id": "abcd", "type": "number", "number": 8],
        "Tags": ["id": "efgh", "type": "multi_select", "multi_select": [option, option]],
        "Notes": ["id": "ijkl", "type": "rich_text", "rich_text": text(&numbers)],
        "Owner": ["id": "mnop", "type": "people", "people": [user(&numbers)]],
        "Blocks": [
          "id": "qrst", "type": "relation", "relation": [["id": .string(numbers.id())]], "has_more": false,
        ],
        "Name": ["id": "title", "type": "title", "title": text(&numbers)],
      ],
      "url": "https://app.notion.com/p/A-page-of-a-data-source", "public_url": nil,
    ]
  }
}

/// The bodies of the recorded corpus, which has other owners and is not part of this repository.
enum RecordedBodies {
  /// The pages, blocks, databases, data sources and lists of them, or nothing without a corpus.
  static func load(from path: String?) throws -> [ResponseBody] {
    let manager = FileManager.default
    let path =
      path ?? ProcessInfo.processInfo.environment["NOTION_EXPORT_CORPUS"]
      ?? ["../shared/corpus", "../../shared/corpus"].first(where: manager.fileExists(atPath:))
    guard let path, let names = try? manager.contentsOfDirectory(atPath: path) else { return [] }
    var bodies: [ResponseBody] = []
    for name in names.sorted() where name.hasSuffix(".jsonl") {
      let file = try Data(contentsOf: URL(filePath: path, directoryHint: .isDirectory).appending(path: name))
      for line in file.split(separator: UInt8(ascii: "\n")) {
        guard let response = try JSONObject(json: Array(line))["response"],
          let kind = kind(of: response)
        else { continue }
        bodies.append(ResponseBody(kind: kind, bytes: response.serialized))
      }
    }
    return bodies
  }

  private static func kind(of response: JSONValue) -> ResponseBody.Kind? {
    guard let object = response["object"]?.string else { return nil }
    guard object == "list" else { return ResponseBody.Kind(rawValue: object) }
    switch response["type"]?.string {
    case "block": return .blockList
    case "page_or_data_source", "page": return .objectList
    default: return nil
    }
  }
}
