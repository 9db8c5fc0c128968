import NotionModel

/// Finds all unknown content inside a decoded value.
struct UnknownFinder {
  /// The values without a case, as in `Mention data_source` or `TextColor teal`.
  private(set) var names: [String] = []
  /// Known types whose value had an unexpected shape.
  private(set) var misshapen: [UnknownContent] = []

  mutating func visit(_ value: Any) { visit(value, in: "") }

  private mutating func visit(_ value: Any, in owner: String) {
    switch value {
    case is JSONSlice, is String, is any BinaryInteger, is Bool, is Timestamp: return
    case let content as UnknownContent:
      names.append("\(owner) \(content.type)")
      if content.reason != nil { misshapen.append(content) }
      return
    case let name as any OpenEnum:
      if let unknown = name.unknownName { names.append("\(type(of: value)) \(unknown)") }
      return
    default: break
    }
    let mirror = Mirror(reflecting: value)
    let owner = mirror.displayStyle == .enum ? "\(type(of: value))" : owner
    for child in mirror.children { visit(child.value, in: owner) }
  }
}
