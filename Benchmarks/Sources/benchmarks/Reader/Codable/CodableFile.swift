/// A file as one would write it for JSONDecoder.
struct CodableFile: Decodable {
  struct Location: Decodable {
    let url: String
    let expiryTime: String?

    enum CodingKeys: String, CodingKey {
      case url
      case expiryTime = "expiry_time"
    }
  }

  let type: String?
  let file: Location?
  let external: Location?
  let name: String?
  let caption: [CodableRun]?
}
