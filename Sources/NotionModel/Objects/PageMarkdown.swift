/// A page or block in the API's own rendering to Markdown.
public struct PageMarkdown: Sendable, Hashable {
  /// The page or block.
  public let id: ObjectID
  /// The Markdown.
  public let markdown: String
  /// Whether blocks were omitted because of the length; request them by their ids.
  public let isTruncated: Bool
  /// The omitted blocks.
  public let unknownBlockIDs: [BlockID]
  /// The response's own bytes.
  public let json: JSONSlice
}

extension PageMarkdown: JSONDecodable {
  private enum Key: String, CaseIterable {
    case object, id, markdown, truncated
    case unknownBlockIDs = "unknown_block_ids"
  }
  private static let keys = JSONKeyTable<Key>()

  /// Reads the response of the Markdown endpoint.
  public init(from reader: inout JSONReader) throws(JSONError) {
    reader.skipWhitespace()
    let start = reader.position
    var id: ObjectID?
    var markdown = ""
    var isTruncated = false
    var unknownBlockIDs: [BlockID] = []
    try reader.readObject(keys: Self.keys) { (reader, key) throws(JSONError) in
      switch key {
      case .object: try reader.expectObject(.pageMarkdown)
      case .id: id = try ObjectID(from: &reader)
      case .markdown: markdown = try reader.readString()
      case .truncated: isTruncated = try reader.readFlag()
      case .unknownBlockIDs: unknownBlockIDs = try [BlockID]?(from: &reader) ?? []
      }
    }
    self.id = try reader.require(id, "id", at: start)
    self.markdown = markdown
    self.isTruncated = isTruncated
    self.unknownBlockIDs = unknownBlockIDs
    self.json = reader.slice(from: start)
  }
}
