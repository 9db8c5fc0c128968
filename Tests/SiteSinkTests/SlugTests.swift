import Testing

@testable import SiteSink

/// Parts of addresses from titles.
struct SlugTests {
  @Test(
    "A title becomes letters, digits and hyphens",
    arguments: [
      ("How we write", "how-we-write"), ("  A/B: tests & more!  ", "a-b-tests-more"),
      ("Safety at the water’s edge", "safety-at-the-waters-edge"),
      ("Ærø, Łódź, Großer Ärger", "aero-lodz-grosser-aerger"),
      ("Crème brûlée", "creme-brulee"), ("Cre\u{300}me", "creme"), ("Привет, мир", "privet-mir"),
      ("Щука и ёж", "shchuka-i-ezh"), ("Ψαρολίμανο", "psarolimano"), ("用語集", "用語集"), ("Ｆｕｌｌ １", "full-1"),
      ("../../etc", "etc"), ("v1.2 — notes", "v1-2-notes"), ("Ŀ ǆ", "l-dz"),
    ])
  func slugs(title: String, slug: String) { #expect(Slug.slug(of: title) == slug) }

  @Test("A title without letters has none", arguments: ["", "🎉", "—", "...", "\u{202E}"])
  func none(title: String) { #expect(Slug.slug(of: title) == nil) }

  @Test("A long title is cut between words")
  func long() throws {
    let slug = try #require(Slug.slug(of: String(repeating: "sentence ", count: 40)))
    #expect(slug.utf8.count <= 80)
    #expect(slug.hasSuffix("-sentence"))
    #expect(try #require(Slug.slug(of: String(repeating: "語", count: 400))).utf8.count <= 80)
  }
}
