import HTMLRendering
import Mustache
import SinkRendering

/// The content of templates: HTML in which texts are escaped by scalars.
///
/// The escaping of Mustache compares characters as a person sees them. It overlooks a `<` after U+0600 and a `"` before
/// U+0301, which an HTML parser does not.
struct TemplateContentType: MustacheContentType {
  private static let name = "NotionExportHTML"

  /// Returns a template whose texts are escaped by this type. It has one more line.
  static func applied(to template: String) -> String {
    MustacheContentTypes.register(Self(), named: name)
    return "{{% CONTENT_TYPE: \(name)}}\n\(template)"
  }

  /// Returns the text as content, or as a value in quotation marks or apostrophes, without characters that are invalid
  /// in HTML.
  func escapeText(_ text: String) -> String {
    HTMLCharacters.escaped(HTMLCharacters.cleaned(text)).replacingScalars("'", with: "&#39;")
  }
}
