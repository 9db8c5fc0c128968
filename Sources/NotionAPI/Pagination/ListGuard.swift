/// The guard of one list that is being read: notices one that leads in a circle, stands still, or goes on without saying
/// where, and bounds how often a list is begun again.
///
/// A value without I/O. The public client (``ListWalk``) and the crawl of notion-export ask it after each answer.
package struct ListGuard: Sendable {
  /// The number of times that a list is begun again; one that loses its cursor more often is not going to be read to its
  /// end.
  package static let restartLimit = 4
  /// Answers in a row without anything new, from which on there is no list.
  private static let fruitlessLimit = 20
  /// Equal answers in a row of values without identity, from which on there is no list: a long property may have many
  /// equal values.
  private static let equalLimit = 200

  /// The facts of an answer that tell whether its list goes on.
  package struct Answer: Sendable {
    /// Whether the answer brought nothing new.
    package var isFruitless: Bool
    /// A hash of the identity of the first element, by which a circle with fresh cursors shows; `nil` where it has none,
    /// and where the reader leaves out what it has had.
    package var first: Int?
    /// A hash of elements that have no identity.
    package var fingerprint: Int?
    /// Whether the list says that it goes on.
    package var hasMore: Bool
    /// Where it says that it goes on.
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

  /// What an answer means for its list.
  package enum Finding: Sendable, Hashable {
    case ends
    case goesOn
    /// It says that it goes on, but not where.
    case goesOnNowhere
    /// It has been there before.
    case leadsInACircle
    /// It goes on, and has not brought anything for too long.
    case standsStill
  }

  /// How often the list has been begun again.
  package private(set) var restarts = 0
  /// The hashes of the cursors, and of the first elements of the answers: sixteen bytes for a hundred elements.
  private var seen: Set<Int> = []
  private var fruitless = 0
  private var fruitlessLimit = Self.fruitlessLimit
  private var equal = 0
  private var lastFingerprint: Int?

  package init() {}

  /// Takes note of an answer.
  ///
  /// - Parameters:
  ///   - answer: The answer.
  ///   - cursor: Where it was asked from; `nil` is the beginning.
  /// - Returns: What it means for the list.
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

  /// Begins the list again.
  ///
  /// - Parameter repeats: How many answers may bring nothing new because they were had before.
  /// - Returns: `false` where beginning again makes no sense any more.
  package mutating func restart(expecting repeats: Int = 0) -> Bool {
    guard restarts < Self.restartLimit else { return false }
    restarts += 1
    forget()
    fruitlessLimit += repeats
    return true
  }
}
