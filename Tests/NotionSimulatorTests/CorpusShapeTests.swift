import Foundation
import NotionModel
import NotionSimulator
import Testing

/// Compares the shape of all responses of the simulator with recordings of the real API.
///
/// The recordings are test data from elsewhere and not part of the project; without them there is nothing to
/// compare with.
@Suite(.enabled(if: RecordedResponses.folder != nil, "the recordings are not beside this checkout"))
struct CorpusShapeTests {
  /// Documented members of the API that no recording contains, by the prefix of their path, with the reason.
  static let unrecorded: [(path: String, reason: String)] = [
    ("block.column.width_ratio", "optional; all columns of one recorded version had it"),
    ("block.link_to_page.comment_id", "SDK: LinkToPageBlockObjectResponse"),
    ("block.link_to_page.page_id", "one of three; the one recording of its version had this"),
    ("block.numbered_list_item.list_", "SDK: list_start_index and list_format, where they are set"),
    ("block.meeting_notes", "SDK: MeetingNotesBlockObjectResponse"),
    ("block.transcription", "SDK: TranscriptionBlockObjectResponse"),
    ("block.unsupported.block_type", "change note of 2026-03-02; recordings are older"),
    ("comment.attachments", "SDK: CommentObjectResponse"),
    ("database.cover: object", "SDK: DatabaseObjectResponse; recorded databases had none"),
    ("icon.icon", "change note of 2026-03-25"),
    ("list.custom_emoji.results", "recorded lists were empty; SDK: CustomEmojiResponse"),
    ("list.property_item.property_item.rollup.array", "a rollup's type decides; recorded ones were figures"),
    ("value.rollup.rollup.array", "as above: recorded arrays held multi_select values"),
    ("value.rollup.rollup.date", "SDK: PartialRollupValueResponse"),
    ("page.partial", "rows of view queries; recorded results were empty"),
    ("property_item.formula.formula", "a formula's type decides; recorded items were dates"),
    ("value.formula.formula.unsupported", "change note of 2026-08-05"),
    ("property_item.place.place", "recorded places were empty; SDK: PlacePropertyValueResponse"),
    ("value.place.place", "as above"),
    ("property_item.select.request_id", "items of a rollup's list have none"),
    ("run.mention.custom_emoji", "SDK: CustomEmojiMentionResponse"),
    ("schema.select.select.options[].description: string", "SDK: description is a string or null"),
    ("value.verification.verification", "SDK: both are null when nobody answers for the page"),
    ("view.configuration", "SDK: each type of view has its own"),
    ("view.filter", "SDK: as a query takes it; recorded views had none"),
    ("view.sorts", "as above"),
  ]

  @Test("Every field has a recorded shape", arguments: ["2025-09-03", "2026-03-11"])
  func everyFieldHasARecordedShape(version: String) async throws {
    var recorded = ShapeBook()
    var all = ShapeBook()
    for exchange in try RecordedResponses.responses() {
      all.add(exchange.response)
      if exchange.version == version { recorded.add(exchange.response) }
    }
    let emitted = try await Self.emitted(DemoWorkspace.make(), version: version)
    for difference in emitted.differences(from: recorded, or: all)
    where !Self.unrecorded.contains(where: { difference.hasPrefix($0.path) }) {
      Issue.record("\(version) \(difference)")
    }
  }

