import NotionExportKit
import NotionModel

/// The headings of a page, read off its content before or beside the page itself.
enum PageHeadings {
  static func read(_ document: PageDocument, title: String) async throws -> [PageHeading] {
    var slugs = HeadingSlugs()
    _ = slugs.next(title)
    var headings: [PageHeading] = []
    for try await event in document.content {
      guard case .enter(let node) = event, let level = node.block.headingLevel,
        let text = node.block.richText?.plainText
      else { continue }
      headings.append(PageHeading(id: node.block.id, level: level, text: text, slug: slugs.next(text)))
    }
    return headings
  }
}
