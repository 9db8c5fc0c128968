package import NotionModel

/// Finds the addresses in a block of an unknown type.
package enum AddressFinder {
  /// Returns the web addresses in it, without duplicates, in order; addresses in its texts are excluded.
  package static func addresses(in json: JSONSlice) -> [String] {
    guard let value = try? json.decode(JSONValue.self) else { return [] }
    var addresses: [String] = []
    collect(value, &addresses)
    return addresses
  }

  private static func collect(_ value: JSONValue, _ addresses: inout [String]) {
    switch value {
    case .object(let object):
      for (name, member) in object.members where name != "plain_text" && name != "content" {
        collect(member, &addresses)
      }
    case .array(let elements): for element in elements { collect(element, &addresses) }
    case .string(let text):
      guard SignedURL.isAddress(Array(text.utf8)[...]), !addresses.contains(text) else { return }
      addresses.append(text)
    case .null, .bool, .number: break
    }
  }
}
