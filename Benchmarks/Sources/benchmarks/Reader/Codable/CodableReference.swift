/// An id as one would write it for JSONDecoder.
struct CodableReference: Decodable {
  let id: String
}
