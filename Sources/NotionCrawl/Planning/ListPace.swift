import NotionModel

/// Notices a list that goes on without bringing anything.
///
/// The API may leave an answer empty and go on, and a long property may have many equal values; but not for ever.
struct ListPace<List: Hashable & Sendable>: Sendable {
  /// Empty answers in a row, more of which are no list.
  private let emptyLimit = 20
  /// Equal answers of values without identity in a row, more of which are no list.
  private let equalLimit = 200

  private struct State: Sendable {
    var empty = 0
    var equal = 0
    var last: Int?
  }

  private var states: [List: State] = [:]

  /// Takes note of an answer.
  ///
  /// - Returns: Whether the list has stood still for too long.
  mutating func isStandingStill(_ list: List, _ response: FetchedResponse) -> Bool {
    guard response.nextCursor != nil else {
      states[list] = nil
      return false
    }
    var state = states[list] ?? State()
    state.empty = response.isEmpty ? state.empty + 1 : 0
    let fingerprint = response.fingerprint
    state.equal = fingerprint != nil && fingerprint == state.last ? state.equal + 1 : 0
    state.last = fingerprint
    let isStandingStill = state.empty >= emptyLimit || state.equal >= equalLimit
    states[list] = isStandingStill ? nil : state
    return isStandingStill
  }
}
