public import NotionModel

extension Endpoint where Response == Block {
  /// A block.
  public static func block(_ id: BlockID) -> Endpoint {
    Endpoint(APIRequest(.get, "blocks/\(id)", operation: .blocks, object: id.object))
  }
}

extension Endpoint where Response == ObjectList<Block> {
  /// The blocks directly under a block or page, in order.
  public static func children(of id: BlockID) -> Endpoint {
    Endpoint(
      APIRequest(
        .get, "blocks/\(id)/children", operation: .blocks, object: id.object, pagination: .query))
  }
}
