import NotionModel
import SinkRendering

extension OutputLocation {
  /// The file of the document.
  var file: [String] { document.dropLast() + ["index.html"] }

  /// The address of the document from the root of the site, as in `parent/child/`; empty for the home page.
  var address: String { documentFolder.map { PercentEncoding.encoded($0) + "/" }.joined() }
}
