import Foundation

/// The facts about a document from html5lib, an independent HTML5 parser.
package struct HTMLFacts: Decodable, Sendable {
  /// A stretch of text of one look.
  package struct Run: Decodable, Hashable, Sendable, CustomStringConvertible {
    package var text: String
    /// The marks, one letter each: b, c, e (equation), i, s, u.
    package var marks: String
    package var link: String?
    package var color: String?

    package init(text: String, marks: String = "", link: String? = nil, color: String? = nil) {
      self.text = text
      self.marks = marks
      self.link = link
      self.color = color
    }

    package var description: String {
      "\(text.debugDescription)\(marks)\(link.map { "<\($0)>" } ?? "")\(color.map { "{\($0)}" } ?? "")"
    }
  }

  /// The texts, one for each element that holds text.
  package let texts: [[Run]]
  /// The number of elements with each name.
  package let elements: [String: Int]
  /// The values of `href`, `src` and their like.
  package let addresses: [String]
  package let ids: [String]
  /// Attributes that run script when something happens.
  package let handlers: [String]

  /// Parses documents in one process.
  ///
  /// - Throws: what keeps html5lib from being run.
  package static func of(_ documents: [String]) async throws -> [HTMLFacts] {
    guard let python = TestTool.python else { return [] }
    return try await TestTool.withFolder { folder in
      let input = folder.appending(path: "documents.json")
      let output = folder.appending(path: "facts.json")
      try JSONEncoder().encode(documents).write(to: input)
      let script = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "html_facts.py")
      let status = try TestTool.run(python, [script.path, input.path, output.path]).status
      guard status == 0 else { throw CocoaError(.executableLoad) }
      return try JSONDecoder().decode([HTMLFacts].self, from: Data(contentsOf: output))
    }
  }
}
