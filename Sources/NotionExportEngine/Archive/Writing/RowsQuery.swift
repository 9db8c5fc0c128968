import NotionModel

/// One query of a data source's rows: which of those that together list all.
///
/// The first query lists the rows in their own order. Where the API stops at its limit, further ones list
/// them by creation, each from where the one before stopped. Where even one minute holds more than the
/// limit, its rows are listed from both ends of their titles. A last query lists the archived rows.
struct RowsQuery: Sendable, Hashable {
  /// The rows in the order of their creation, from a time on.
  enum Window: Sendable, Hashable {
    /// All.
    case fromStart
    /// Those created at this time or later.
    case from(String)
    /// The same; those of one minute by their titles.
    case byTitle(String)
    /// The same; those of one minute by their titles, the last first.
    case byTitleBackward(String)
    /// Those created in later minutes.
    case after(String)
  }

  /// Lists the archived rows rather than the others.
  var isArchived = false
  /// Lists by creation.
  var window: Window?

  init(isArchived: Bool = false, window: Window? = nil) {
    self.isArchived = isArchived
    self.window = window
  }

  /// The query that goes on where the API stopped at its limit, the last row it gave being made at `last`.
  func following(limitAt last: String?) -> RowsQuery {
    let next: Window? =
      switch (window, last) {
      case (nil, _): .fromStart
      case (.from(let start), let last?) where last == start: .byTitle(start)
      case (.byTitle(let start), let last?) where last == start: .byTitleBackward(start)
      case (.byTitleBackward(let start), _): .after(start)
      case (_, let last?): .from(last)
      case (_, nil): nil
      }
    return RowsQuery(isArchived: isArchived, window: next)
  }
}

/// The query's text in the frontier.
extension RowsQuery {
  private static let archived = "archived;"

  var text: String {
    let window =
      switch window {
      case nil: ""
      case .fromStart: "from start"
      case .from(let time): "from \(time)"
      case .byTitle(let time): "by title from \(time)"
      case .byTitleBackward(let time): "by title backward from \(time)"
      case .after(let time): "after \(time)"
      }
    return (isArchived ? Self.archived : "") + window
  }

  init(text: String) {
    var rest = text[...]
    if rest.hasPrefix(Self.archived) {
      isArchived = true
      rest = rest.dropFirst(Self.archived.count)
    }
    if rest == "from start" {
      window = .fromStart
    } else if let time = rest.suffix(after: "from ") {
      window = .from(time)
    } else if let time = rest.suffix(after: "by title from ") {
      window = .byTitle(time)
    } else if let time = rest.suffix(after: "by title backward from ") {
      window = .byTitleBackward(time)
    } else if let time = rest.suffix(after: "after ") {
      window = .after(time)
    }
  }
}

extension Substring {
  fileprivate func suffix(after prefix: String) -> String? {
    hasPrefix(prefix) ? String(dropFirst(prefix.count)) : nil
  }
}
