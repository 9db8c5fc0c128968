internal import CLibXML2
public import NotionExportKit

/// Writes an HTML5 document through libxml2, with all content escaped.
///
/// Names of elements and attributes are literals of the program, so that content cannot be either. Text is
/// escaped at every depth: libxml2 itself escapes none while no element is open. Open elements are closed in
/// order; a caller that opens elements across calls closes them down to the previous ``depth``.
///
/// ```swift
/// try html.element("p", ("id", anchor)) { html in
///   try html.text("a < b")
///   try html.empty("br")
/// }
/// try html.drain(to: &file)
/// ```
///
/// Written text is buffered in memory until ``drain(to:)``.
///
/// It is Sendable by proof: both pointers have this one owner, which cannot be copied, and every use of them
/// mutates it, so that the compiler keeps two tasks from using them at once.
public struct HTMLWriter: ~Copyable, @unchecked Sendable {
  /// Approximate size in bytes from which on ``drain(to:)`` passes the buffer on.
  private static let drainThreshold = 16 << 10

  private let buffer: xmlBufferPtr
  private let writer: xmlTextWriterPtr
  private var elements: [StaticString] = []
  private var waiting = 0
  /// Whether nothing has been written since `<pre>`, whose first line break a parser drops.
  private var isAtStartOfVerbatim = false

  /// Creates a document.
  ///
  /// - Throws: ``HTMLWriterError`` if memory is exhausted.
  public init() throws(HTMLWriterError) {
    guard let buffer = xmlBufferCreate() else { throw HTMLWriterError(operation: "xmlBufferCreate") }
    guard let output = xmlOutputBufferCreateBuffer(buffer, nil) else {
      xmlBufferFree(buffer)
      throw HTMLWriterError(operation: "xmlOutputBufferCreateBuffer")
    }
    guard let writer = xmlNewTextWriter(output) else {
      xmlOutputBufferClose(output)
      xmlBufferFree(buffer)
      throw HTMLWriterError(operation: "xmlNewTextWriter")
    }
    xmlBufferSetAllocationScheme(buffer, XML_BUFFER_ALLOC_DOUBLEIT)
    // With a specified encoding, libxml2 leaves non-ASCII letters unescaped. HTML has no XML declaration.
    guard xmlTextWriterStartDocument(writer, nil, "UTF-8", nil) >= 0, xmlTextWriterFlush(writer) >= 0 else {
      xmlFreeTextWriter(writer)
      xmlBufferFree(buffer)
      throw HTMLWriterError(operation: "xmlTextWriterStartDocument")
    }
    xmlBufferEmpty(buffer)
    self.buffer = buffer
    self.writer = writer
  }

  deinit {
    xmlFreeTextWriter(writer)
    xmlBufferFree(buffer)
  }

  /// The number of open elements.
  public var depth: Int { elements.count }

  // MARK: Elements

  /// Writes `<!DOCTYPE html>`.
  public mutating func doctype() throws(HTMLWriterError) {
    try check(xmlTextWriterWriteDTD(writer, "html", nil, nil, nil), "xmlTextWriterWriteDTD")
    try lineEnd()
  }

  /// Opens an element; attributes with `nil` are omitted, and `""` is a bare attribute.
  public mutating func open(
    _ name: StaticString, _ attributes: (StaticString, String?)...
  ) throws(HTMLWriterError) {
    try open(name, attributes)
  }

  /// Closes the innermost element.
  public mutating func close() throws(HTMLWriterError) {
    guard let name = elements.popLast() else { return }
    isAtStartOfVerbatim = false
    waiting += name.utf8CodeUnitCount + 3
    if HTMLVoidElements.contain(name) {
      try check(xmlTextWriterEndElement(writer), "xmlTextWriterEndElement")
    } else {
      // An empty element that is not void has an end tag in HTML too.
      try check(xmlTextWriterFullEndElement(writer), "xmlTextWriterFullEndElement")
    }
  }

  /// Closes elements until `depth` are open.
  public mutating func close(to depth: Int) throws(HTMLWriterError) {
    while elements.count > depth { try close() }
  }

  /// Writes an element without content.
  public mutating func empty(
    _ name: StaticString, _ attributes: (StaticString, String?)...
  ) throws(HTMLWriterError) {
    try open(name, attributes)
    try close()
  }

  /// Writes an element with the content that `content` writes.
  ///
  /// - Throws: the error that `content` throws, or ``HTMLWriterError``.
  public mutating func element(
    _ name: StaticString, _ attributes: (StaticString, String?)...,
    content: (inout HTMLWriter) throws -> Void
  ) throws {
    let depth = depth
    try open(name, attributes)
    try content(&self)
    try close(to: depth)
  }

  /// Writes an element around a text.
  public mutating func element(
    _ name: StaticString, _ attributes: (StaticString, String?)..., text: String
  ) throws(HTMLWriterError) {
    try open(name, attributes)
    try self.text(text)
    try close()
  }

