/// A list as one would write it for JSONDecoder.
struct CodableList<Element: Decodable>: Decodable {
  let results: [Element]
  let nextCursor: String?
  let hasMore: Bool

  enum CodingKeys: String, CodingKey {
    case results
    case nextCursor = "next_cursor"
    case hasMore = "has_more"
  }
}
