/// A listing that is read in batches as it is pulled; iterating again starts again.
public struct WorkspaceListing<Element: Sendable>: AsyncSequence, Sendable {
  /// Reading the archive may fail.
  public typealias Failure = any Error

  /// Some elements, and how to ask for those after them.
  public struct Batch: Sendable {
    /// The elements, in order.
    public let elements: [Element]
    /// Reads the batch after this one; `nil` where this is the last.
    public let next: (@Sendable () async throws -> Batch)?

    /// Makes a batch.
    public init(elements: [Element], next: (@Sendable () async throws -> Batch)?) {
      self.elements = elements
      self.next = next
    }
  }

  private let first: @Sendable () async throws -> Batch

  /// A listing that begins with the batch that `first` reads.
  public init(_ first: @escaping @Sendable () async throws -> Batch) { self.first = first }

  /// A listing of elements at hand.
  public init(_ elements: [Element]) { self.init { Batch(elements: elements, next: nil) } }

  /// Starts at the first element.
  public func makeAsyncIterator() -> Iterator { Iterator(next: first) }

  /// A place in the listing.
  public struct Iterator: AsyncIteratorProtocol, Sendable {
    private var next: (@Sendable () async throws -> Batch)?
    private var elements: [Element] = []
    private var index = 0

    init(next: @escaping @Sendable () async throws -> Batch) { self.next = next }

    /// The next element, or `nil` after the last.
    public mutating func next() async throws -> Element? { try await next(isolation: nil) }

    /// The next element, or `nil` after the last.
    public mutating func next(isolation actor: isolated (any Actor)?) async throws -> Element? {
      while index == elements.count {
        guard let read = next else { return nil }
        let batch = try await read()
        (elements, next, index) = (batch.elements, batch.next, 0)
      }
      defer { index += 1 }
      return elements[index]
    }
  }
}
