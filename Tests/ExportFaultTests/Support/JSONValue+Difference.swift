import NotionModel

extension JSONValue {
  /// Returns the first difference between two values, with its path, or `nil` if they are equal.
  func difference(from other: JSONValue, at path: String = "$") -> String? {
    guard self != other else { return nil }
    switch (self, other) {
    case (.array(let mine), .array(let others)) where mine.count == others.count:
      return zip(0..., zip(mine, others)).lazy.compactMap { index, pair in
        pair.0.difference(from: pair.1, at: "\(path)[\(index)]")
      }.first
    case (.object(let mine), .object(let others)) where mine.keys == others.keys:
      return zip(mine.members, others.members).lazy.compactMap { member, other in
        member.value.difference(from: other.value, at: "\(path).\(member.key)")
      }.first
    default:
      let texts = [self, other].map { String(decoding: $0.serialized.prefix(300), as: UTF8.self) }
      return "\(path): \(texts[0]) is not \(texts[1])"
    }
  }
}
