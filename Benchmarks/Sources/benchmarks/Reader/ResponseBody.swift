import Foundation

/// A response to decode, with its kind.
struct ResponseBody: Sendable {
  /// The kinds of response that both sides can decode.
  enum Kind: String, Sendable {
    case page, block, database
    case dataSource = "data_source"
    case blockList, objectList
  }

  let kind: Kind
  let bytes: [UInt8]
  let data: Data

  init(kind: Kind, bytes: [UInt8]) {
    self.kind = kind
    self.bytes = bytes
    self.data = Data(bytes)
  }
}
