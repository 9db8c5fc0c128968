import Foundation

/// Programs that read Markdown as people's tools do: cmark-gfm and pandoc. Tests that need one are skipped, and say
/// so, where it is not installed.
enum MarkdownReaders {
  static let cmark = path(of: "cmark-gfm")
  static let pandoc = path(of: "pandoc")

  private static func path(of name: String) -> String? {
    ["/usr/bin", "/usr/local/bin", "/opt/homebrew/bin"].map { "\($0)/\(name)" }
      .first { FileManager.default.isExecutableFile(atPath: $0) }
  }

  /// The HTML that cmark-gfm makes of a page, front matter left out.
  static func html(_ markdown: String, extensions: Bool = true) throws -> String {
    let names = extensions ? ["table", "strikethrough", "tasklist", "autolink"] : []
    return try run(
      cmark ?? "", ["--unsafe", "--to", "html"] + names.flatMap { ["--extension", $0] }, body(of: markdown))
  }

  /// Returns pandoc's rendering of a page without front matter.
  static func pandoc(_ markdown: String, from: String, to: String = "html") throws -> String {
    try run(pandoc ?? "", ["--from", from, "--to", to, "--wrap=none"], body(of: markdown))
  }

  /// A page without its front matter.
  static func body(of markdown: String) -> String {
    guard markdown.hasPrefix("---\n"), let end = markdown.firstRange(of: "\n---\n") else { return markdown }
    return String(markdown[end.upperBound...])
  }

  private static func run(_ program: String, _ arguments: [String], _ text: String) throws -> String {
    let file = FileManager.default.temporaryDirectory.appending(path: "markdown-\(UUID().uuidString).md")
    try Data(text.utf8).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    let process = Process()
    process.executableURL = URL(filePath: program)
    process.arguments = arguments + [file.path]
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return String(decoding: data, as: UTF8.self)
  }
}
