import NotionAPI

/// One of the searches that together find what a single one does not, as the API cuts it off.
///
/// The first looks for everything, least recently edited first. Where it is cut off, data sources and pages are looked
/// for apart, and what is cut off again is looked for from the other end too. If the searches from both ends meet,
/// everything has been found; otherwise something in between may be missing.
struct SearchPass: Sendable, Hashable {
  /// The objects that a search looks for.
  enum Scope: String, Sendable, Hashable {
    case everything
    case dataSources = "data-sources"
    case pages
  }

  private(set) var scope = Scope.everything
  /// Whether it begins with the latest edit.
  private(set) var isBackward = false
  /// The minute of the latest edit among what the search from the other end has found, where that was in order.
  private var boundary: Int?
  /// The minute of the edit of the last object.
  private var last: Int?
  private var isOrdered = true
  private var isCut = false

  init() {}

  private init(_ scope: Scope, backwardTo boundary: Int? = nil, isBackward: Bool = false) {
    self.scope = scope
    self.isBackward = isBackward
    self.boundary = boundary
  }

  /// Records a response.
  mutating func note(edited: [Int], isCut: Bool?) {
    for minute in edited {
      if let last, isBackward ? minute > last : minute < last { isOrdered = false }
      last = minute
    }
    if isCut == true { self.isCut = true }
  }

  /// The search that comes next, once this one has ended; `nil` where no other is needed.
  var following: SearchPass? {
    switch (scope, isBackward) {
    case (.everything, _): isCut ? SearchPass(.dataSources) : nil
    case (.dataSources, false): isCut ? backward : SearchPass(.pages)
    case (.dataSources, true): SearchPass(.pages)
    case (.pages, false): isCut ? backward : nil
    case (.pages, true): nil
    }
  }

  private var backward: SearchPass {
    SearchPass(scope, backwardTo: isOrdered ? last : nil, isBackward: true)
  }

  /// The objects of which some may not have been found, once this search has ended.
  var unknown: Scope? {
    guard isBackward, isCut else { return nil }
    // In the minute in which both ends stop there may be more than either has listed.
    if let boundary, let last, isOrdered, last < boundary { return nil }
    return scope
  }

  /// The query as the client sends it.
  var query: SearchQuery {
    let object: SearchQuery.Object? =
      switch scope {
      case .everything: nil
      case .dataSources: .dataSource
      case .pages: .page
      }
    return SearchQuery(object: object, order: isBackward ? .mostRecentlyEdited : .leastRecentlyEdited)
  }

  // MARK: In the frontier

  /// The search and its state, as the detail of an item; empty for the first search at its beginning.
  var text: String {
    if self == SearchPass() { return "" }
    let numbers = [boundary, last].map { $0.map(String.init) ?? "-" }
    return
      ([scope.rawValue, isBackward ? "backward" : "forward"] + numbers
      + [isOrdered ? "ordered" : "-", isCut ? "cut" : "-"]).joined(separator: " ")
  }

  init(text: String) {
    let words = text.split(separator: " ").map(String.init)
    guard words.count == 6, let scope = Scope(rawValue: words[0]) else { return }
    self.scope = scope
    isBackward = words[1] == "backward"
    boundary = Int(words[2])
    last = Int(words[3])
    isOrdered = words[4] == "ordered"
    isCut = words[5] == "cut"
  }
}