  private mutating func open(
    _ name: StaticString, _ attributes: [(StaticString, String?)]
  ) throws(HTMLWriterError) {
    isAtStartOfVerbatim = false
    try check(xmlTextWriterStartElement(writer, name.xmlString), "xmlTextWriterStartElement")
    elements.append(name)
    waiting += name.utf8CodeUnitCount + 2
    for (attribute, value) in attributes {
      guard let value else { continue }
      let status = HTMLCharacters.withAllowed(value) { [writer] in
        xmlTextWriterWriteAttribute(writer, attribute.xmlString, $0)
      }
      try check(status, "xmlTextWriterWriteAttribute")
      waiting += attribute.utf8CodeUnitCount + value.utf8.count + 4
    }
    isAtStartOfVerbatim = name.isVerbatim
  }

  // MARK: Text

  /// Writes escaped text. Characters that are invalid in HTML are omitted.
  public mutating func text(_ text: String) throws(HTMLWriterError) {
    guard !text.isEmpty else { return }
    guard !elements.isEmpty else { return try outerText(text) }
    if isAtStartOfVerbatim, text.utf8.first == 0x0A || text.utf8.first == 0x0D {
      try check(xmlTextWriterWriteString(writer, "\n"), "xmlTextWriterWriteString")
    }
    isAtStartOfVerbatim = false
    let status = HTMLCharacters.withAllowed(text) { [writer] in xmlTextWriterWriteString(writer, $0) }
    try check(status, "xmlTextWriterWriteString")
    waiting += text.utf8.count
  }

  /// Writes text while no element is open, as in a fragment.
  ///
  /// `xmlTextWriterWriteString` escapes by the state of the innermost element, and writes unescaped if there
  /// is none.
  private mutating func outerText(_ text: String) throws(HTMLWriterError) {
    let status = HTMLCharacters.withAllowed(HTMLCharacters.escaped(text)) { [writer] in
      xmlTextWriterWriteRaw(writer, $0)
    }
    try check(status, "xmlTextWriterWriteRaw")
    waiting += text.utf8.count
  }

  /// Ends a line of the file where white space is insignificant.
  public mutating func lineEnd() throws(HTMLWriterError) { try text("\n") }

  // MARK: Output

  /// Flushes the buffer to the file, if it is large enough.
  ///
  /// - Throws: `OutputError` if the disk reports an error.
  public mutating func drain(to file: inout OutputFile) throws {
    if waiting >= Self.drainThreshold { try flush(to: &file) }
  }

  /// Closes all open elements and flushes the buffer.
  ///
  /// - Throws: `OutputError` if the disk reports an error.
  public mutating func finish(to file: inout OutputFile) throws {
    try close(to: 0)
    try flush(to: &file)
  }

  /// Closes all open elements, and returns the text that has not been drained.
  ///
  /// ```swift
  /// var html = try HTMLWriter()
  /// try html.element("p", text: "a < b")
  /// let fragment = try html.finish()  // <p>a &lt; b</p>
  /// ```
  public mutating func finish() throws(HTMLWriterError) -> String {
    try close(to: 0)
    try check(xmlTextWriterFlush(writer), "xmlTextWriterFlush")
    let count = Int(xmlBufferLength(buffer))
    guard count > 0, let bytes = xmlBufferContent(buffer) else { return "" }
    let text = String(decoding: UnsafeBufferPointer(start: bytes, count: count), as: UTF8.self)
    xmlBufferEmpty(buffer)
    waiting = 0
    return text
  }

  private mutating func flush(to file: inout OutputFile) throws {
    try check(xmlTextWriterFlush(writer), "xmlTextWriterFlush")
    let count = Int(xmlBufferLength(buffer))
    if count > 0, let bytes = xmlBufferContent(buffer) {
      try file.write(UnsafeBufferPointer(start: bytes, count: count))
    }
    xmlBufferEmpty(buffer)
    waiting = 0
  }

  private func check(_ status: Int32, _ operation: StaticString) throws(HTMLWriterError) {
    if status < 0 { throw HTMLWriterError(operation: "\(operation)") }
  }
}

extension StaticString {
  /// The literal as a C string; it is NUL-terminated and static.
  fileprivate var xmlString: UnsafePointer<xmlChar> { utf8Start }

  /// Whether a parser drops a line break right after the start tag.
  fileprivate var isVerbatim: Bool { equals("pre") || equals("textarea") || equals("listing") }

  /// Returns whether two literals are equal.
  func equals(_ other: StaticString) -> Bool {
    let count = utf8CodeUnitCount
    guard count == other.utf8CodeUnitCount else { return false }
    return (0..<count).allSatisfy { utf8Start[$0] == other.utf8Start[$0] }
  }
}

/// A failure of libxml2; for a writer in memory it means that memory is exhausted.
public struct HTMLWriterError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The function that failed.
  public let operation: String

  /// A description of the failure.
  public var description: String { "libxml2 could not go on writing HTML (\(operation))" }
}

/// The void elements, which have no content and no end tag. Source: HTML Standard, "Void elements".
enum HTMLVoidElements {
  private static let names: [StaticString] = [
    "br", "input", "img", "hr", "meta", "link", "source", "track", "wbr", "area", "base", "col", "embed",
  ]

  /// Returns whether a name is that of a void element.
  static func contain(_ name: StaticString) -> Bool { names.contains { $0.equals(name) } }
}
