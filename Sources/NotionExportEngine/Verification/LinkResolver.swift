internal import Foundation
internal import NotionExportKit

/// Resolution of links within an output.
enum LinkResolver {
  /// Returns the paths, relative to the output's root, of which one must exist, or `nil` if the link does not
  /// lead to a file of the output.
  ///
  /// `root` is the address of the output's root on its host, if the document specifies it.
  static func candidates(
    _ link: DocumentLink, from document: String, root: String? = nil
  ) -> [String]? {
    switch link.form {
    case .path(let fileExtension): return paths(link.target, fileExtension)
    case .reference:
      guard let root, link.target.hasPrefix(root) else { return reference(link.target, from: document) }
      return reference("/" + link.target.dropFirst(root.count), from: document)
    }
  }

  /// Returns the decoded anchor in the link, or `nil` if it has none.
  static func fragment(of link: DocumentLink) -> String? {
    guard let mark = link.target.firstIndex(of: "#") else { return nil }
    let fragment = String(link.target[link.target.index(after: mark)...])
    if fragment.isEmpty { return nil }
    switch link.form {
    case .reference: return fragment.removingPercentEncoding ?? fragment
    // Of nested headings, the last is the target.
    case .path: return fragment.split(separator: "#").last.map(String.init)
    }
  }

  private static func reference(_ target: String, from document: String) -> [String]? {
    let path = target.prefix { $0 != "#" && $0 != "?" }
    guard !path.isEmpty, !path.hasPrefix("//"), !hasScheme(path) else { return nil }
    let folder = path.hasPrefix("/") ? [] : document.split(separator: "/").dropLast().map(String.init)
    guard let decoded = String(path).removingPercentEncoding, let joined = normalized(folder, decoded) else {
      return []
    }
    // A path with a trailing slash is a folder's index.
    return path.hasSuffix("/") ? [joined.isEmpty ? "index.html" : "\(joined)/index.html"] : [joined]
  }

  private static func paths(_ target: String, _ fileExtension: String) -> [String]? {
    let path = target.prefix { $0 != "#" }
    guard !path.isEmpty else { return nil }
    guard let joined = normalized([], String(path)) else { return [] }
    return ["\(joined)\(fileExtension)", joined]
  }

  private static func hasScheme(_ text: Substring) -> Bool {
    guard let colon = text.firstIndex(of: ":"), text.first?.isLetter == true else { return false }
    return text[..<colon].allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "+.-".contains($0)) }
  }

  /// Returns the path without `.` and `..`, or `nil` if it leads out of the root.
  private static func normalized(_ folder: [String], _ path: String) -> String? {
    var components = folder
    for component in path.split(separator: "/") {
      switch component {
      case ".": continue
      case "..": if components.popLast() == nil { return nil }
      default: components.append(String(component))
      }
    }
    return components.joined(separator: "/")
  }
}
