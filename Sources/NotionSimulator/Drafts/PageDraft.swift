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

/// A template for new rows of a data source: a page that neither search nor a query returns.
public struct TemplateDraft: Sendable, ExpressibleByStringLiteral {
  /// The name under which it is offered.
  public var name: String
  /// The page that is copied.
  public var page: PageDraft

  /// Creates a template with content.
  public init(_ name: String, content: [BlockDraft] = []) {
    self.name = name
    page = PageDraft(TextDraft(stringLiteral: name), content: content)
  }

  /// Creates a template without content.
  public init(stringLiteral name: String) { self.init(name) }
}

/// Placeholders in stored payloads for values that are computed when they are read: titles change, and
/// signatures and users' names are computed for every response.
///
/// A placeholder is an object with a single member whose key begins with `$`; Notion has no such objects.
enum Template {
  /// Returns a user, complete if the user is known.
  static func user(_ id: ObjectID) -> JSONValue { ["$user": .string(id.description)] }
  /// Returns the text of a user's mention.
  static func userText(_ id: ObjectID) -> JSONValue { ["$at": .string(id.description)] }
  /// Returns the current title of a page, database or data source.
  static func title(_ id: ObjectID) -> JSONValue { ["$title": .string(id.description)] }
  /// Returns the address of a page or database in the workspace.
  static func url(_ id: ObjectID) -> JSONValue { ["$url": .string(id.description)] }
  /// Returns the signed address of a hosted file and its expiry time.
  static func asset(_ id: ObjectID) -> JSONValue { ["$asset": .string(id.description)] }
  /// Returns only the signed address of a hosted file, as in an HTML block.
  static func signed(_ id: ObjectID) -> JSONValue { ["$signed": .string(id.description)] }
  /// Returns an address on the simulator's second host, which represents the rest of the web.
  static func web(_ path: String) -> JSONValue { ["$web": .string(path)] }
  /// Returns a custom emoji with its address.
  static func emoji(_ name: String) -> JSONValue { ["$emoji": .string(name)] }
}

/// A comment on a page or block.
public struct CommentDraft: Sendable {
  /// The id; `nil` for the next one of the workspace.
  public var id: ObjectID?
  /// The author; `nil` for the integration.
  public var author: ObjectID?
  /// The text.
  public var text: TextDraft
  /// The attachments.
  public var attachments: [CommentAttachmentDraft]
  /// Whether its thread has been resolved; the API returns only open threads.
  public var isResolved: Bool
  /// Whether it has attachments that Notion has not processed yet.
  public var hasPendingAttachments = false
  /// Whether the commented content has been deleted.
  public var isOriginalContentDeleted = false
  /// The replies.
  public var replies: [CommentDraft]

  /// Creates a comment that begins a thread, or replies in one.
  public init(
    _ text: TextDraft, by author: ObjectID? = nil, id: ObjectID? = nil,
    attachments: [CommentAttachmentDraft] = [], isResolved: Bool = false, replies: [CommentDraft] = []
  ) {
    self.text = text
    self.author = author
    self.id = id
    self.attachments = attachments
    self.isResolved = isResolved
    self.replies = replies
  }

  /// Returns the same comment after `change`, for fields without an initializer parameter.
  public func with(_ change: (inout CommentDraft) -> Void) -> CommentDraft {
    var copy = self
    change(&copy)
    return copy
  }
}

/// A hosted file attached to a comment.
public struct CommentAttachmentDraft: Sendable, Hashable {
  /// `audio`, `image`, `pdf`, `productivity` or `video`.
  public var category: String
  /// The file.
  public var asset: ObjectID

  /// Creates an attachment.
  public init(category: String, asset: ObjectID) {
    self.category = category
    self.asset = asset
  }
}
