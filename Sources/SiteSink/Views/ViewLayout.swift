import NotionExportKit
import NotionModel
import SinkRendering

/// The layout of a view on the site.
enum ViewLayout {
  case table
  case board
  case gallery
  case list
  case calendar(CalendarBuckets)

  /// Creates the layout of the section's view; a table without a view, or if data for its layout is missing.
  init(of section: DatabaseSection) {
    guard let view = section.view else {
      self = .table
      return
    }
    switch view.type {
    case .board: self = Self.canGroup(section) ? .board : .table
    case .gallery: self = .gallery
    case .list: self = .list
    case .calendar:
      self = CalendarBuckets(view, of: section.document.dataSource).map { .calendar($0) } ?? .table
    case .table, .timeline, .form, .chart, .map, .dashboard, .unknown, nil: self = .table
    @unknown default: self = .table
    }
  }

  private static func canGroup(_ section: DatabaseSection) -> Bool {
    guard let grouping = section.view?.configuration?.groupBy else { return false }
    let properties = section.document.dataSource.properties
    return
      (properties.property(grouping.propertyID.text)
      ?? grouping.propertyName.flatMap { properties.property($0) }) != nil
  }

  /// The class of the view's section.
  var className: String {
    switch self {
    case .table: "view-table"
    case .board: "view-board"
    case .gallery: "view-gallery"
    case .list: "view-list"
    case .calendar: "view-calendar"
    }
  }

  /// Whether groups are columns.
  var isBoard: Bool { if case .board = self { true } else { false } }

  /// Returns the title of a view: its own name, or that of its layout.
  static func name(of view: View?) -> String {
    if let name = view?.name, !name.allSatisfy(\.isWhitespace) { return name }
    let layout = view?.type?.name ?? "table"
    return layout.prefix(1).uppercased() + layout.dropFirst()
  }

  /// Returns a notice about a view that Notion shows in another form, or `nil`.
  func notice(on view: View?) -> String? {
    guard let type = view?.type, !className.hasSuffix(type.name) else { return nil }
    switch type {
    case .form: return "In Notion this view is a form; its answers are shown here as a table."
    case .board:
      return "In Notion this view is a board; what it groups by is not known, so it is a table here."
    case .calendar: return "In Notion this view is a calendar; its date is not known, so it is a table here."
    case .table, .list, .timeline, .gallery, .chart, .map, .dashboard, .unknown:
      return "In Notion this view is a \(type.name); its rows are shown here as a table."
    @unknown default: return nil
    }
  }
}
