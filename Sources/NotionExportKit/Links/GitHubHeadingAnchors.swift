/// The anchors of a document's headings on GitHub, which many generators of sites share.
///
/// ```swift
/// var anchors = GitHubHeadingAnchors()
/// anchors.next("What's new?")  // whats-new
/// anchors.next("What’s new")  // whats-new-1
/// ```
///
/// Source: the filter for tables of contents in GitHub's html-pipeline, which keeps Ruby's `\p{Word}`.
public struct GitHubHeadingAnchors: Sendable {
  private var counts: [String: Int] = [:]

  /// Creates the state at the top of a document.
  public init() {}

  /// Makes the anchor of the next heading; equal ones get a number.
  ///
  /// - Parameter heading: the text of the rendered heading: without markup, and with nothing for `<br>`.
  /// - Returns: the anchor, not percent-encoded; empty if the heading has no letter, digit or space.
  public mutating func next(_ heading: String) -> String {
    var anchor = String.UnicodeScalarView()
    for scalar in heading.lowercased().unicodeScalars {
      if scalar == " " { anchor.append("-") } else if Self.isKept(scalar) { anchor.append(scalar) }
    }
    let text = String(anchor)
    let count = counts[text, default: 0]
    counts[text] = count + 1
    return count == 0 ? text : "\(text)-\(count)"
  }

  private static func isKept(_ scalar: Unicode.Scalar) -> Bool {
    if scalar == "-" || scalar.properties.isAlphabetic { return true }
    return switch scalar.properties.generalCategory {
    case .nonspacingMark, .spacingMark, .enclosingMark, .decimalNumber, .connectorPunctuation: true
    default: false
    }
  }
}
