import HTMLRendering
import NotionExportKit
import NotionModel
import NotionRendering

/// A place of a template that takes HTML: the names that a triple mustache may have.
enum FragmentPlace: String, CaseIterable, Sendable {
  case body, cover, heading, icon, navigation, policy, properties
}

/// A value for a template.
enum TemplateValue: Sendable, Hashable {
  /// A text, which the template escapes.
  case text(String)
  /// HTML, which stands in the template as it is.
  case html(HTMLFragment)
  /// Something that is so.
  case flag
  case object([String: TemplateValue])
  case list([[String: TemplateValue]])

  /// The value as Mustache takes it.
  var mustache: Any {
    switch self {
    case .text(let text): TemplateText.safe(text)
    case .html(let fragment): fragment
    case .flag: true
    case .object(let members): members.mapValues(\.mustache)
    case .list(let elements): elements.map { $0.mapValues(\.mustache) }
    }
  }
}

/// What templates are given, by the names that `Templates/Site` has.
struct TemplateValues: Sendable {
  private(set) var values: [String: TemplateValue] = [:]

  /// A text, which the template escapes; nothing where it is empty.
  mutating func set(_ name: String, _ text: String?) {
    guard let text, !text.isEmpty else { return }
    set(name, .text(text))
  }

  /// HTML; nothing where it is `nil`.
  mutating func set(_ place: FragmentPlace, _ fragment: HTMLFragment?) {
    values[place.rawValue] = fragment.map { .html($0) }
  }

  /// A list of texts by name; the template can ask for `has_…` too.
  mutating func set(_ name: String, _ list: [[String: String?]]) {
    guard !list.isEmpty else { return }
    set(name, .list(list.map { element in element.compactMapValues { $0.map { .text($0) } } }))
    set("has_\(name)", .flag)
  }

  /// Any other value; the places of HTML take none but a fragment.
  mutating func set(_ name: String, _ value: TemplateValue) {
    guard FragmentPlace(rawValue: name) == nil else { return }
    values[name] = value
  }
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
    values.set(.policy, try HTMLFragment(text: policy))
    values.set("favicon", root + (try await favicon()))
    return values
  }

  /// The address of the site's icon from its root: the picture of the home page, else a drawing.
  private func favicon() async throws -> String {
    guard case .picture(let path)? = try await navigation.home()?.icon else { return "assets/favicon.svg" }
    return path.map { PercentEncoding.encoded($0) }.joined(separator: "/")
  }

  /// No script but the templates' own, by their hashes, no form, and nothing from elsewhere that nobody asked for.
  ///
  /// `'self'` would let a page run every file of the site, the attachments of a workspace among them.
  private var policy: String {
    let hashes = templates.scripts.policySources
    let frames = loading.frames ? KnownFrame.hosts.joined(separator: " ") : "'none'"
    return [
      "default-src 'none'", "script-src \(hashes.isEmpty ? "'none'" : hashes.joined(separator: " "))",
      "style-src 'self'", "img-src 'self' data:", "media-src 'self'", "font-src 'self'", "connect-src 'self'",
      "frame-src \(frames)", "worker-src 'none'", "object-src 'none'", "form-action 'none'",
      "base-uri 'none'",
    ].joined(separator: "; ")
  }
}
