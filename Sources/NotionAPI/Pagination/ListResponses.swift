import NotionModel

/// The responses of a list, one at a time.
public struct ListResponses<Response: PaginatedResponse>: AsyncSequence, Sendable {
  /// A response, and the elements that were not in an earlier one.
  public struct Element: Sendable {
    /// The response.
    public let response: APIResponse<Response>
    /// The new elements; all of them, unless the list was read again from its beginning.
    public let elements: [Response.Element]
  }

  let client: NotionClient
  let endpoint: Endpoint<Response>

  /// An iterator that sends one request for each step, none ahead.
  public struct AsyncIterator: AsyncIteratorProtocol {
    let client: NotionClient
    let endpoint: Endpoint<Response>
    var walk: ListWalk

    /// Returns the next response, or `nil` after the last.
    ///
    /// If the server rejects an expired cursor, the list restarts; elements are not delivered twice.
    ///
    /// - Throws: ``NotionAPIError``, or `CancellationError`.
    public mutating func next() async throws -> Element? {
      while !walk.isFinished {
        let response: APIResponse<Response>
        do {
          response = try await client.send(endpoint.page(after: walk.cursor))
        } catch let error as NotionAPIError where error.code == .invalidCursor {
          guard walk.restart() else { throw error }
          continue
        }
        let elements = response.value.elements
        var identities = (try? ListIdentities(json: response.body))?.ids ?? []
        if identities.count != elements.count { identities = Array(repeating: nil, count: elements.count) }
        do {
          let fresh = try walk.take(
            identities: identities, nextCursor: response.value.nextCursor, hasMore: response.value.hasMore)
          return Element(
            response: response,
            elements: fresh.count == elements.count ? elements : fresh.map { elements[$0] })
        } catch {
          throw error.about(endpoint.request)
        }
      }
      return nil
    }
  }

  /// Creates an iterator at the endpoint's cursor, or at the beginning.
  public func makeAsyncIterator() -> AsyncIterator {
    AsyncIterator(client: client, endpoint: endpoint, walk: ListWalk(from: endpoint.request.cursor))
  }
}

extension NotionAPIError {
  /// Returns the same failure with its request.
  func about(_ request: APIRequest) -> NotionAPIError {
    var error = self
    error.operation = request.operation
    error.request = request.description
    error.object = request.object
    return error
  }
}
