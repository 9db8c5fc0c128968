/// The members of a JSON object, in the order of their first appearance; of duplicate keys the last wins.
public struct JSONObject: Sendable {
  /// The keys and values, in order.
  public private(set) var members: [(key: String, value: JSONValue)] = []

  /// The position of each key; present only if a linear search would be slower.
  private var index: [String: Int] = [:]
  private static let indexThreshold = 16

  /// Creates an object without members.
  public init() {}

  /// Creates an object of `members`; of duplicate keys the last value wins.
  public init(_ members: some Sequence<(String, JSONValue)>) {
    for (key, value) in members { self[key] = value }
  }

  /// The value of a key; setting `nil` removes the member, setting a new key appends it.
  public subscript(key: String) -> JSONValue? {
    get { position(of: key).map { members[$0].value } }
    set {
      switch (position(of: key), newValue) {
      case (let position?, let value?): members[position].value = value
      case (nil, let value?): append(key, value)
      case (let position?, nil):
        members.remove(at: position)
        rebuildIndex()
      case (nil, nil): break
      }
    }
  }

  /// The keys, in order.
  public var keys: [String] { members.map(\.key) }

  private func position(of key: String) -> Int? {
    members.count > Self.indexThreshold ? index[key] : members.firstIndex { $0.key == key }
  }

  private mutating func append(_ key: String, _ value: JSONValue) {
    members.append((key, value))
    if members.count == Self.indexThreshold + 1 {
      rebuildIndex()
    } else if members.count > Self.indexThreshold {
      index[key] = members.count - 1
    }
  }

  private mutating func rebuildIndex() {
    index.removeAll()
    guard members.count > Self.indexThreshold else { return }
    for (position, member) in members.enumerated() { index[member.key] = position }
  }
}

extension JSONObject: Hashable {
  /// Returns whether the members are equal and in the same order.
  public static func == (left: JSONObject, right: JSONObject) -> Bool {
    left.members.elementsEqual(right.members) { $0.key == $1.key && $0.value == $1.value }
  }

  /// Hashes the members in their order.
  public func hash(into hasher: inout Hasher) {
    for member in members {
      hasher.combine(member.key)
      hasher.combine(member.value)
    }
  }
}

extension JSONObject: JSONDecodable {
  /// Reads an object.
  public init(from reader: inout JSONReader) throws(JSONError) {
    self.init()
    try reader.readObject { (reader, key) throws(JSONError) in
      self[key] = try JSONValue(from: &reader)
    }
  }
}

extension JSONObject: ExpressibleByDictionaryLiteral {
  /// Creates an object; of duplicate keys the last value wins.
  public init(dictionaryLiteral elements: (String, JSONValue)...) { self.init(elements) }
}
