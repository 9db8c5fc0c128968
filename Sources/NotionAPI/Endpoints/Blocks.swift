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

/// The calls about blocks.
public struct BlocksEndpoints: Sendable {
  let client: NotionClient

  /// A block.
  ///
  /// - Throws: ``NotionAPIError``
  public func retrieve(_ id: BlockID) async throws -> Block { try await client.send(.block(id)).value }

  /// The blocks directly under a block or page, in order, fetched as they are asked for.
  public func children(of id: BlockID) -> ListItems<ObjectList<Block>> { client.paginate(.children(of: id)) }
}
