/// A cache with two generations: when the younger is full, it takes the place of the older, which is evicted as a whole.
///
/// An element that is asked for stays, as it moves to the younger generation. Bookkeeping is one dictionary lookup; there
/// are no lists of least recent use.
package struct TwoGenerationCache<Key: Hashable & Sendable, Value: Sendable>: Sendable {
  private let generationLimit: Int
  private var younger: [Key: Value] = [:]
  private var older: [Key: Value] = [:]

  /// Makes an empty cache.
  ///
  /// - Parameter generationLimit: the number of elements of a generation; twice as many are kept at most.
  package init(generationLimit: Int) { self.generationLimit = max(1, generationLimit) }

  /// Returns the value of a key, and keeps it longer.
  package mutating func value(for key: Key) -> Value? {
    if let value = younger[key] { return value }
    guard let value = older[key] else { return nil }
    insert(value, for: key)
    return value
  }

  /// Sets the value of a key.
  package mutating func insert(_ value: Value, for key: Key) {
    if younger.count >= generationLimit {
      older = younger
      younger = [:]
    }
    younger[key] = value
  }
}
