import HTMLRendering
import NotionExportKit
import SinkRendering

/// The frame of every document: the head, the breadcrumb, the foot.
struct PageShell {
  let loading: ExternalLoading

  /// Opens a document up to its content.
  ///
  /// - Parameters:
  ///   - title: the title, for the tab of the browser.
  ///   - folder: the folder of the document.
  ///   - crumbs: the breadcrumb of the document.
  ///   - html: the output.
  /// - Throws: ``HTMLWriterError``.
  func begin(
    title: String, in folder: [String], crumbs: [ResolvedReference], to html: inout HTMLWriter
  ) throws {
    try html.doctype()
    try html.open("html")
    try html.open("head")
    try html.lineEnd()
    try html.empty("meta", ("charset", "utf-8"))
    try html.lineEnd()
    try html.empty("meta", ("http-equiv", "Content-Security-Policy"), ("content", policy))
    try html.lineEnd()
    try html.empty("meta", ("name", "viewport"), ("content", "width=device-width, initial-scale=1"))
    try html.lineEnd()
    try html.empty("meta", ("name", "referrer"), ("content", "no-referrer"))
    try html.lineEnd()
    try html.empty("meta", ("name", "color-scheme"), ("content", "light dark"))
    try html.lineEnd()
    try html.element("title", text: title)
    try html.lineEnd()
    let style = RelativePath.link(from: folder, to: Stylesheet.path)
    try html.empty("link", ("rel", "stylesheet"), ("href", style))
    try html.lineEnd()
    try html.close()
    try html.lineEnd()
    try html.open("body")
    try html.lineEnd()
    try html.open("header", ("class", "top"))
    let index = ResolvedReference(
      text: "All pages",
      link: ResolvedLink(
        RelativePath.link(from: folder, to: ["index.html"]),
        local: ResolvedLink.Local(path: ["index.html"])))
    try html.breadcrumb([index] + crumbs)
    try html.close()
    try html.lineEnd()
    try html.open("main")
    try html.lineEnd()
  }

  /// Ends a document.
  func end(_ html: inout HTMLWriter, to file: inout OutputFile) throws {
    try html.close(to: 1)
    try html.lineEnd()
    try html.close(to: 0)
    try html.lineEnd()
    try html.finish(to: &file)
  }

  /// The content security policy: no scripts, no forms, and no resources of other hosts unless enabled.
  /// `file:` is for browsers that treat each local file as a separate origin.
  private var policy: String {
    let media = loading.media ? " http: https:" : ""
    let frames = loading.frames ? KnownFrame.hosts.joined(separator: " ") : "'none'"
    return [
      "default-src 'none'", "style-src 'self' 'unsafe-inline' file:", "img-src 'self' data: file:\(media)",
      "media-src 'self' file:\(media)", "frame-src \(frames)", "script-src 'none'", "object-src 'none'",
      "base-uri 'none'", "form-action 'none'",
    ].joined(separator: "; ")
  }
}
