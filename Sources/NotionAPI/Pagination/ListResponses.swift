import NotionModel

/// The answers that make up a list, one at a time.
public struct ListResponses<Response: PaginatedResponse>: AsyncSequence, Sendable {
  /// An answer, and what of it was not in an earlier one.
  public struct Element: Sendable {
    /// The answer.
    public let response: APIResponse<Response>
    /// What is new in it; all of it, unless the list had to be read again from its beginning.
    public let elements: [Response.Element]
  }

  let client: NotionClient
  let endpoint: Endpoint<Response>

  /// Sends one request for each step, none ahead.
  public struct AsyncIterator: AsyncIteratorProtocol {
    let client: NotionClient
    let endpoint: Endpoint<Response>
    var walk: ListWalk

    /// The next answer, or `nil` after the last.
    ///
    /// A cursor that the server does not accept any more makes the list begin again; what was delivered is
    /// not delivered twice.
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

  /// Starts at the endpoint's cursor, or at the beginning.
  public func makeAsyncIterator() -> AsyncIterator {
    AsyncIterator(client: client, endpoint: endpoint, walk: ListWalk(from: endpoint.request.cursor))
  }
}

extension NotionAPIError {
  /// The same failure, with the request that met it.
  func about(_ request: APIRequest) -> NotionAPIError {
    var error = self
    error.operation = request.operation
    error.request = request.description
    error.object = request.object
    return error
  }
}
