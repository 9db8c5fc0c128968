public import NotionModel

extension Endpoint where Response == Page {
  /// A page; only the properties named, if any are.
  public static func page(_ id: PageID, properties: [PropertyID] = []) -> Endpoint {
    Endpoint(
      APIRequest(
        .get, "pages/\(id)", query: properties.map { QueryItem("filter_properties[]", $0.text) },
        operation: .pages, object: id.object))
  }
}

extension Endpoint where Response == PropertyItemResponse {
  /// The whole value of a property, of which a page object shows 25 references at most.
  public static func property(_ property: PropertyID, of page: PageID) -> Endpoint {
    // The id arrives percent-encoded and is used as it is: encoding it again asks for another property.
    Endpoint(
      APIRequest(
        .get, "pages/\(page)/properties/\(property)", operation: .properties, object: page.object,
        pagination: .query))
  }
}
