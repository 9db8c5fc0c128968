import NotionModel

/// `page_size` and `start_cursor` of a list.
struct ListParameters: Sendable {
  var size: Int
  var cursor: String?

  /// Parses them from a query string.
  init(_ query: QueryParameters) throws {
    let size = try query["page_size"].map { text -> Int in
      guard let size = Int(text) else {
        throw APIFailure.validation(
          "query failed validation: query.page_size should be a number or `undefined`, instead was `\"\(text)\"`."
        )
      }
      return size
    }
    try self.init(size: size, cursor: query["start_cursor"], place: "query")
  }

  /// Parses them from a body.
  init(_ body: JSONObject) throws {
    if let cursor = body["start_cursor"], cursor != .null, cursor.string == nil {
      throw APIFailure.validation(
        "body failed validation: body.start_cursor should be a string or `undefined`.")
    }
    if let size = body["page_size"], size != .null, size.integer == nil {
      throw APIFailure.validation(
        "body failed validation: body.page_size should be a number or `undefined`.")
    }
    try self.init(size: body["page_size"]?.integer, cursor: body["start_cursor"]?.string, place: "body")
  }

  private init(size: Int?, cursor: String?, place: String) throws {
    let size = size ?? 100
    guard size <= 100 else {
      throw APIFailure.validation(
        "\(place) failed validation: \(place).page_size should be ≤ `100`, instead was `\(size)`.")
    }
    guard size >= 1 else {
      throw APIFailure.validation(
        "\(place) failed validation: \(place).page_size should be ≥ `1`, instead was `\(size)`.")
    }
    self.size = size
    self.cursor = cursor
  }

  /// Returns the requested part of a list of ids; a cursor is the id of the next element.
  func slice(_ ids: [ObjectID]) throws -> (ids: ArraySlice<ObjectID>, next: String?) {
    var start = 0
    if let cursor {
      guard let id = ObjectID(cursor), let position = ids.firstIndex(of: id) else {
        throw APIFailure.invalidCursor
      }
      start = position
    }
    let end = min(start + size, ids.count)
    return (ids[start..<end], end < ids.count ? ids[end].description : nil)
  }
}
