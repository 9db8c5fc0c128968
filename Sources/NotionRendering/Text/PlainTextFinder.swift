package import NotionModel

/// Finds the plain text in a block of an unknown type.
package enum PlainTextFinder {
  /// Returns the texts in it, one after another.
  package static func text(in json: JSONSlice) -> String {
    guard let value = try? json.decode(JSONValue.self) else { return "" }
    var texts: [String] = []
    collect(value, &texts)
    return texts.joined()
  }

  private static func collect(_ value: JSONValue, _ texts: inout [String]) {
    switch value {
    case .object(let object):
      for (name, member) in object.members {
        if name == "plain_text", case .string(let text) = member {
          texts.append(text)
        } else {
          collect(member, &texts)
        }
      }
    case .array(let elements): for element in elements { collect(element, &texts) }
    default: break
    }
  }
}
