package import NotionModel

extension PropertyMap {
  /// The property of a name or, as views mostly have it, of an id, percent-encoded or not.
  package func property(_ nameOrID: String) -> Property? {
    if let property = self[nameOrID] ?? self[PropertyID(nameOrID)] { return property }
    let decoded = PercentEncoding.decoded(nameOrID)
    return first { PercentEncoding.decoded($0.id.text) == decoded }
  }
}
