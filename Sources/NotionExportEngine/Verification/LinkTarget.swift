internal import Foundation

/// Where a link leads within an output: the paths that would satisfy it.
enum LinkTarget {
  /// The paths, from the root, of which one must exist; `nil` where the link does not lead to a file here.
  ///
  /// `root` is what the address of the output's root is on its host, where the document tells it.
  static func candidates(
    _ link: LinkScanner.Link, from document: String, root: String? = nil
  ) -> [String]? {
    switch link.form {
    case .wiki: return wiki(link.target)
    case .reference:
      guard let root, link.target.hasPrefix(root) else { return reference(link.target, from: document) }
      return reference("/" + link.target.dropFirst(root.count), from: document)
    }
  }

  /// The place in the document that a link leads to, decoded; `nil` where it names none.
  static func fragment(of link: LinkScanner.Link) -> String? {
    guard let mark = link.target.firstIndex(of: "#") else { return nil }
    let fragment = String(link.target[link.target.index(after: mark)...])
    if fragment.isEmpty { return nil }
    switch link.form {
    case .reference: return fragment.removingPercentEncoding ?? fragment
    // Of headings below headings the last is meant.
    case .wiki: return fragment.split(separator: "#").last.map(String.init)
    }
  }

  /// The address of the root on its host that a page tells which is shown at any address, as one for what is
  /// missing.
  static func hostRoot(in page: [UInt8]) -> String? {
    let head = String(decoding: page.prefix(1_000), as: UTF8.self)
    guard let start = head.firstRange(of: " data-root=\"/")?.upperBound,
      let end = head[start...].firstIndex(of: "\"")
    else { return nil }
    return "/" + head[start..<end]
  }

  private static func reference(_ target: String, from document: String) -> [String]? {
    let path = target.prefix { $0 != "#" && $0 != "?" }
    guard !path.isEmpty, !path.hasPrefix("//"), !hasScheme(path) else { return nil }
    let folder = path.hasPrefix("/") ? [] : document.split(separator: "/").dropLast().map(String.init)
    guard let decoded = String(path).removingPercentEncoding, let joined = normalized(folder, decoded) else {
      return []
    }
    // What ends in a slash is a folder's index.
    return path.hasSuffix("/") ? [joined.isEmpty ? "index.html" : "\(joined)/index.html"] : [joined]
  }

  private static func wiki(_ target: String) -> [String]? {
    let path = target.prefix { $0 != "#" }
    guard !path.isEmpty else { return nil }
    guard let joined = normalized([], String(path)) else { return [] }
    return ["\(joined).md", joined]
  }

  private static func hasScheme(_ text: Substring) -> Bool {
    guard let colon = text.firstIndex(of: ":"), text.first?.isLetter == true else { return false }
    return text[..<colon].allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "+.-".contains($0)) }
  }

  /// The path without `.` and `..`; `nil` where it leads out of the root.
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
