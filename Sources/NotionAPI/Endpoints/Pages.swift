public import NotionModel

extension Endpoint where Response == Page {
  /// Retrieves a page, with the given properties only, if there are any.
  public static func page(_ id: PageID, properties: [PropertyID] = []) -> Endpoint {
    Endpoint(
      APIRequest(
        .get, "pages/\(id)", query: properties.map { QueryItem("filter_properties[]", $0.text) },
        operation: .pages, object: id.object))
  }
}

extension Endpoint where Response == PropertyItemResponse {
  /// Retrieves the whole value of a property, of which a page object contains 25 references at most.
  public static func property(_ property: PropertyID, of page: PageID) -> Endpoint {
    // The id is already percent-encoded and is used unchanged: encoding it again would name another property.
    Endpoint(
      APIRequest(
        .get, "pages/\(page)/properties/\(property)", operation: .properties, object: page.object,
        pagination: .query))
  }
}
