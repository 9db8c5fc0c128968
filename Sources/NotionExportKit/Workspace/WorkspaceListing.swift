/// A listing that is read in batches on demand; each iteration starts from the first element.
public struct WorkspaceListing<Element: Sendable>: AsyncSequence, Sendable {
  /// The error of reading the archive.
  public typealias Failure = any Error

  /// A batch of elements, and the reader of the next one.
  public struct Batch: Sendable {
    /// The elements, in order.
    public let elements: [Element]
    /// Reads the following batch; `nil` if this is the last.
    public let next: (@Sendable () async throws -> Batch)?

    /// Creates a batch.
    public init(elements: [Element], next: (@Sendable () async throws -> Batch)?) {
      self.elements = elements
      self.next = next
    }
  }

  private let first: @Sendable () async throws -> Batch

  /// Creates a listing that begins with the batch that `first` reads.
  public init(_ first: @escaping @Sendable () async throws -> Batch) { self.first = first }

  /// Creates a listing of elements in memory.
  public init(_ elements: [Element]) { self.init { Batch(elements: elements, next: nil) } }

  /// Creates an iterator at the first element.
  public func makeAsyncIterator() -> Iterator { Iterator(next: first) }

  /// A position in the listing.
  public struct Iterator: AsyncIteratorProtocol, Sendable {
    private var next: (@Sendable () async throws -> Batch)?
    private var elements: [Element] = []
    private var index = 0

    init(next: @escaping @Sendable () async throws -> Batch) { self.next = next }

    /// Returns the next element, or `nil` after the last.
    public mutating func next() async throws -> Element? { try await next(isolation: nil) }

    /// Returns the next element, or `nil` after the last.
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
