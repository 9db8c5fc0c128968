/// The layout of a view.
public enum ViewType: OpenEnum {
  case table, board, list, calendar, timeline, gallery, form, chart, map, dashboard
  case unknown(String)

  /// The known names and their cases.
  public static let names: NameTable<ViewType> = [
    "table": .table, "board": .board, "list": .list, "calendar": .calendar, "timeline": .timeline,
    "gallery": .gallery, "form": .form, "chart": .chart, "map": .map, "dashboard": .dashboard,
  ]

  /// The name of a value without a case, or `nil`.
  public var unknownName: String? { if case .unknown(let name) = self { name } else { nil } }
}
