import HTMLRendering
import NotionExportKit
import NotionModel
import SinkRendering

/// Writes files about the whole site: the home page if no page is it, tags, the sitemap, files for servers.
struct SiteFiles {
  let site: Site

  /// Writes all files.
  ///
  /// - Throws: an error of reading the archive or writing the output.
  nonisolated(nonsending) func write() async throws {
    try await site.output.replaceFiles(of: .named("site")) { files in
      for asset in site.templates.assets {
        try await files.write(OutputPath(["assets"] + asset.path), bytes: asset.bytes)
      }
      try await files.write(OutputPath("assets/scripts.css"), bytes: site.templates.scripts.sheet)
      try await files.write(OutputPath("assets/favicon.svg"), bytes: Array(try await favicon().utf8))
      try await writeHome(to: files)
      try await writeMissing(to: files)
      try await files.write(OutputPath("robots.txt"), bytes: Array(robots.utf8))
      if let base = site.base { try await Sitemap(output: site.output, base: base).write(to: files) }
    }
    try await TagPages(site: site).write()
  }

  private var robots: String {
    let map = site.base.map { "\nSitemap: \($0.url(of: ["sitemap.xml"]))\n" } ?? ""
    return "User-agent: *\nAllow: /\n\(map)"
  }

  /// Returns a drawing of the home page's icon, or of the first letter of the site's name.
  private func favicon() async throws -> String {
    let title = try await site.title()
    var sign = title.first { $0.isLetter || $0.isNumber }.map { String($0).uppercased() } ?? "N"
    var isEmoji = false
    switch try await site.navigation.home()?.icon {
    case .emoji(let emoji)?: (sign, isEmoji) = (emoji, true)
    case .native(let icon)?:
      if let drawing = IconDrawings.drawing(of: icon.name) {
        return """
          <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" fill="none" stroke="#2f6f9f" \
          stroke-width="1.9" stroke-linecap="round" stroke-linejoin="round"><path d="\(drawing)"/></svg>

          """
      }
      sign = icon.letter
    case .picture?, nil: break
    }
    let text = XMLText.escaped(sign)
    let ground = isEmoji ? "" : "<rect width=\"32\" height=\"32\" rx=\"7\" fill=\"#2f6f9f\"/>"
    let font =
      isEmoji
      ? "font-size=\"26\" y=\"25\""
      : "font-family=\"system-ui, sans-serif\" font-weight=\"700\" font-size=\"19\" fill=\"#fff\" y=\"23\""
    return """
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">\(ground)\
      <text x="16" text-anchor="middle" \(font)>\(text)</text></svg>

      """
  }

  // MARK: Pages

  /// Returns the template values of pages without a document.
  static nonisolated(nonsending) func values(
    _ site: Site, title: String, in folder: [String]?
  ) async throws -> TemplateValues {
    var values = try await site.values(title: title, in: folder)
    let frame = try await site.navigation.frame()
    let root = site.base?.path ?? "/"
    values.set(
      .navigation,
      try NavigationWriter(
        frame: frame, references: site.references(in: folder ?? [], layout: site.layout),
        home: folder.map { site.href(of: ["index.html"], from: $0) } ?? "",
        prefix: folder == nil ? root : ""
      ).fragment())
    return values
  }

  /// Maximum number of child pages that the home page lists for a page, and of pages with such a list.
  private static let homePages = (inner: 8, outer: 100)

  private nonisolated(nonsending) func writeHome(to files: any OutputFiles) async throws {
    guard try await site.layout.home() == nil else { return }
    var values = try await Self.values(site, title: try await site.title(), in: [])
    values.set("is_home", .flag)
    if let base = site.base { values.set("canonical", base.text) }
    let (before, after) = site.templates.frame(.home, values)
    let references = site.references(in: [], layout: site.layout)
    try await files.write(OutputPath("index.html")) { file in
      try file.write(before)
      var html = try HTMLWriter()
      try html.open("ul", ("class", "home-list"))
      try html.lineEnd()
      var count = 0
      for try await node in site.workspace.children(of: nil) {
        guard let location = try await site.layout.location(of: node) else { continue }
        let icon = try await site.navigation.entry(location).icon
        // An object without an icon gets that of its kind from the stylesheet.
        let kind = node.kind == .page ? "object page" : "object database"
        try html.open("li", ("class", icon == nil ? kind : nil))
        if let icon {
          try html.icon(icon, class: "nav-icon", address: LinkedIcon(icon, from: []).address)
          try html.text(" ")
        }
        try html.element("a", ("href", references.link(to: location).destination), text: location.title)
        if node.kind == .page, count < Self.homePages.outer {
          try await writePages(in: location, references, &html)
        }
        count += 1
        try html.close()
        try html.lineEnd()
        try html.drain(to: &file)
      }
      try html.finish(to: &file)
      try file.write(after)
    }
  }

  /// Writes links to the first children of a page.
  private nonisolated(nonsending) func writePages(
    in location: OutputLocation, _ references: WorkspaceReferences, _ html: inout HTMLWriter
  ) async throws {
    let level = try await site.navigation.level(in: location.id)
    guard !level.entries.isEmpty else { return }
    try html.open("ul")
    // A single further page takes no more space than its number.
    let total = level.total ?? .max
    let isWhole = total <= Self.homePages.inner + 1
    for entry in isWhole ? level.entries[...] : level.entries.prefix(Self.homePages.inner) {
      try html.open("li")
      try html.element(
        "a", ("href", references.link(to: entry.location).destination), text: entry.location.title)
      try html.close()
    }
    if !isWhole {
      try html.open("li")
      try html.element(
        "a", ("href", references.link(to: location).destination),
        text: "All \(total) in \(location.title)")
      try html.close()
    }
    try html.close()
    try html.lineEnd()
  }

  private nonisolated(nonsending) func writeMissing(to files: any OutputFiles) async throws {
    var values = try await Self.values(site, title: "Not found", in: nil)
    values.set("is_missing", .flag)
    let text = site.templates.text(.notFound, values)
    try await files.write(OutputPath("404.html"), bytes: Array(text.utf8))
  }
}
