/// The elements of a list, each once, in the server's order.
///
/// A list that holds no identifiable elements and has to begin again is continued by position.
public struct ListItems<Response: PaginatedResponse>: AsyncSequence, Sendable {
  /// An element of the list.
  public typealias Element = Response.Element

  /// The answers that the list comes in.
  public let responses: ListResponses<Response>

  /// Fetches the next answer when the elements of the last one are used up.
  public struct AsyncIterator: AsyncIteratorProtocol {
    var responses: ListResponses<Response>.AsyncIterator
    var elements: ArraySlice<Response.Element> = []

    /// The next element, or `nil` after the last.
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

  /// Starts at the endpoint's cursor, or at the beginning.
  public func makeAsyncIterator() -> AsyncIterator {
    AsyncIterator(responses: responses.makeAsyncIterator())
  }
}
