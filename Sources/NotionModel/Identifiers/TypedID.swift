/// The id of an object of a known kind, so that a page's cannot be passed for a block's.
public struct TypedID<Object>: Sendable, Hashable, Comparable {
  /// The id itself.
  public let object: ObjectID

  /// Creates a typed id.
  public init(_ object: ObjectID) { self.object = object }

  /// Parses a UUID, hyphens optional; returns `nil` for anything else.
  public init?(_ text: some StringProtocol) {
    guard let id = ObjectID(text) else { return nil }
    self.init(id)
  }

  /// Orders ids like their texts.
  public static func < (left: TypedID, right: TypedID) -> Bool { left.object < right.object }
}

extension TypedID: CustomStringConvertible {
  /// The text, in lower case with hyphens.
  public var description: String { object.description }
}

extension TypedID: JSONDecodable {
  /// Reads an id, hyphens optional.
  public init(from reader: inout JSONReader) throws(JSONError) {
    self.init(try ObjectID(from: &reader))
  }
}

/// The kinds of object that a ``TypedID`` identifies.
public enum IdentifiedKind {
  /// A page.
  public enum Page {}
  /// A block; a page's id is also the id of its block.
  public enum Block {}
  /// A database, the container of data sources.
  public enum Database {}
  /// A data source: a schema and its rows.
  public enum DataSource {}
  /// A person or bot.
  public enum User {}
  /// A comment.
  public enum Comment {}
  /// A thread of comments.
  public enum Discussion {}
  /// A view of a data source.
  public enum View {}
  /// A custom emoji of the workspace.
  public enum CustomEmoji {}
}

/// The id of a page.
public typealias PageID = TypedID<IdentifiedKind.Page>
/// The id of a block.
public typealias BlockID = TypedID<IdentifiedKind.Block>
/// The id of a database.
public typealias DatabaseID = TypedID<IdentifiedKind.Database>
/// The id of a data source.
public typealias DataSourceID = TypedID<IdentifiedKind.DataSource>
/// The id of a user.
public typealias UserID = TypedID<IdentifiedKind.User>
/// The id of a comment.
public typealias CommentID = TypedID<IdentifiedKind.Comment>
/// The id of a discussion.
public typealias DiscussionID = TypedID<IdentifiedKind.Discussion>
/// The id of a view.
public typealias ViewID = TypedID<IdentifiedKind.View>
/// The id of a custom emoji.
public typealias CustomEmojiID = TypedID<IdentifiedKind.CustomEmoji>

/// The id of a property within its data source, percent-encoded as in the API.
public struct PropertyID: Sendable, Hashable, Comparable, CustomStringConvertible {
  /// The id in the API's form; insert it into a path without further encoding.
  public let text: String

  /// Creates an id from the API's form.
  public init(_ text: String) { self.text = text }

  /// Orders ids like their texts.
  public static func < (left: PropertyID, right: PropertyID) -> Bool { left.text < right.text }

  /// The id in the API's form.
  public var description: String { text }
}

extension PropertyID: JSONDecodable {
  /// Reads an id.
  public init(from reader: inout JSONReader) throws(JSONError) { text = try reader.readString() }
}
