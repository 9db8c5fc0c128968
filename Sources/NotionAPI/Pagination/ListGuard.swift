/// A guard of one list: detects cyclic cursors, missing cursors and lack of progress, and limits the number
/// of restarts.
///
/// A value without I/O. The public client (``ListWalk``) and the crawl of notion-export use it after each
/// answer.
package struct ListGuard: Sendable {
  /// The maximum number of restarts; a list that loses its cursor more often will not be read completely.
  package static let restartLimit = 4
  /// The number of consecutive answers without new elements after which the list is given up.
  private static let fruitlessLimit = 20
  /// The number of consecutive equal answers, for values without identity, after which the list is given up:
  /// a long property may have many equal values.
  private static let equalLimit = 200

  /// The facts of an answer that determine whether its list continues.
  package struct Answer: Sendable {
    /// Whether the answer contained nothing new.
    package var isFruitless: Bool
    /// A hash of the identity of the first element, which detects a cycle with fresh cursors; `nil` if it has
    /// none, or if the reader skips elements that it has read.
    package var first: Int?
    /// A hash of elements that have no identity.
    package var fingerprint: Int?
    /// Whether the list has more elements.
    package var hasMore: Bool
    /// The cursor of the next answer.
    package var nextCursor: String?

    package init(
      isFruitless: Bool, first: Int? = nil, fingerprint: Int? = nil, hasMore: Bool, nextCursor: String?
    ) {
      self.isFruitless = isFruitless
      self.first = first
      self.fingerprint = fingerprint
      self.hasMore = hasMore
      self.nextCursor = nextCursor
    }
  }

  /// The state of a list after an answer.
  package enum Finding: Sendable, Hashable {
    case ends
    case goesOn
    /// It has more elements, but no cursor.
    case goesOnNowhere
    /// Its cursors form a cycle.
    case leadsInACircle
    /// It continues, but has had no new elements for too long.
    case standsStill
  }

  /// The number of restarts.
  package private(set) var restarts = 0
  /// Hashes of the cursors, and of the first elements of the answers: sixteen bytes for a hundred elements.
  private var seen: Set<Int> = []
  private var fruitless = 0
  private var fruitlessLimit = Self.fruitlessLimit
  private var equal = 0
  private var lastFingerprint: Int?

  package init() {}

  /// Records an answer.
  ///
  /// - Parameters:
  ///   - answer: The answer.
  ///   - cursor: The cursor of the request; `nil` is the beginning.
  /// - Returns: The state of the list.
  package mutating func take(_ answer: Answer, from cursor: String?) -> Finding {
    guard !answer.hasMore || answer.nextCursor?.isEmpty == false else { return .goesOnNowhere }
    let next = answer.hasMore ? answer.nextCursor : nil
    if let cursor { seen.insert(cursor.hashValue) } else { seen.removeAll() }
    let begins = answer.first.map { seen.insert($0.hashValue).inserted } ?? true
    let goesOn = next.map { seen.insert($0.hashValue).inserted } ?? true
    guard begins, goesOn else { return .leadsInACircle }
    guard next != nil else {
      forget()
      return .ends
    }
    fruitless = answer.isFruitless ? fruitless + 1 : 0
    equal = answer.fingerprint != nil && answer.fingerprint == lastFingerprint ? equal + 1 : 0
    lastFingerprint = answer.fingerprint
    guard fruitless >= fruitlessLimit || equal >= Self.equalLimit else { return .goesOn }
    forget()
    return .standsStill
  }

  private mutating func forget() {
    seen.removeAll()
    fruitless = 0
    equal = 0
    lastFingerprint = nil
  }

  /// Restarts the list.
  ///
  /// - Parameter repeats: The number of answers that may contain nothing new because they were read before.
  /// - Returns: `false` if further restarts are useless.
  package mutating func restart(expecting repeats: Int = 0) -> Bool {
    guard restarts < Self.restartLimit else { return false }
    restarts += 1
    forget()
    fruitlessLimit += repeats
    return true
  }
}
