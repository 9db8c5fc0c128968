import NotionModel

/// One query of a data source's rows: which of those that together list all.
///
/// The first query lists the rows in their own order. Where the API stops at its limit, further ones list
/// them by creation, each from where the one before stopped. A last one lists the archived rows.
struct RowsQuery: Sendable, Hashable {
  /// Lists the archived rows rather than the others.
  var isArchived = false
  /// Lists by creation, from this time on where there is one.
  var window: Window?

  enum Window: Sendable, Hashable {
    case fromStart
    case from(String)
  }

  /// The query's text in the frontier.
  var text: String {
    let window =
      switch window {
      case nil: ""
      case .fromStart: "by creation"
      case .from(let time): "by creation from \(time)"
      }
    return (isArchived ? "archived;" : "") + window
  }

  init(isArchived: Bool = false, window: Window? = nil) {
    self.isArchived = isArchived
    self.window = window
  }

  init(text: String) {
    var rest = text[...]
    if rest.hasPrefix("archived;") {
      isArchived = true
      rest = rest.dropFirst("archived;".count)
    }
    if rest.hasPrefix("by creation from ") {
      window = .from(String(rest.dropFirst("by creation from ".count)))
    } else if rest == "by creation" {
      window = .fromStart
    }
  }
}
