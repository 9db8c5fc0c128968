/// The syntax of the links in a kind of documents.
///
/// `notion-export verify` reads the documents of an output back and checks that every link leads to a file, and to an
/// anchor in it. A plugin returns the syntax of each of its documents from ``SinkPlugin/linkSyntax(of:)``.
///
/// ```swift
/// static func linkSyntax(of path: String) -> (any LinkSyntax)? {
///   path.hasSuffix(".gmi") ? LineLinks(after: "=> ") : nil
/// }
/// ```
///
/// ## Topics
/// - ``MarkdownLinks``
/// - ``HTMLLinks``
/// - ``LineLinks``
public protocol LinkSyntax: Sendable {
  /// Returns the links of a document in order, those to other sites included.
  func links(in document: [UInt8]) -> [DocumentLink]

  /// Returns the anchors to which links may lead; by default only the top of the document.
  func anchors(in document: [UInt8]) -> DocumentAnchors

  /// Returns the address of the output's top on its host, as in `/docs/`, if the document specifies it.
  ///
  /// References with this prefix lead into the output. By default it is the root of the host.
  func hostRoot(in document: [UInt8]) -> String?
}

extension LinkSyntax {
  /// No anchors.
  public func anchors(in document: [UInt8]) -> DocumentAnchors { DocumentAnchors() }
  /// The root of the host.
  public func hostRoot(in document: [UInt8]) -> String? { nil }
}

/// A link in a document, and the form of its target.
public struct DocumentLink: Sendable, Hashable {
  /// The forms of targets.
  public enum Form: Sendable, Hashable {
    /// A percent-encoded reference of a URL, relative to the folder of the document.
    case reference
    /// A path from the top of the output, without escapes. It may lack the extension, which begins with a dot, as in
    /// `[[Folder/Note]]`.
    case path(fileExtension: String)
  }

  /// The target as written in the document, with the syntax's escapes removed.
  public let target: String
  /// The form of the target.
  public let form: Form

  /// Creates a link.
  public init(target: String, form: Form) {
    self.target = target
    self.form = form
  }
}

/// The anchors of a document.
public struct DocumentAnchors: Sendable, Hashable {
  /// The names of anchors, as in the fragment of a link.
  public private(set) var names: Set<String>
  /// The folded texts of headings, and ids of blocks with their `^`.
  private var headings: Set<String> = []

  /// Creates anchors with names.
  public init(names: Set<String> = []) { self.names = names }

  /// Adds an anchor with a name.
  public mutating func insert(name: String) { names.insert(name) }

  /// Adds a heading, or the id of a block with its `^`, to which links refer by its text.
  public mutating func insert(heading: String) { headings.insert(Self.folded(heading)) }

  /// Returns whether a link's fragment names an anchor of this document.
  public func contains(_ fragment: String) -> Bool {
    // Browsers scroll to the top for these.
    fragment.isEmpty || fragment == "top" || names.contains(fragment)
      || headings.contains(Self.folded(fragment))
  }

  /// Returns a heading without characters that a link to it cannot contain, and without case.
  private static func folded(_ text: String) -> String {
    if text.utf8.first == UInt8(ascii: "^") { return text.lowercased() }
    // By scalars: a sign and a combining accent are one Character.
    let words = text.unicodeScalars.split {
      "#|[]:\\^`*_~=".unicodeScalars.contains($0) || $0.properties.isWhitespace
    }
    return words.map { String($0) }.joined(separator: " ").lowercased()
  }
}

/// The syntaxes of documents by the usual endings of their names.
public enum UsualLinkSyntax {
  /// Returns the syntax of Markdown or HTML for a path with that ending, or `nil`.
  public static func syntax(of path: some StringProtocol) -> (any LinkSyntax)? {
    let name = path.lowercased()
    if name.hasSuffix(".md") { return MarkdownLinks() }
    return name.hasSuffix(".html") || name.hasSuffix(".htm") ? HTMLLinks() : nil
  }
}

/// The links of a text format in which a link is a line: a mark, the target, and after a space the text.
public struct LineLinks: LinkSyntax {
  private let mark: String

  /// Creates the syntax of links after a mark, as `=> ` in gemtext.
  public init(after mark: String) { self.mark = mark }

  /// Returns the targets of the lines with the mark.
  public func links(in document: [UInt8]) -> [DocumentLink] {
    document.split(separator: 0x0A).filter { $0.starts(with: mark.utf8) }.compactMap { line in
      line.dropFirst(mark.utf8.count).split(separator: 0x20).first.map {
        DocumentLink(target: String(decoding: $0, as: UTF8.self), form: .reference)
      }
    }
  }
}
