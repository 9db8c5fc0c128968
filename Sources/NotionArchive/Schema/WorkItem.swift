package import NotionModel

/// One request that is still to be made, with the place in its list.
package struct WorkItem: Sendable, Hashable {
  /// The order in which items are taken; of one phase the oldest first.
  ///
  /// What completes a page comes before what begins one, so that few are half done; what lists comes before
  /// what it may make needless.
  package enum Phase: Int, Sendable, Hashable, CaseIterable, Comparable {
    /// The bot itself: a wrong token is told before anything else.
    case identity = 0
    /// Files, while their addresses are fresh.
    case downloads = 1
    /// The rest of a page that is begun.
    case continuation = 2
    /// Search, users, rows, databases: what finds objects.
    case listing = 3
    /// The first blocks of a page.
    case content = 4
    /// Objects that were found by their id only; search may still give them.
    case retrieval = 5
    /// What no page gave: synced originals elsewhere, users that are not listed.
    case leftovers = 6
    /// Whether objects that did not turn up are still there.
    case check = 7

    package static func < (left: Phase, right: Phase) -> Bool { left.rawValue < right.rawValue }

    /// Whether an item of this phase waits until one of another is done.
    package func waits(for other: Phase) -> Bool {
      switch self {
      // Search may still bring what is known by its id only.
      case .retrieval: other == .listing || other == .identity
      case .leftovers, .check: other < self && other != .downloads
      case .identity: false
      case .downloads, .continuation, .listing, .content: other == .identity
      }
    }
  }

  /// What else is to be known of an item.
  package struct Flags: OptionSet, Sendable, Hashable {
    package let rawValue: Int
    package init(rawValue: Int) { self.rawValue = rawValue }
    /// The object is known only as the parent of another, which need not be shared.
    package static let parentOnly = Flags(rawValue: 1)
    /// Something of the list is new, or has another place.
    package static let listChanged = Flags(rawValue: 2)
    /// The object is one that the user named.
    package static let root = Flags(rawValue: 4)
    /// The request failed in an earlier crawl, for a reason that may have passed.
    package static let again = Flags(rawValue: 8)
    /// The capability that the request needs was missing.
    package static let refused = Flags(rawValue: 16)
  }

  /// The number in the frontier; 0 before it is there.
  package var number: Int64 = 0
  package var phase: Phase
  package var kind: Kind
  /// The object that the request names; for lists of the workspace, the zero id.
  package var target: ObjectID
  /// What tells items of one kind and target apart: a property, the window of a query, the key of a file.
  package var detail = ""
  /// The object that is complete only when this is done.
  package var owner: Int64?
  /// How many elements or responses of the list are already here.
  package var sequence = 0
  /// Where the list goes on.
  package var cursor: String?
  package var flags: Flags = []

  package init(
    number: Int64 = 0, phase: Phase, kind: Kind, target: ObjectID, detail: String = "", owner: Int64? = nil,
    sequence: Int = 0, cursor: String? = nil, flags: Flags = []
  ) {
    self.number = number
    self.phase = phase
    self.kind = kind
    self.target = target
    self.detail = detail
    self.owner = owner
    self.sequence = sequence
    self.cursor = cursor
    self.flags = flags
  }

  package static let workspace = ObjectID(high: 0, low: 0)
}