  /// The shapes of all responses of a traversal of a workspace.
  static func emitted(_ workspace: SimulatedWorkspace, version: String) async throws -> ShapeBook {
    try await withSimulator(workspace) { simulator in
      var client = TestClient(simulator)
      client.version = version
      var book = ShapeBook()
      func get(_ path: String) async throws {
        let answer = try await client.get(path)
        book.add(try answer.json)
      }
      for path in [
        "/users", "/users/me", "/users/\(workspace.listedUsers[1])", "/custom_emojis", "/file_uploads",
      ] {
        try await get(path)
      }
      book.add(try await client.post("/search").json)
      for page in workspace.allPages {
        try await get("/pages/\(page)")
        try await get("/blocks/\(page)")
        try await get("/blocks/\(page)/children")
        try await get("/comments?block_id=\(page)")
        let properties = try await client.get("/pages/\(page)").json["properties"]?.object?.members ?? []
        for property in properties.prefix(page == DemoWorkspace.id("task/alarm") ? 99 : 1) {
          try await get("/pages/\(page)/properties/\(property.value["id"]?.string ?? "")")
        }
        for block in workspace.blocks(of: page) {
          book.add(try await client.get("/blocks/\(block)/children").json)
        }
      }
      for database in workspace.allDatabases {
        try await get("/databases/\(database)")
        try await get("/views?database_id=\(database)")
        for view in try await client.get("/views?database_id=\(database)").ids {
          try await get("/views/\(view)")
          let query = try await client.post("/views/\(view)/queries").json
          book.add(query)
          try await get("/views/\(view)/queries/\(query["id"]?.string ?? "")")
        }
      }
      for source in workspace.allDataSources {
        try await get("/data_sources/\(source)")
        book.add(try await client.post("/data_sources/\(source)/query").json)
      }
      try await get("/pages/\(DemoWorkspace.id("handbook"))/markdown")
      try await get("/pages/\(DemoWorkspace.id("salaries"))")
      try await get("/pages/AAA")
      return book
    }
  }
}

/// The shapes of API objects by kind: which members they have, and of which JSON types.
///
/// Parts that occur everywhere (runs of text, users, parents, icons, properties) are kinds of their own, so
/// that one seen in a heading counts for a callout too.
struct ShapeBook {
  struct Shape {
    var samples = 0
    /// The number of occurrences of each member path, by type.
    var members: [String: [String: Int]] = [:]
    var counts: [String: Int] = [:]
  }

  private(set) var shapes: [String: Shape] = [:]

  mutating func add(_ value: JSONValue, as kind: String? = nil) {
    guard let object = value.object else { return }
    let kind = kind ?? Self.kind(of: object)
    var shape = shapes[kind] ?? Shape()
    shape.samples += 1
    shapes[kind] = shape
    var paths: Set<String> = []
    for member in object.members where !(kind == "block" && member.key == object["type"]?.string) {
      note(member.value, at: member.key, in: kind, &paths)
    }
    for path in paths { shapes[kind]?.counts[path, default: 0] += 1 }
    if kind == "block", let type = object["type"]?.string, let payload = object[type] {
      add(payload, as: "block." + type)
    }
  }

  private mutating func note(_ value: JSONValue, at path: String, in kind: String, _ paths: inout Set<String>)
  {
    paths.insert(path)
    shapes[kind]?.members[path, default: [:]][Self.type(of: value), default: 0] += 1
    let name = path.split(separator: ".").last.map(String.init) ?? path
    switch value {
    case .array(let elements):
      for element in elements {
        if let inner = element.array {
          for run in inner { add(run) }
        } else if let object = element.object {
          if Self.isKind(object) {
            add(element)
          } else {
            note(element, at: path + "[]", in: kind, &paths)
          }
        } else {
          note(element, at: path + "[]", in: kind, &paths)
        }
      }
    case .object(let object):
      if (name == "file" || name == "external"), object["url"] != nil {
        // Which of the two a file is differs by sample, not by the kind of what refers to it.
        paths.remove(path)
        shapes[kind]?.members[path] = nil
        add(value, as: "file." + name)
      } else if name == "properties" {
        for member in object.members { add(member.value, as: Self.propertyKind(member.value)) }
      } else if ["parent", "database_parent", "icon", "cover"].contains(name), !kind.hasPrefix("icon") {
        let role = name == "database_parent" ? "parent" : name
        add(value, as: "\(role).\(object["type"]?.string ?? "?")")
      } else if Self.isKind(object) {
        add(value)
      } else {
        for member in object.members { note(member.value, at: path + "." + member.key, in: kind, &paths) }
      }
    default: break
    }
  }

  private static func isKind(_ object: JSONObject) -> Bool {
    object["object"]?.string != nil || object["annotations"] != nil
      || (object["start"] != nil && object["time_zone"] != nil)
  }

