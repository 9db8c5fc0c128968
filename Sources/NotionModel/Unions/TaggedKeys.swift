/// What a key means in an object of the form `{"type": "x", "x": …, sibling: …}`.
enum TaggedKey<Tag: Sendable, Sibling: Sendable>: Sendable {
  case type
  case payload(Tag)
  case sibling(Sibling)
}

/// The keys of an object whose `type` names the key of its payload.
struct TaggedKeys<Tag: Equatable & Sendable, Sibling: Sendable>: Sendable {
  let keys: JSONKeyTable<TaggedKey<Tag, Sibling>>
  let tags: JSONKeyTable<Tag>

  init(tags: [(String, Tag)], siblings: [(String, Sibling)]) {
    self.tags = JSONKeyTable(tags)
    self.keys = JSONKeyTable(
      [("type", .type)] + tags.map { ($0, .payload($1)) } + siblings.map { ($0, .sibling($1)) })
  }

  init()
  where
    Tag: CaseIterable & RawRepresentable<String>, Sibling: CaseIterable & RawRepresentable<String>
  {
    self.init(
      tags: Tag.allCases.map { ($0.rawValue, $0) }, siblings: Sibling.allCases.map { ($0.rawValue, $0) })
  }

  init() where Tag: OpenEnum, Sibling: CaseIterable & RawRepresentable<String> {
    self.init(
      tags: Tag.names.entries.map { ($0.name, $0.value) },
      siblings: Sibling.allCases.map { ($0.rawValue, $0) })
  }
}

/// The siblings of an object that holds its type and its payload only.
enum NoSibling: Sendable {}

extension TaggedKeys where Sibling == NoSibling {
  init() where Tag: CaseIterable & RawRepresentable<String> {
    self.init(tags: Tag.allCases.map { ($0.rawValue, $0) }, siblings: [])
  }
}

/// An object whose `type` was looked at.
enum Tagged<Payload> {
  case known(Payload)
  case unknown(UnknownContent)
}
