public import NotionModel

/// A page to add: below another, at the root of the workspace, or as a row of a data source.
public struct PageDraft: Sendable {
  /// The id; `nil` for the next one of the workspace.
  public var id: ObjectID?
  /// Its title.
  public var title: TextDraft
  /// Its icon.
  public var icon: IconDraft?
  /// The picture across its top.
  public var cover: FileDraft?
  /// The values of its properties by name, if it is a row.
  public var values: [String: ValueDraft]
  /// Its content.
  public var content: [BlockDraft]
  /// Comments on the page as a whole.
  public var comments: [CommentDraft]
  /// Its author; `nil` for the integration.
  public var author: ObjectID?
  /// The time of creation; `nil` for now.
  public var created: SimulatorTime?
  /// The time of the last edit; `nil` for that of creation.
  public var edited: SimulatorTime?
  /// Whether it is locked.
  public var isLocked = false
  /// Whether it is archived, which is not the trash.
  public var isArchived = false
  /// Whether it is in the trash.
  public var inTrash = false
  /// The public address, if it is published.
  public var publicURL: String?

  /// Creates a page.
  public init(
    _ title: TextDraft, id: ObjectID? = nil, icon: IconDraft? = nil, cover: FileDraft? = nil,
    values: [String: ValueDraft] = [:], content: [BlockDraft] = [], comments: [CommentDraft] = [],
    by author: ObjectID? = nil, created: SimulatorTime? = nil, edited: SimulatorTime? = nil
  ) {
    self.title = title
    self.id = id
    self.icon = icon
    self.cover = cover
    self.values = values
    self.content = content
    self.comments = comments
    self.author = author
    self.created = created
    self.edited = edited
  }

  /// Returns the same page after `change`, for fields without an initializer parameter.
  public func with(_ change: (inout PageDraft) -> Void) -> PageDraft {
    var copy = self
    change(&copy)
    return copy
  }
}
