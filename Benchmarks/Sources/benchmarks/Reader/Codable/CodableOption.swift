/// An option of a select, multi-select or status property.
struct CodableOption: Decodable {
  let id: String?
  let name: String
  let color: String?
  let description: String?
}
