/// A cache with two generations: when the younger is full, it replaces the older, which is evicted as a
/// whole.
///
/// A lookup moves its element to the younger generation. Bookkeeping is one dictionary lookup, without the
/// list of an LRU cache.
public struct TwoGenerationCache<Key: Hashable & Sendable, Value: Sendable>: Sendable {
  private let generationLimit: Int
  private var younger: [Key: Value] = [:]
  private var older: [Key: Value] = [:]

  /// Creates an empty cache.
  ///
  /// - Parameter generationLimit: the number of elements of a generation; the cache holds at most twice as
  ///   many.
  public init(generationLimit: Int) { self.generationLimit = max(1, generationLimit) }

  /// Returns the value of a key, and moves it to the younger generation.
  public mutating func value(for key: Key) -> Value? {
    if let value = younger[key] { return value }
    guard let value = older[key] else { return nil }
    insert(value, for: key)
    return value
  }

  /// Sets the value of a key.
  public mutating func insert(_ value: Value, for key: Key) {
    if younger.count >= generationLimit {
      older = younger
      younger = [:]
    }
    younger[key] = value
  }
}
