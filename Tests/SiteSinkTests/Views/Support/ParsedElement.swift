import Foundation
import FoundationXML

/// An element of HTML that is also well-formed XML, like the views.
final class ParsedElement {
  let name: String
  let attributes: [String: String]
  private(set) var children: [ParsedElement] = []
  private var pieces: [Piece] = []

  private enum Piece {
    case text(String)
    case element(ParsedElement)
  }

  init(name: String, attributes: [String: String]) {
    self.name = name
    self.attributes = attributes
  }

  /// The document, under an additional root element.
  static func parse(_ html: String) throws -> ParsedElement {
    let builder = Builder()
    let parser = XMLParser(data: Data("<body>\(html)</body>".utf8))
    parser.delegate = builder
    guard parser.parse(), let root = builder.root else {
      throw parser.parserError ?? CocoaError(.fileReadCorruptFile)
    }
    return root
  }

  /// All text of the element, with white space reduced to one space.
  var text: String {
    wholeText.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  private var wholeText: String {
    pieces.map { piece in
      switch piece {
      case .text(let text): text
      case .element(let element): element.wholeText
      }
    }.joined()
  }

  var classes: [Substring] { attributes["class"]?.split(separator: " ") ?? [] }

  /// The descendants of the element in document order.
  func all(_ name: String? = nil, class style: String? = nil) -> [ParsedElement] {
    children.flatMap { child in
      let fits =
        (name == nil || child.name == name) && (style.map { child.classes.contains(Substring($0)) } ?? true)
      return (fits ? [child] : []) + child.all(name, class: style)
    }
  }

  private final class Builder: NSObject, XMLParserDelegate {
    var root: ParsedElement?
    private var open: [ParsedElement] = []

    func parser(
      _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
      attributes: [String: String]
    ) {
      let element = ParsedElement(name: name, attributes: attributes)
      open.last?.pieces.append(.element(element))
      open.last?.children.append(element)
      if root == nil { root = element }
      open.append(element)
    }

    func parser(
      _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
    ) { open.removeLast() }

    func parser(_ parser: XMLParser, foundCharacters text: String) { open.last?.pieces.append(.text(text)) }
  }
}
