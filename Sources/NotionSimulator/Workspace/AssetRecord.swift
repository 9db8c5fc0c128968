/// A hosted file.
struct AssetRecord: Sendable, Hashable {
  var name: String
  var contentType: String
  var bytes: [UInt8]
}
