import HTMLRendering
import NotionExportKit
import NotionModel
import SinkRendering

/// A place of a template that accepts HTML: the permitted names of a triple mustache.
enum FragmentPlace: String, CaseIterable, Sendable {
  case body, cover, heading, icon, navigation, policy, properties
}

/// A value for a template.
enum TemplateValue: Sendable, Hashable {
  /// A text, which the template escapes.
  case text(String)
  /// HTML, which is inserted unescaped.
  case html(HTMLFragment)
  /// A condition that is true.
  case flag
  case object([String: TemplateValue])
  case list([[String: TemplateValue]])

  /// The value in the form of Mustache.
  var mustache: Any {
    switch self {
    case .text(let text): text
    case .html(let fragment): fragment
    case .flag: true
    case .object(let members): members.mapValues(\.mustache)
    case .list(let elements): elements.map { $0.mapValues(\.mustache) }
    }
  }
}

/// The values of templates, by their names in `Templates/Site`.
struct TemplateValues: Sendable {
  private(set) var values: [String: TemplateValue] = [:]

  /// Sets a text, which the template escapes; an empty one is omitted.
  mutating func set(_ name: String, _ text: String?) {
    guard let text, !text.isEmpty else { return }
    set(name, .text(text))
  }

  /// Sets HTML; `nil` is omitted.
  mutating func set(_ place: FragmentPlace, _ fragment: HTMLFragment?) {
    values[place.rawValue] = fragment.map { .html($0) }
  }

  /// Sets a list of texts by name; the template can test `has_…` too.
  mutating func set(_ name: String, _ list: [[String: String?]]) {
    guard !list.isEmpty else { return }
    set(name, .list(list.map { element in element.compactMapValues { $0.map { .text($0) } } }))
    set("has_\(name)", .flag)
  }

  /// Sets any other value; the places of HTML accept only a fragment.
  mutating func set(_ name: String, _ value: TemplateValue) {
    guard FragmentPlace(rawValue: name) == nil else { return }
    values[name] = value
  }
}

extension Site {
  /// Returns the values that all templates share.
  ///
  /// - Parameters:
  ///   - title: the title of the page.
  ///   - folder: the folder of the page; `nil` for one that a server may show at any address.
  /// - Returns: the values.
  /// - Throws: an error of reading the archive.
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

  /// Returns the address of the site's icon from its root: the picture of the home page, else a drawing.
  private func favicon() async throws -> String {
    guard case .picture(let path)? = try await navigation.home()?.icon else { return "assets/favicon.svg" }
    return path.map { PercentEncoding.encoded($0) }.joined(separator: "/")
  }

  /// The content security policy: scripts of the templates by their hashes, no forms, and no resources of
  /// other hosts unless enabled.
  ///
  /// `'self'` would permit every file of the site as a script, including the attachments of a workspace.
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
