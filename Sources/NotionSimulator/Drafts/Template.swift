import NotionModel

/// What stands in a stored payload for a value that is only known when it is read: titles change, and
/// signatures and users' names are written anew at every read.
///
/// A placeholder is an object of one member whose key begins with `$`; no object of Notion's does.
enum Template {
  /// A user, complete where the user is known.
  static func user(_ id: ObjectID) -> JSONValue { ["$user": .string(id.description)] }
  /// The text of a user's mention.
  static func userText(_ id: ObjectID) -> JSONValue { ["$at": .string(id.description)] }
  /// The present title of a page, database or data source.
  static func title(_ id: ObjectID) -> JSONValue { ["$title": .string(id.description)] }
  /// The address of a page or database in the workspace.
  static func url(_ id: ObjectID) -> JSONValue { ["$url": .string(id.description)] }
  /// The signed address of a hosted file and its expiry time.
  static func asset(_ id: ObjectID) -> JSONValue { ["$asset": .string(id.description)] }
  /// The signed address of a hosted file alone, as an HTML block has it.
  static func signed(_ id: ObjectID) -> JSONValue { ["$signed": .string(id.description)] }
  /// An address on the simulator's second host, which plays the rest of the web.
  static func web(_ path: String) -> JSONValue { ["$web": .string(path)] }
  /// A custom emoji with its address.
  static func emoji(_ name: String) -> JSONValue { ["$emoji": .string(name)] }
}
