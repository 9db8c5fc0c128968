public import NotionModel

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

/// One of the responses that make up a list.
public protocol PaginatedResponse: JSONDecodable {
  /// The element of the list.
  associatedtype Element: Sendable
  /// This response's part of the list.
  var elements: [Element] { get }
  /// The cursor of the next response.
  var nextCursor: String? { get }
  /// Whether there is a next response.
  var hasMore: Bool { get }
}

extension ObjectList: PaginatedResponse {
  /// The results.
  public var elements: [Element] { results }
}

extension PropertyItemResponse: PaginatedResponse {
  /// The items of a list, or the one item.
  public var elements: [PropertyItem] {
    switch self {
    case .item(let item): [item]
    case .list(let list): list.results
    }
  }

  /// The cursor of the next part of a list.
  public var nextCursor: String? { if case .list(let list) = self { list.nextCursor } else { nil } }

  /// Whether a list has another part.
  public var hasMore: Bool { if case .list(let list) = self { list.hasMore } else { false } }
}
