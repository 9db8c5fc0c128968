package import NotionModel

extension UnresolvedValue {
  /// The text in place of a value that is not known, so that it is not taken for an empty one.
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
  /// The text after a list that is not whole; `nil` where it is.
  package var restMark: String? { hasMore ? "⚠ and more, which could not be read (incomplete)" : nil }
}
