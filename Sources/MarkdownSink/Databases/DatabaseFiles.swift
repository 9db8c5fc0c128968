import NotionExportKit
import NotionModel
import NotionRendering

/// Writes the document of a database and the CSV of each of its data sources.
struct DatabaseFiles {
  let surroundings: PageSurroundings
  let title: String
  let description: RichText
  let views: [View]
  let dataSources: [DataSourceDocument]

  func write(to files: any OutputFiles) async throws {
    let flavor = surroundings.flavor
    let place = surroundings.place
    let path = try OutputPath(place.surroundings + ["\(place.path.last ?? "").md"])
    try await files.write(path) { file in
      try file.write("# \(heading(title))\n")
      let text = try await TextSpans(description, references: surroundings)
      if !text.spans.isEmpty {
        try file.write("\n\(InlineStyle(flavor, in: .paragraph).markdown(text))\n")
      }
      if dataSources.isEmpty {
        try file.write("\nA view of a database that Notion's API does not give out.\n")
      }
      for document in dataSources {
        if dataSources.count > 1 { try file.write("\n## \(heading(document.place.title))\n") }
        try file.write("\n")
        try await table(document).writeTable(to: &file)
      }
    }
    for document in dataSources {
      guard let csv = try await csvPath(of: document) else { continue }
      try await files.write(OutputPath(csv)) { file in try await table(document).writeCSV(to: &file) }
    }
  }

  private func heading(_ text: String) -> String {
    var spans = TextSpans()
    spans.append(text.isEmpty ? "Untitled" : text, isCode: false, TextStyle())
    return InlineStyle(surroundings.flavor, in: .heading).markdown(spans)
  }

  /// Where a data source's CSV is; `nil` where it belongs to another database.
  private func csvPath(of document: DataSourceDocument) async throws -> [String]? {
    let place = surroundings.place
    guard document.place.parent == place.id || document.dataSource.id.object == place.id,
      let own = try await surroundings.references.places.place(of: document.dataSource.id.object)
    else { return nil }
    return own.surroundings + ["\(own.path.last ?? "").csv"]
  }

  private func table(_ document: DataSourceDocument) -> DatabaseTable {
    let own = views.filter { $0.dataSourceID == document.dataSource.id || $0.dataSourceID == nil }
    return DatabaseTable(
      surroundings: surroundings, dataSource: document.dataSource,
      view: own.first { $0.type == .table } ?? own.first)
  }
}
