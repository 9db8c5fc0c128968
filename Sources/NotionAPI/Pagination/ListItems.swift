/// The elements of a list, each once, in the server's order.
///
/// After a restart, a list without identifiable elements is continued by position.
public struct ListItems<Response: PaginatedResponse>: AsyncSequence, Sendable {
  /// An element of the list.
  public typealias Element = Response.Element

  /// The responses of the list.
  public let responses: ListResponses<Response>

  /// An iterator that fetches the next response when the elements of the last one are used up.
  public struct AsyncIterator: AsyncIteratorProtocol {
    var responses: ListResponses<Response>.AsyncIterator
    var elements: ArraySlice<Response.Element> = []

    /// Returns the next element, or `nil` after the last.
    ///
    /// - Throws: ``NotionAPIError``, or `CancellationError`.
    public mutating func next() async throws -> Response.Element? {
      while elements.isEmpty {
        guard let next = try await responses.next() else { return nil }
        elements = next.elements[...]
      }
      return elements.popFirst()
    }
  }

  /// Creates an iterator at the endpoint's cursor, or at the beginning.
  public func makeAsyncIterator() -> AsyncIterator {
    AsyncIterator(responses: responses.makeAsyncIterator())
  }
}
