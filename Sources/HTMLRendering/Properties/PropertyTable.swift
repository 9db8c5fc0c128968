package import NotionExportKit
package import NotionModel

/// Writes the properties of a page as a table, without the title.
package struct PropertyTable<Surroundings: HTMLSurroundings> {
  private let surroundings: Surroundings

  /// Creates a writer of values with the links of `surroundings`.
  package init(surroundings: Surroundings) { self.surroundings = surroundings }

  /// Writes the table, unless there is only a title.
  ///
  /// - Parameters:
  ///   - document: the page.
  ///   - schema: the properties of its data source, if it is a row.
  ///   - html: the output.
  /// - Throws: an error of reading the archive, or ``HTMLWriterError``.
  package func write(
    _ document: PageDocument, schema: PropertySchemas?, to html: inout HTMLWriter
  ) async throws {
    let properties = document.page.properties.filter { $0.type != .title && $0.type != .button }
    guard !properties.isEmpty else { return }
    let writer = PropertyWriter(surroundings: surroundings)
    let depth = html.depth
    try html.open("table", ("class", "properties"))
    try html.open("tbody")
    try html.lineEnd()
    for property in properties {
      try html.open("tr")
      try html.element("th", ("scope", "row"), text: property.name)
      try html.open("td")
      let schema = schema?.first { $0.id == property.id } ?? schema?[property.name]
      try await writer.write(property, in: document, schema: schema, to: &html)
      try html.close()
      try html.close()
      try html.lineEnd()
    }
    try html.close(to: depth)
    try html.lineEnd()
  }
}
