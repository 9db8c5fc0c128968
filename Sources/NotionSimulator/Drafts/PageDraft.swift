public import NotionModel

/// A page to add: below another, at the top of the workspace, or as a row of a data source.
public struct PageDraft: Sendable {
  /// The id to give it; `nil` for the next one of the workspace.
  public var id: ObjectID?
  /// Its title.
  public var title: TextDraft
  /// Its icon.
  public var icon: IconDraft?
  /// The picture across its top.
  public var cover: FileDraft?
  /// The values of its properties by name, where it is a row.
  public var values: [String: ValueDraft]
  /// What it contains.
  public var content: [BlockDraft]
  /// Comments on the page as a whole.
  public var comments: [CommentDraft]
  /// Who made it; `nil` for the integration.
  public var author: ObjectID?
  /// When it was made; `nil` for now.
  public var created: Timestamp?
  /// When it was last edited; `nil` for when it was made.
  public var edited: Timestamp?
  /// Whether it is locked against edits.
  public var isLocked = false
  /// Whether it is archived, which is not the trash.
  public var isArchived = false
  /// Whether it lies in the trash.
  public var inTrash = false
  /// Where it is published.
  public var publicURL: String?

  /// A page.
  public init(
    _ title: TextDraft, id: ObjectID? = nil, icon: IconDraft? = nil, cover: FileDraft? = nil,
    values: [String: ValueDraft] = [:], content: [BlockDraft] = [], comments: [CommentDraft] = [],
    by author: ObjectID? = nil, created: Timestamp? = nil, edited: Timestamp? = nil
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

  /// The same page with `change` made to it, for the fields that the initializer does not take.
  public func with(_ change: (inout PageDraft) -> Void) -> PageDraft {
    var copy = self
    change(&copy)
    return copy
  }
}
