import NotionExportKit
import NotionModel
import SinkRendering

/// Writes the document of a database and the CSV of each of its data sources.
struct MarkdownDatabaseWriter {
  let links: MarkdownDocumentLinks
  let options: MarkdownSinkPlugin.Options
  let subject: DatabaseSubject
  let sections: [DatabaseSection]
  /// The notices about views whose rows are missing.
  let notices: [String]
  /// The rows that tables list.
  let policy: RowPolicy

  func write(to files: any OutputFiles) async throws {
    let flavor = links.flavor
    let location = links.location
    let path = try OutputPath(links.references.file(of: location))
    let documents = RowPageCache(in: links.context.workspace)
    try await files.write(path) { file in
      if options.frontMatter != .none {
        let matter = FrontMatter(flavor: flavor, links: links)
        let text = try await matter.text(
          created: subject.createdTime, updated: subject.lastEditedTime, icon: subject.icon,
          isFull: options.frontMatter == .full)
        try file.write("\(text)\n")
      }
      try file.write("# \(markdown(location.title))\n")
      let text = try await StyledText(subject.description, references: links)
      if !text.spans.isEmpty {
        try file.write("\n\(InlineWriter(flavor, in: .paragraph).markdown(text))\n")
      }
      for notice in notices {
        let text = StyledText(ResolvedReference(text: "\(notice)."))
        try file.write("\n\(InlineWriter(flavor, in: .paragraph).markdown(text))\n")
      }
      for section in sections {
        if sections.count > 1 { try file.write("\n## \(markdown(try await title(of: section)))\n") }
        if section.isLinked { try await writeOrigin(of: section, to: &file) }
        try file.write("\n")
        try await table(section, documents).writeTable(csv: try await csvLink(of: section), to: &file)
      }
    }
    for section in sections where !section.isLinked {
      guard let csv = try await csvPath(of: section) else { continue }
      try await files.write(OutputPath(csv)) { file in
        try await table(section, documents).writeCSV(to: &file)
      }
    }
  }

  private func table(_ section: DatabaseSection, _ documents: RowPageCache) -> MarkdownTableWriter {
    MarkdownTableWriter(
      links: links, section: section, linksFiles: options.frontMatter == .full,
      policy: policy, hasRawCSV: options.csv == .raw,
      documents: documents)
  }

  private func markdown(_ text: String) -> String {
    InlineWriter(links.flavor, in: .heading).markdown(
      StyledText(ResolvedReference(text: text.isEmpty ? "Untitled" : text)))
  }

  private func title(of section: DatabaseSection) async throws -> String {
    let id = section.document.dataSource.id.object
    return try await links.references.layout.location(of: id)?.title ?? section.document.place.title
  }

  /// Writes the source of a linked view's rows.
  private func writeOrigin(of section: DatabaseSection, to file: inout OutputFile) async throws {
    var text = StyledText(ResolvedReference(text: "A view of "))
    text.append(
      StyledText(
        try await links.object(
          section.document.dataSource.id.object, title: section.document.place.title)))
    try file.write("\n\(InlineWriter(links.flavor, in: .paragraph).markdown(text))\n")
  }

  private func csvPath(of section: DatabaseSection) async throws -> [String]? {
    let layout = links.references.layout
    guard let own = try await layout.location(of: section.document.dataSource.id.object) else { return nil }
    return own.path.dropLast() + ["\(own.path.last ?? "").csv"]
  }

  private func csvLink(of section: DatabaseSection) async throws -> ResolvedLink? {
    guard let path = try await csvPath(of: section) else { return nil }
    let address = RelativePath.link(from: links.references.folder, to: path)
    return ResolvedLink(address, local: ResolvedLink.Local(path: path))
  }
}
