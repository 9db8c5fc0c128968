import NotionModel

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
