import HTMLRendering
import NotionExportKit
import NotionModel
import SinkRendering

/// Writes the content of cards of a board, gallery or list.
struct RowCards<Surroundings: HTMLReferences> {
  let surroundings: Surroundings
  private let shown: [PropertySchema]
  private let picture: RowPicture?
  private let isContained: Bool
  private let size: String?

  /// Creates the cards of the section's view.
  init(surroundings: Surroundings, section: DatabaseSection) {
    self.surroundings = surroundings
    let configuration = section.view?.configuration
    // Unlike a table, a card shows only properties that the view lists.
    shown =
      configuration?.properties.isEmpty == false
      ? section.shownColumns.filter { $0.type != .title } : []
    picture = section.view.flatMap { RowPicture($0, of: section.document.dataSource) }
    isContained = configuration?.coverAspect == "contain"
    size = configuration?.coverSize.flatMap { ["small", "large"].contains($0) ? $0 : nil }
  }

  /// The class of a gallery with these cards.
  var galleryClass: String { size.map { "gallery \($0)" } ?? "gallery" }

  /// Writes the picture of a row, if cards have any.
  func writePicture(of row: ViewRows.Element, to html: inout HTMLWriter) async throws {
    guard let picture else { return }
    let rowSurroundings = try await surroundings.references(ofRow: row.reference.id)
    if let document = row.document, let file = try await picture.file(of: document),
      let source = try await rowSurroundings.picture(of: file)
    {
      // The adjacent title identifies the card.
      try html.empty(
        "img", ("class", isContained ? "cover contain" : "cover"), ("src", source.address), ("alt", ""),
        ("width", source.width), ("height", source.height), ("loading", "lazy"))
    } else if picture.hasPlace {
      try html.empty("div", ("class", "no-cover"))
    }
  }

  /// Writes the title and the properties that the view shows.
  func write(_ row: ViewRows.Element, to html: inout HTMLWriter) async throws {
    try html.open("p", ("class", "card-title"))
    try await RowTitle(surroundings: surroundings).write(row, to: &html)
    try html.close()
    guard let document = row.document else { return }
    let rowSurroundings = try await surroundings.references(ofRow: row.reference.id)
    let texts = PropertyText(references: rowSurroundings)
    let writer = PropertyWriter(references: rowSurroundings)
    let depth = html.depth
    for schema in shown {
      guard let value = document.page.properties.value(of: schema),
        try await !texts.text(of: value, schema: schema).spans.isEmpty
      else { continue }
      if html.depth == depth { try html.open("dl") }
      try html.open("div")
      try html.element("dt", text: schema.name)
      try html.text(" ")
      try html.open("dd")
      try await writer.write(value, schema: schema, to: &html)
      try html.close(to: depth + 1)
    }
    try html.close(to: depth)
  }
}