  static func kind(of object: JSONObject) -> String {
    if object["annotations"] != nil {
      let type = object["type"]?.string ?? "?"
      return type == "mention" ? "run.mention.\(object["mention"]?["type"]?.string ?? "?")" : "run.\(type)"
    }
    if object["start"] != nil { return "date" }
    guard let name = object["object"]?.string else { return "?" }
    switch name {
    case "user": return object["name"] == nil ? "user.partial" : "user.\(object["type"]?.string ?? "?")"
    case "property_item": return "property_item.\(object["type"]?.string ?? "?")"
    case "list": return "list.\(object["type"]?.string ?? "?")"
    case "view": return object["name"] == nil ? "view.partial" : "view"
    case "page": return object["properties"] == nil ? "page.partial" : "page"
    default: return name
    }
  }

  private static func propertyKind(_ value: JSONValue) -> String {
    "\(value["name"] == nil ? "value" : "schema").\(value["type"]?.string ?? "?")"
  }

  private static func type(of value: JSONValue) -> String {
    switch value {
    case .null: "null"
    case .bool: "bool"
    case .number: "number"
    case .string: "string"
    case .array: "array"
    case .object: "object"
    }
  }

  /// Returns the differences from the recordings: unknown kinds, unknown members, other types; and members
  /// that every recording of the same version has and an object here lacks.
  ///
  /// - Parameters:
  ///   - recorded: The recordings of the same version.
  ///   - all: The recordings of every version, for members that were recorded of one version only.
  /// - Returns: One line for each difference, in order.
  func differences(from recorded: ShapeBook, or all: ShapeBook) -> [String] {
    var differences: [String] = []
    for (kind, shape) in shapes {
      guard let known = all.shapes[kind] else {
        differences.append("\(kind): never recorded")
        continue
      }
      let ofVersion = recorded.shapes[kind]
      for (path, types) in shape.members {
        // With many samples of this version, what only another version has is a mistake: `archived`.
        let isWellKnown = (ofVersion?.samples ?? 0) >= 20 && !path.contains(".")
        guard let knownTypes = known.members[path], !isWellKnown || ofVersion?.members[path] != nil else {
          differences.append("\(kind).\(path): never recorded")
          continue
        }
        for type in types.keys where knownTypes[type] == nil {
          differences.append("\(kind).\(path): \(type), recorded as \(knownTypes.keys.sorted())")
        }
      }
      for (path, count) in ofVersion?.counts ?? [:]
      where count == ofVersion?.samples && !path.contains("[]") && !path.contains(".")
        && (shape.counts[path] ?? 0) < shape.samples
      {
        differences.append("\(kind).\(path): always recorded, missing here")
      }
    }
    return differences.sorted()
  }
}

/// The recordings of the real API, which are not part of the project.
enum RecordedResponses {
  /// The folder of the recordings, from the environment or next to the checkout; `nil` if it does not exist.
  static let folder: String? = {
    let beside = URL(filePath: #filePath).appending(path: "../../../../shared/corpus").standardized.path
    let candidates = [ProcessInfo.processInfo.environment["NOTION_EXPORT_CORPUS"], beside]
    return candidates.compactMap { $0 }.first { FileManager.default.fileExists(atPath: $0 + "/README.md") }
  }()

  struct Exchange {
    var version: String
    var response: JSONValue
  }

  /// The recorded responses of the two versions that the simulator speaks.
  static func responses() throws -> [Exchange] {
    guard let folder else { return [] }
    var exchanges: [Exchange] = []
    for name in try FileManager.default.contentsOfDirectory(atPath: folder) where name.hasSuffix(".jsonl") {
      let data = try Data(contentsOf: URL(filePath: folder + "/" + name))
      for line in data.split(separator: 0x0A) {
        let json = try JSONSlice(validating: Array(line)).decode(JSONValue.self)
        guard let version = json["version"]?.string, ["2025-09-03", "2026-03-11"].contains(version),
          let response = json["response"], response.object != nil
        else { continue }
        exchanges.append(Exchange(version: version, response: response))
      }
    }
    return exchanges
  }
}
