import NotionExportKit
import NotionModel
import SinkRendering

/// A tag of a page: a value of the configured property.
struct PageTag: Sendable, Hashable {
  /// The prefix of the keys of notes about tags.
  static let prefix = "site/tag/"

  /// The tag as it is written.
  let name: String
  /// The tag in addresses.
  let slug: String

  /// Returns the tags of a page, in its order.
  static func tags(of document: PageDocument, named property: String) -> [PageTag] {
    guard !property.isEmpty,
      let value = document.page.properties.first(where: { $0.name.lowercased() == property.lowercased() })
    else { return [] }
    let options = value.content.chosenOptions ?? []
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
      // Different names may have equal slugs, like C, C++ and C#: a hash of the name distinguishes them.
      var hash = StableHash()
      hash.add(name)
      let digits = String(hash.value, radix: 16)
      let mark = String(repeating: "0", count: 16 - digits.count) + digits
      self.slug = slug.map { "\($0)-\(mark.prefix(8))" } ?? mark
    }
  }

  /// The file with the list of the tag's pages.
  var file: [String] { ["tags", slug, "index.html"] }

  /// Returns the key of a note about the tag, so that notes are ordered by tag and then by title.
  func key(for title: String) -> String { "\(Self.prefix)\(slug)/\(Slug.slug(of: title) ?? "")" }

  /// Returns the slug of a key.
  static func slug(of key: String) -> String { String(key.dropFirst(prefix.count).prefix { $0 != "/" }) }
}
