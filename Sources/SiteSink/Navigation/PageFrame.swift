import SinkRendering

/// The surroundings of a document's content: navigation, the previous and next page, backlinks.
struct PageFrame: Sendable {
  /// The document and its ancestors, from the root; the home page only if it is the document.
  let path: [OutputLocation]
  /// The home page, if a page is one.
  let home: NavigationLevel.Entry?
  /// The entries at the root, and of each document of ``path``.
  let levels: [NavigationLevel]
  let previous: OutputLocation?
  let next: OutputLocation?
  let backlinks: [Backlink]
  /// The number of backlinks beyond those that are shown.
  let moreBacklinks: Int

  /// A digest that changes with any part.
  var digest: UInt64 {
    var hash = StableHash()
    for location in path + [home?.location, previous, next].compactMap({ $0 }) {
      hash.add(location.id)
      hash.add(location.title)
      hash.add(location.address)
    }
    // It is the icon of the whole site.
    hash.add(home?.icon?.text ?? "")
    hash.add(previous == nil ? 0 : 1)
    hash.add(next == nil ? 0 : 1)
    for level in levels { hash.add(level.digest) }
    for link in backlinks {
      hash.add(link.location.title)
      hash.add(link.location.address)
      if let sentence = link.sentence {
        for part in [sentence.before, sentence.link, sentence.after] { hash.add(part) }
      }
    }
    hash.add(UInt64(moreBacklinks))
    return hash.value
  }
}
