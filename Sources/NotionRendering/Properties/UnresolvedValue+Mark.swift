package import NotionModel

extension UnresolvedValue {
  /// The text in place of an unknown value, to distinguish it from an empty one.
  package var mark: String {
    switch self {
    case .unsupported: "⚠ not calculated by Notion’s API (unsupported)"
    case .incomplete: "⚠ incomplete in Notion’s API"
    case .unknown(""): "⚠ a value without a type"
    case .unknown(let type): "⚠ a value of the unknown type \(type)"
    }
  }
}

extension PropertyValue {
  /// The text after an incomplete list; `nil` for a complete one.
  package var restMark: String? { hasMore ? "⚠ and more, which could not be read (incomplete)" : nil }
}
