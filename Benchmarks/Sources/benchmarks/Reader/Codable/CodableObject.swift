/// A result of search or of a query.
enum CodableObject: Decodable {
  case page(CodablePage)
  case dataSource(CodableDataSource)
  case other

  private enum CodingKeys: String, CodingKey { case object }

  init(from decoder: any Decoder) throws {
    switch try decoder.container(keyedBy: CodingKeys.self).decode(String.self, forKey: .object) {
    case "page": self = .page(try CodablePage(from: decoder))
    case "data_source": self = .dataSource(try CodableDataSource(from: decoder))
    default: self = .other
    }
  }
}
