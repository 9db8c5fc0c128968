/// A date as one would write it for JSONDecoder.
struct CodableDate: Decodable {
  let start: String
  let end: String?
  let timeZone: String?

  enum CodingKeys: String, CodingKey {
    case start, end
    case timeZone = "time_zone"
  }
}
