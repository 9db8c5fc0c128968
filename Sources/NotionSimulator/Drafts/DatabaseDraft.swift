public import NotionModel

/// A database to add, with its data sources and views; without data sources it is a linked view.
public struct DatabaseDraft: Sendable {
  /// The id; `nil` for the next one of the workspace.
  public var id: ObjectID?
  /// Its title.
  public var title: TextDraft
  /// The description.
  public var description: TextDraft
  /// Its icon.
  public var icon: IconDraft?
  /// The picture across its top.
  public var cover: FileDraft?
  /// Whether it is shown in its parent rather than as a separate page.
  public var isInline: Bool
  /// Whether it is locked.
  public var isLocked = false
  /// Its data sources.
  public var dataSources: [DataSourceDraft]
  /// Its views; for a linked view, with the data source of another database.
  public var views: [ViewDraft]
  /// The time of creation; `nil` for now.
  public var created: SimulatorTime?

  /// Creates a database.
  public init(
    _ title: TextDraft, id: ObjectID? = nil, description: TextDraft = .empty, icon: IconDraft? = nil,
    cover: FileDraft? = nil, isInline: Bool = false, dataSources: [DataSourceDraft] = [],
    views: [ViewDraft] = [], created: SimulatorTime? = nil
  ) {
    self.title = title
    self.id = id
    self.description = description
    self.icon = icon
    self.cover = cover
    self.isInline = isInline
    self.dataSources = dataSources
    self.views = views
    self.created = created
  }
}
