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

extension TaggedKeys where Sibling == NoSibling {
  init() where Tag: CaseIterable & RawRepresentable<String> {
    self.init(tags: Tag.allCases.map { ($0.rawValue, $0) }, siblings: [])
  }
}
