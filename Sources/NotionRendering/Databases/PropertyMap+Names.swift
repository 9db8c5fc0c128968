package import NotionModel

extension PropertyMap {
  /// Returns the property with a name or, as in most views, an id, percent-encoded or not.
  package func property(_ nameOrID: String) -> Property? {
    if let property = self[nameOrID] ?? self[PropertyID(nameOrID)] { return property }
    let decoded = PercentEncoding.decoded(nameOrID)
    return first { PercentEncoding.decoded($0.id.text) == decoded }
  }
}

extension PropertyMap where Property == PropertyValue {
  /// Returns the value of a property of the schema.
  package func value(of schema: PropertySchema) -> PropertyValue? {
    first { $0.id == schema.id } ?? self[schema.name]
  }
}
