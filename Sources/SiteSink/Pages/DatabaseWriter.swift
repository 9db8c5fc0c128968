import HTMLRendering
import NotionExportKit
import NotionModel
import SinkRendering

/// Writes the document of a database, or of a data source whose database is not in the archive.
struct DatabaseWriter {
  let site: Site
  let subject: DatabaseSubject

  /// Writes all files of the database, at its location.
  ///
  /// - Throws: an error of reading the archive or writing the output.
  nonisolated(nonsending) func write(at location: OutputLocation) async throws {
    let writer = try await DocumentWriter(site, location, subject.place, nil)
    let surroundings = writer.surroundings
    let about = try await InlineText(subject.description, references: surroundings)
    let line = about.plainText.split(whereSeparator: \.isNewline).joined(separator: " ")
    var values = try await writer.values(description: PageSurvey.cut(line), edited: subject.lastEditedTime)
    values.set(.cover, try await writer.cover(subject.cover))
    values.set(.icon, try await writer.icon(subject.icon))
    values.set(.heading, try await writer.heading([]))
    values.set(
      .properties,
      about.isEmpty
        ? nil
        : try HTMLFragment { html in
          try html.open("p", ("class", "description"))
          try html.inline(about)
          try html.close()
        })
    let feeds = try await self.feeds(location)
    values.set("feeds", feeds.map { ["title": $0.title, "href": $0.file.last] })
    let (before, after) = site.templates.frame(.database, values)
    var text = SearchText(title: location.title)
    text.add(about.plainText)
    let crumbs = Array(writer.frame.path.dropLast().map(\.title))
    let search = SearchPage(id: location.id, address: location.address, crumbs: crumbs, text: text)
    try await site.output.replaceFiles(of: .object(location.id)) { files in
      var paged: [PagedView<SiteSurroundings>] = []
      try await files.write(OutputPath(location.file)) { file in
        try file.write(before)
        paged = try await content(surroundings, location, &file)
        try file.write(after)
      }
      for view in paged { try await write(view, of: location, surroundings.linked, to: files) }
      try await writer.writeContents(to: files)
      for feed in feeds {
        try await files.write(OutputPath(feed.file)) { file in try await feed.write(to: &file) }
      }
      try await search.write(to: files)
      try await writer.note(
        nil, icon: subject.icon, edited: subject.lastEditedTime, changes: subject.changes, in: files)
    }
  }

  /// - Returns: the views with further documents.
  private func content(
    _ surroundings: SiteSurroundings, _ location: OutputLocation, _ file: inout OutputFile
  ) async throws -> [PagedView<SiteSurroundings>] {
    var html = try HTMLWriter()
    let site = site
    let placement = ViewPlacement(size: site.options.pageRows, folder: location.childrenFolder) {
      site.href(of: $0, from: $1)
    }
    let views = DatabaseViews(
      surroundings: surroundings, workspace: site.workspace, placement: placement,
      report: site.context.report)
    let paged: [PagedView<SiteSurroundings>]
    switch subject {
    case .database(let document):
      paged = try await views.write(document, to: &html) { html in try html.drain(to: &file) }
    case .dataSource(let document):
      paged = try await views.write(document, to: &html) { html in try html.drain(to: &file) }
    }
    try html.finish(to: &file)
    return paged
  }

  /// Writes the further documents of a view.
  private nonisolated(nonsending) func write(
    _ view: PagedView<SiteSurroundings>, of location: OutputLocation, _ links: LinkedLayout,
    to files: any OutputFiles
  ) async throws {
    var cursor = view.source.start()
    var row = 0
    for page in view.folder.pages.further {
      let rows = view.folder.pages.rows(of: page)
      try await cursor.skip(rows.lowerBound - row)
      row = rows.upperBound
      let folder = view.folder.folder(of: page)
      let part = "\(view.title), page \(page + 1)"
      let path = folder + ["index"]
      let document = OutputLocation(
        id: location.id, kind: location.kind, title: "\(location.title): \(part)", path: path, document: path,
        childrenFolder: folder, parent: location.parent)
      let writer = try await DocumentWriter(site, document, subject.place, nil, links: links)
      var values = try await writer.values(description: "", edited: nil, part: part)
      values.set(.heading, try HTMLFragment { html in try html.inline(InlineText(location.title)) })
      let (before, after) = site.templates.frame(.database, values)
      try await files.write(OutputPath(document.file)) { file in
        try file.write(before)
        var html = try HTMLWriter()
        try await view.write(page, in: writer.surroundings, from: &cursor, to: &html) { html in
          try html.drain(to: &file)
        }
        try html.finish(to: &file)
        try file.write(after)
      }
    }
  }

  /// Returns the feeds of the data sources whose rows have a date.
  private func feeds(_ location: OutputLocation) async throws -> [AtomFeed] {
    guard let base = site.base else { return [] }
    var dataSources: [DataSourceDocument] = []
    switch subject {
    case .dataSource(let document): dataSources = [document]
    case .database(let document):
      for id in try await document.ownDataSources(in: site.workspace) {
        if let found = try await site.workspace.dataSource(id) { dataSources.append(found) }
      }
    }
    return dataSources.compactMap { document in
      guard let date = AtomFeed.date(in: document.dataSource) else { return nil }
      let isOnly = dataSources.count == 1
      return AtomFeed(
        site: site, base: base, location: location, dataSource: document.dataSource, date: date,
        title: isOnly || document.place.title.isEmpty ? location.title : document.place.title,
        file: location.documentFolder
          + [isOnly ? "feed.xml" : "feed-\(document.dataSource.id.object.compactText.prefix(8)).xml"])
    }
  }
}
