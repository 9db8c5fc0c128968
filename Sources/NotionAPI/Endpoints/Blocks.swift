public import NotionModel

extension Endpoint where Response == Block {
  /// Retrieves a block.
  public static func block(_ id: BlockID) -> Endpoint {
    Endpoint(APIRequest(.get, "blocks/\(id)", operation: .blocks, object: id.object))
  }
}

extension Endpoint where Response == ObjectList<Block> {
  /// Lists the blocks directly in a block or page, in order.
  public static func children(of id: BlockID) -> Endpoint {
    Endpoint(
      APIRequest(
        .get, "blocks/\(id)/children", operation: .blocks, object: id.object, pagination: .query))
  }
}
