internal import NotionExportKit

/// Writes the brackets and commas of a JSON array or object, with each element on a line of its own.
struct LineList {
  let opening: String
  let closing: String
  private var isEmpty = true

  init(opening: String, closing: String) {
    self.opening = opening
    self.closing = closing
  }

  /// Writes the separator before an element.
  mutating func separate(_ file: inout OutputFile) throws {
    try file.write(isEmpty ? "\(opening)\n" : ",\n")
    isEmpty = false
  }

  /// Ends the list after the last element, if any.
  func close(_ file: inout OutputFile) throws {
    try file.write(isEmpty ? "\(opening)\(closing)" : "\n\(closing)")
  }
}
