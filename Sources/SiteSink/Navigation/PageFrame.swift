import NotionRendering

/// What is around the content of a document: navigation, the pages before and after, what links to it.
struct PageFrame: Sendable {
  /// The document and what it stands in, from the top; the home page only where it is the document.
  let path: [DocumentPlace]
  /// The home page, where a page is one.
  let home: NavigationLevel.Entry?
  /// What stands at the top, and in each of ``path``.
  let levels: [NavigationLevel]
  let previous: DocumentPlace?
  let next: DocumentPlace?
  let backlinks: [Backlink]
  /// How many backlinks there are beyond those that are shown.
  let moreBacklinks: Int

  /// Changes when anything of it changes.
  var digest: UInt64 {
    var hash = StableHash()
    for place in path + [home?.place, previous, next].compactMap({ $0 }) {
      hash.add(place.title)
      hash.add(place.address)
    }
    // It is the icon of the whole site.
    hash.add(home?.icon?.text ?? "")
    hash.add(previous == nil ? 0 : 1)
    hash.add(next == nil ? 0 : 1)
    for level in levels { hash.add(level.digest) }
    for link in backlinks {
      hash.add(link.place.title)
      hash.add(link.place.address)
      if let sentence = link.sentence {
        for part in [sentence.before, sentence.link, sentence.after] { hash.add(part) }
      }
    }
    hash.add(UInt64(moreBacklinks))
    return hash.value
  }
}
