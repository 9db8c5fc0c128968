import HTMLRendering
import NotionExportKit
import NotionModel
import NotionRendering

/// What templates are given, by the names that `Templates/Site` has.
struct TemplateValues {
  private(set) var values: [String: Any] = [:]

  /// A text, which the template escapes; nothing where it is empty.
  mutating func set(_ name: String, _ text: String?) {
    guard let text, !text.isEmpty else { return }
    values[name] = TemplateText.safe(text)
  }

  /// HTML, which the template takes as it is.
  mutating func set(_ name: String, html: String) { values[name] = html }

  /// A list of texts by name; the template can ask for `has_…` too.
  mutating func set(_ name: String, _ list: [[String: String?]]) {
    guard !list.isEmpty else { return }
    values[name] = list.map { element -> [String: Any] in
      element.compactMapValues { $0.map(TemplateText.safe) }
    }
    values["has_\(name)"] = true
  }

  /// Anything else.
  mutating func set(_ name: String, any value: Any?) { values[name] = value }
}

extension Site {
  /// What all templates are given.
  ///
  /// - Parameters:
  ///   - title: the title of the page.
  ///   - folder: the folder that the page is in; `nil` for one that a server may show anywhere.
  /// - Returns: the values.
  /// - Throws: what keeps the archive from being read.
  func values(title: String, in folder: [String]?) async throws -> TemplateValues {
    var values = TemplateValues()
    let siteTitle = try await self.title()
    let root =
      folder.map { $0.isEmpty ? "./" : String(repeating: "../", count: $0.count) } ?? base?.path ?? "/"
    values.set("language", options.language)
    values.set("direction", TextDirection.isRightToLeft(language: options.language) ? "rtl" : nil)
    values.set("root", root)
    values.set("home", options.links == .file && folder != nil ? "\(root)index.html" : root)
    values.set("site_title", siteTitle)
    values.set("title", title)
    values.set("head_title", title == siteTitle ? title : "\(title) · \(siteTitle)")
    values.set("policy", policy)
    values.set("favicon", root + (try await favicon()))
    return values
  }

  /// The address of the site's icon from its root: the picture of the home page, else a drawing.
  private func favicon() async throws -> String {
    guard case .picture(let path)? = try await navigation.home()?.icon else { return "assets/favicon.svg" }
    return path.map { PercentEncoding.encoded($0) }.joined(separator: "/")
  }

  /// No script but the site's own, no form, and nothing from elsewhere that nobody asked for.
  private var policy: String {
    var parts = [
      "default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self' data:",
      "media-src 'self'", "font-src 'self'", "connect-src 'self'", "form-action 'none'", "base-uri 'none'",
    ]
    if loading.frames { parts.append("frame-src \(KnownFrame.hosts.joined(separator: " "))") }
    return parts.joined(separator: "; ")
  }
}
