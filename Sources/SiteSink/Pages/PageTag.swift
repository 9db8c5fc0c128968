import NotionExportKit
import NotionModel
import NotionRendering

/// A tag of a page: a value of the property whose name the options tell.
struct PageTag: Sendable, Hashable {
  /// What the keys of notes about tags begin with.
  static let prefix = "site/tag/"

  /// The tag as people write it.
  let name: String
  /// The tag in addresses.
  let slug: String

  /// The tags of a page, in its order.
  static func tags(of document: PageDocument, named property: String) -> [PageTag] {
    guard !property.isEmpty,
      let value = document.page.properties.first(where: { $0.name.lowercased() == property.lowercased() })
    else { return [] }
    let options = document.contents(of: value).flatMap { $0.chosenOptions ?? [] }
    let tags = options.map { PageTag($0.name) }
    var seen: Set<String> = []
    return tags.filter { seen.insert($0.slug).inserted }
  }

  private init(_ name: String) {
    self.name = name
    let slug = Slug.slug(of: name)
    if let slug, Array(slug.utf8) == Array(name.utf8) {
      self.slug = slug
    } else {
      // Something of the name is not in its slug, as of C, C++ and C#: its hash tells it from others.
      var hash = StableHash()
      hash.add(name)
      let digits = String(hash.value, radix: 16)
      let mark = String(repeating: "0", count: 16 - digits.count) + digits
      self.slug = slug.map { "\($0)-\(mark.prefix(8))" } ?? mark
    }
  }

  /// The file that lists the pages of the tag.
  var file: [String] { ["tags", slug, "index.html"] }

  /// The key of a note about the tag, so that notes come in the order of tags and, in each, of titles.
  func key(for title: String) -> String { "\(Self.prefix)\(slug)/\(Slug.slug(of: title) ?? "")" }

  /// The slug that a key is about.
  static func slug(of key: String) -> String { String(key.dropFirst(prefix.count).prefix { $0 != "/" }) }
}
