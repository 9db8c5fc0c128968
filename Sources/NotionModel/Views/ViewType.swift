/// The layout of a view.
public enum ViewType: OpenEnum {
  case table, board, list, calendar, timeline, gallery, form, chart, map, dashboard
  case unknown(String)

  /// The names that have a case of their own.
  public static let names: NameTable<ViewType> = [
    "table": .table, "board": .board, "list": .list, "calendar": .calendar, "timeline": .timeline,
    "gallery": .gallery, "form": .form, "chart": .chart, "map": .map, "dashboard": .dashboard,
  ]

  /// The name, where it has no case of its own.
  public var unknownName: String? { if case .unknown(let name) = self { name } else { nil } }
}
