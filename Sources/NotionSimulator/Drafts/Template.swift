import NotionModel

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
