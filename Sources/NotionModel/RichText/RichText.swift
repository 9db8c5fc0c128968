/// A text with styles, mentions and equations: a sequence of runs.
public struct RichText: Sendable, Hashable {
  /// The runs, each with a single style.
  public var runs: [RichTextRun]

  /// Creates a text from runs.
  public init(_ runs: [RichTextRun] = []) { self.runs = runs }

  /// The text without styles, with mentions and equations in Notion's own text form.
  public var plainText: String {
    if runs.count == 1 { return runs[0].plainText }
    return runs.reduce(into: "") { text, run in text += run.plainText }
  }

  /// The text as the title of an object, without the signature of an address.
  package var title: String { SignedURL.bare(text: plainText) }
}

extension RichText: RandomAccessCollection {
  /// The position of the first run.
  public var startIndex: Int { runs.startIndex }
  /// The position after the last run.
  public var endIndex: Int { runs.endIndex }
  /// The run at a position.
  public subscript(position: Int) -> RichTextRun { runs[position] }
}

extension RichText: ExpressibleByArrayLiteral {
  /// Creates a text from runs.
  public init(arrayLiteral runs: RichTextRun...) { self.init(runs) }
}

extension RichText: JSONDecodable {
  /// Reads an array of runs; `null` is an empty text, and a single run is a text of one.
  public init(from reader: inout JSONReader) throws(JSONError) {
    runs = []
    switch try reader.peekKind() {
    case .null: _ = try reader.readNull()
    case .object: runs.append(try RichTextRun(from: &reader))
    default:
      try reader.readArray { (reader) throws(JSONError) in runs.append(try RichTextRun(from: &reader)) }
    }
  }
}
