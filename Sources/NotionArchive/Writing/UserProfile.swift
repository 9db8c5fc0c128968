package import NotionModel

/// A user as described by other objects.
///
/// A people property has most: name, picture, kind, perhaps an address. The display name of a comment and the
/// text of a mention are the name alone. Profiles are merged independently of their order.
package struct UserProfile: Sendable, Hashable {
  private static let keys = ["object", "id", "name", "avatar_url", "type", "person", "bot"]

  package let id: ObjectID
  private let members: JSONObject

  /// Creates a profile with the name alone.
  package init(id: ObjectID, name: String? = nil) {
    self.id = id
    var members: JSONObject = ["object": "user", "id": .string(id.description)]
    if let name { members["name"] = .string(name) }
    self.members = members
  }

  /// Creates the profile of a user object; returns `nil` for anything else.
  package init?(json body: ArraySlice<UInt8>) {
    guard let members = (try? JSONSlice(unchecked: body).decode(JSONValue.self))?.object,
      let id = members["id"]?.string.flatMap({ ObjectID($0) })
    else { return nil }
    self.init(id, members)
  }

  private init(_ id: ObjectID, _ members: JSONObject) {
    self.id = id
    let others = members.keys.filter { !Self.keys.contains($0) && $0 != "request_id" }.sorted()
    self.members = JSONObject((Self.keys + others).compactMap { key in members[key].map { (key, $0) } })
  }

  /// Whether the name is known.
  package var tellsName: Bool { members["name"]?.string?.isEmpty == false }

  /// The user object.
  package var body: [UInt8] { JSONValue.object(members).serialized }

  /// Whether it is a whole user object and not only a name.
  private var isWhole: Bool { members["type"]?.string != nil }

  /// Returns both profiles merged; where they differ, a whole one takes precedence over a name alone, and
  /// then the longer value, so that the order does not matter.
  package func merged(with other: UserProfile) -> UserProfile {
    if isWhole != other.isWhole { return isWhole ? filled(from: other) : other.filled(from: self) }
    var merged = members
    for (key, value) in other.members.members {
      guard let mine = members[key], mine != .null else {
        merged[key] = value
        continue
      }
      let (left, right) = (mine.serialized, value.serialized)
      if value != .null, (left.count, Order(left)) < (right.count, Order(right)) { merged[key] = value }
    }
    return UserProfile(id, merged)
  }

  /// Returns the profile that replaces an older one: this one, unless it is only a name and the older one was
  /// whole.
  package func succeeding(_ older: UserProfile) -> UserProfile {
    older.isWhole && !isWhole ? older.filled(from: self) : filled(from: older)
  }

  /// Returns this profile, with missing members from another.
  private func filled(from other: UserProfile) -> UserProfile {
    var filled = members
    for (key, value) in other.members.members where members[key] == nil || members[key] == .null {
      filled[key] = value
    }
    return UserProfile(id, filled)
  }

  /// Bytes, compared lexicographically as unsigned numbers.
  private struct Order: Comparable {
    let bytes: [UInt8]
    init(_ bytes: [UInt8]) { self.bytes = bytes }
    static func < (left: Order, right: Order) -> Bool { left.bytes.lexicographicallyPrecedes(right.bytes) }
  }
}
