internal import Foundation
import Mustache
import NotionExportKit
import SiteTemplates

/// The templates and assets of a site: the program's own, overridden by the files of a folder.
struct TemplateLibrary: Sendable {
  private let library: MustacheLibrary
  /// The scripts of the templates.
  let scripts: TemplateScripts
  /// The files of `assets/`, by their paths below it.
  let assets: [(path: [String], bytes: [UInt8])]

  /// Reads and checks all templates.
  ///
  /// - Parameter folder: the user's folder of templates; empty for none.
  /// - Throws: ``OptionError`` for `site.templates` that names the file and the problem.
  init(folder: String) throws {
    let own = try folder.isEmpty ? [:] : Self.files(in: folder)
    var texts: [String: String] = [:]
    var assets: [String: [UInt8]] = [:]
    for name in SiteTemplates.names {
      guard let text = SiteTemplates.text(of: name) else { continue }
      if name.hasPrefix("assets/") {
        assets[String(name.dropFirst(7))] = Array((name.hasSuffix(".js") ? Self.compact(text) : text).utf8)
      } else {
        texts[name] = text
      }
    }
    for (name, bytes) in own {
      if name.hasPrefix("assets/") {
        assets[String(name.dropFirst(7))] = bytes
      } else if name.hasSuffix(".mustache") {
        guard let text = String(validating: bytes, as: UTF8.self) else {
          throw Self.error(name, "is no text in UTF-8")
        }
        texts[name] = text
      }
    }
    try FragmentCheck.check(texts, error: Self.error)
    scripts = try TemplateScripts(in: &texts, assets: assets, error: Self.error)
    library = try Self.library(of: texts)
    self.assets = assets.sorted { $0.key < $1.key }.map { name, bytes in
      (path: name.split(separator: "/").map(String.init), bytes: bytes)
    }
    for template in SiteTemplate.allCases where template.hasBody {
      let text = render(template, TemplateValues())
      guard text.components(separatedBy: HTMLFragment.bodyMark.html).count == 2 else {
        throw Self.error(
          "\(template.rawValue).mustache",
          "must have {{{body}}} in exactly one place, which holds in every page")
      }
    }
  }

  /// Renders a template around its body.
  ///
  /// - Returns: the text before the body and after it.
  func frame(
    _ template: SiteTemplate, _ values: TemplateValues
  ) -> (before: Substring, after: Substring) {
    let text = render(template, values)
    guard let mark = Self.range(ofMarkIn: text) else { return (text[...], "") }
    return (text[..<mark.lowerBound], text[mark.upperBound...])
  }

  /// Returns the range of the body's placeholder.
  ///
  /// `firstRange(of:)` took a fifth of the time of an export.
  private static func range(ofMarkIn text: String) -> Range<String.Index>? {
    let (bytes, mark) = (text.utf8, HTMLFragment.bodyMark.html.utf8)
    var rest = bytes[...]
    while let start = rest.firstIndex(of: 1) {
      rest = bytes[start...]
      if rest.starts(with: mark) { return start..<bytes.index(start, offsetBy: mark.count) }
      rest = rest.dropFirst()
    }
    return nil
  }

  /// Renders a template without a body.
  func text(_ template: SiteTemplate, _ values: TemplateValues) -> String { render(template, values) }

  private func render(_ template: SiteTemplate, _ values: TemplateValues) -> String {
    var values = values
    values.set(.body, .bodyMark)
    var objects = values.values.mapValues(\.mustache)
    for (name, script) in scripts.inline { objects[name] = script }
    return library.render(objects, withTemplate: template.rawValue) ?? ""
  }

  // MARK: Reading

  /// Returns a script of the program without indentation and comment lines, as one is in every page.
  ///
  /// None of them has a multi-line string, in which these would be significant.
  private static func compact(_ script: String) -> String {
    script.split(separator: "\n").map { $0.drop { $0 == " " } }
      .filter { !$0.isEmpty && !$0.hasPrefix("//") }.map { $0 + "\n" }.joined()
  }

  private static func error(_ file: String, _ what: String) -> OptionError {
    OptionError(option: "site.templates", detail: "\(file): \(what)")
  }

  private static func library(of texts: [String: String]) throws -> MustacheLibrary {
    var library = MustacheLibrary()
    for (name, text) in texts.sorted(by: { $0.key < $1.key }) {
      do {
        try library.register(
          TemplateContentType.applied(to: text), named: String(name.dropLast(".mustache".count)))
      } catch let error as MustacheTemplate.ParserError {
        throw Self.error(
          name, "line \(error.context.lineNumber - 1): \(error.error) in '\(error.context.line.prefix(80))'")
      }
    }
    for (name, text) in texts.sorted(by: { $0.key < $1.key }) {
      for match in text.matches(of: /\{\{[>]\s*([^}\s]+)\s*\}\}|\{\{<\s*([^}\s]+)\s*\}\}/) {
        let partial = String(match.output.1 ?? match.output.2 ?? "")
        if library.getTemplate(named: partial) == nil {
          throw Self.error(name, "there is no template \(partial).mustache, which it includes")
        }
      }
    }
    return library
  }

  /// Returns the files in a folder and its subfolders, by their relative paths.
  private static func files(in folder: String) throws -> [String: [UInt8]] {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: folder, isDirectory: &isFolder), isFolder.boolValue else {
      throw error(folder, "there is no such folder")
    }
    var files: [String: [UInt8]] = [:]
    let known = Set(SiteTemplates.names)
    for name in try FileManager.default.subpathsOfDirectory(atPath: folder).sorted() {
      guard !name.split(separator: "/").contains(where: { $0.hasPrefix(".") }) else { continue }
      let path = "\(folder)/\(name)"
      guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), !isFolder.boolValue else {
        continue
      }
      guard name.hasPrefix("assets/") || name.hasSuffix(".mustache") else {
        throw error(
          path,
          "is neither a template, as in page.mustache, nor in assets/; the program's own are "
            + known.sorted().joined(separator: ", "))
      }
      do {
        files[name] = Array(try Data(contentsOf: URL(filePath: path)))
      } catch {
        throw Self.error(path, "cannot be read: \((error as NSError).localizedDescription)")
      }
    }
    return files
  }
}
