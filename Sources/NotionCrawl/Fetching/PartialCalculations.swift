import NotionModel

/// The formulas and rollups of a page, and its truncated relations: results that depend on these cover the
/// first 25 pages only.
struct PartialCalculations: Sendable, Hashable {
  /// The relations that are truncated.
  var relations: [PropertyID] = []
  /// The formulas and rollups with a result.
  var results: [PropertyID] = []

  /// Creates a value without calculations.
  init() {}

  init(_ properties: PropertyValues) {
    relations = properties.filter { $0.type == .relation && $0.hasMore }.map(\.id)
    guard !relations.isEmpty else { return }
    results = properties.filter { value in
      value.content.isCalculated && value.content.unresolved != .unsupported && !value.isTruncated
    }.map(\.id)
  }

  /// Whether no result can be wrong.
  var isEmpty: Bool { relations.isEmpty || results.isEmpty }

  /// Returns the results that depend on a truncated relation, by the schema of the page's data source.
  func dependent(in schema: PropertySchemas) -> [PropertyID] {
    var affected = Set(relations.map { Self.plain($0.text) })
    var names = Set(schema.filter { affected.contains(Self.plain($0.id.text)) }.map(\.name))
    // A formula may refer to a rollup, and another formula to that formula.
    while true {
      let more = schema.filter { property in
        !affected.contains(Self.plain(property.id.text)) && Self.depends(property, on: affected, names)
      }
      if more.isEmpty { break }
      for property in more {
        affected.insert(Self.plain(property.id.text))
        names.insert(property.name)
      }
    }
    return results.filter { id in
      // A result without a schema may depend on anything.
      affected.contains(Self.plain(id.text))
        || !schema.contains { Self.plain($0.id.text) == Self.plain(id.text) }
    }
  }

  private static func depends(
    _ property: PropertySchema, on affected: Set<String>, _ names: Set<String>
  ) -> Bool {
    if case .rollup(let rollup) = property.configuration {
      if let id = rollup.relationPropertyID { return affected.contains(plain(id.text)) }
      return rollup.relationPropertyName.map(names.contains) ?? true
    }
    guard case .formula(let expression) = property.configuration else { return false }
    return expression.isEmpty || refers(expression, to: affected, names)
  }

  /// Returns whether a formula refers to a property, as `prop("Name")` or `{{notion:block_property:id:…}}`;
  /// in any other syntax the formula contains its name.
  private static func refers(_ expression: String, to ids: Set<String>, _ names: Set<String>) -> Bool {
    let isQuoted = expression.contains("prop(") || expression.contains("block_property:")
    let isNamed = names.contains { name in
      let escaped = name.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
      return [name, escaped].contains { name in
        guard isQuoted else { return expression.contains(name) }
        return expression.contains("\"\(name)\"") || expression.contains("'\(name)'")
      }
    }
    let plain = plain(expression)
    return isNamed
      || ids.contains { plain.contains("block_property:\($0):") || plain.contains("block_property:\($0)}") }
  }

  /// Returns the id without percent-encoding, which may differ between schemas and values.
  private static func plain(_ text: String) -> String {
    var bytes: [UInt8] = []
    var rest = Array(text.utf8)[...]
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "%"), rest.count >= 2,
        let code = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)
      {
        bytes.append(code)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

extension PropertyValue {
  /// Whether the page object may contain only the first 25 references of the value, or a result of only
  /// those.
  ///
  /// Relations have a flag. People and texts do not, and with exactly 25 references there may be more.
  var isTruncated: Bool {
    if hasMore || content.unresolved == .incomplete { return true }
    if case .people(let people) = content { return people.count == 25 }
    return content.text.map { $0.referenceCount >= 25 } ?? false
  }
}

extension RichText {
  /// The number of pages and people to which it refers.
  fileprivate var referenceCount: Int {
    runs.count { run in
      guard case .mention(let mention) = run.content else { return false }
      return switch mention {
      case .page, .database, .dataSource, .user: true
      case .date, .linkPreview, .link, .customEmoji, .template, .unknown: false
      }
    }
  }
}
