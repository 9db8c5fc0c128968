/// The kind of object that an id identifies.
public enum ExportedKind: String, Sendable, Hashable, CaseIterable {
  case page
  case database
  case dataSource = "data_source"
  case block
  case user
  case comment
  case view
  case asset
}
