/// A part of a page that is stored as responses of lists, and its table.
package enum ListedPart: Sendable, Hashable, CaseIterable {
  case blocks
  case properties
  case comments

  /// The part that a kind of request reads; `nil` if it reads no list of a page.
  package init?(_ kind: WorkItem.Kind) {
    switch kind {
    case .children: self = .blocks
    case .property: self = .properties
    case .comments: self = .comments
    default: return nil
    }
  }

  package var parts: ContentParts {
    switch self {
    case .blocks: .blocks
    case .properties: .properties
    case .comments: .comments
    }
  }

  var table: String {
    switch self {
    case .blocks: "block_lists"
    case .properties: "property_lists"
    case .comments: "comment_lists"
    }
  }

  /// The column that identifies the lists of an object.
  var list: String { self == .properties ? "property" : "container" }

  /// The columns after owner and revision.
  var columns: String {
    switch self {
    case .blocks: "\(list), sequence, hash, body, outline, reason, commentable"
    case .properties: "\(list), sequence, hash, body"
    case .comments: "\(list), sequence, hash, body, reason"
    }
  }

  /// The column of the object with the published revision.
  var revisionColumn: String {
    switch self {
    case .blocks: "blocks_revision"
    case .properties: "properties_revision"
    case .comments: "comments_revision"
    }
  }
}
