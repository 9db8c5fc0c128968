import GRDB
package import NotionModel

/// A pending request, with the position in its list.
package struct WorkItem: Sendable, Hashable {
  /// The priority of items; within one phase the oldest comes first.
  ///
  /// Requests that complete a page precede those that start one, so that few pages are incomplete; listings
  /// precede requests that they may make unnecessary.
  package enum Phase: Int, Sendable, Hashable, CaseIterable, Comparable {
    /// The bot itself: an invalid token is reported before anything else.
    case identity = 0
    /// Files, while their addresses are valid.
    case downloads = 1
    /// The rest of a started page.
    case continuation = 2
    /// Search, users, rows, databases: requests that discover objects.
    case listing = 3
    /// The first blocks of a page.
    case content = 4
    /// Objects that are known by their id only; search may still return them.
    case retrieval = 5
    /// Objects that no page has returned: synced originals elsewhere, users that are not listed.
    case leftovers = 6
    /// Checks whether objects that were not found still exist.
    case check = 7

    package static func < (left: Phase, right: Phase) -> Bool { left.rawValue < right.rawValue }

    /// Returns whether items of this phase wait until those of another are done.
    package func waits(for other: Phase) -> Bool {
      switch self {
      // Search may still return objects that are known by their id only.
      case .retrieval: other == .listing || other == .identity
      case .leftovers, .check: other < self && other != .downloads
      case .identity: false
      case .downloads, .continuation, .listing, .content: other == .identity
      }
    }
  }

  /// Properties of an item.
  package struct Flags: OptionSet, Sendable, Hashable {
    package let rawValue: Int
    package init(rawValue: Int) { self.rawValue = rawValue }
    /// The object is known only as the parent of another, which need not be shared.
    package static let parentOnly = Flags(rawValue: 1)
    /// An element of the list is new or has moved.
    package static let listChanged = Flags(rawValue: 2)
    /// The object is one that the user named.
    package static let root = Flags(rawValue: 4)
    /// The request failed in an earlier crawl, for a reason that may be transient.
    package static let retry = Flags(rawValue: 8)
    /// The integration lacked the capability that the request needs.
    package static let refused = Flags(rawValue: 16)
  }

  /// The number in the frontier; 0 before it is enqueued.
  package var number: Int64 = 0
  package var phase: Phase
  package var kind: Kind
  /// The object of the request; the zero id for lists of the workspace.
  package var target: ObjectID
  /// The distinction of items with the same kind and target: a property, the window of a query, the key of a
  /// file.
  package var detail = ""
  /// The object that is complete only after this item.
  package var owner: Int64?
  /// The number of elements or responses of the list that are already stored.
  package var sequence = 0
  /// The cursor at which the list continues.
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

/// The comments that a crawl fetches.
///
/// They are fetched again after an edit of their page, as the API has no list of new comments.
package enum CommentMode: String, Sendable, Hashable, CaseIterable, Codable {
  /// None.
  case none
  /// Those on pages: a request a page.
  case page
  /// Those on pages and on blocks: a request a page and a request a block, which is slow.
  case all
}

/// The stage of a crawl.
package enum CrawlStage: Int, Sendable, Hashable, DatabaseValueConvertible {
  /// Fetching lists, content, and objects discovered on the way.
  case fetching = 0
  /// Checking objects that were not found.
  case reconciling = 1
  /// Everything is complete.
  case complete = 2
}
