/// The role of a key in an object of the form `{"type": "x", "x": …, sibling: …}`.
enum TaggedKey<Tag: Sendable, Sibling: Sendable>: Sendable {
  case type
  case payload(Tag)
  case sibling(Sibling)
}
