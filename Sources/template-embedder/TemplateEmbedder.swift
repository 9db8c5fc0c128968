internal import Foundation

/// The tool behind the `EmbedTemplates` plugin: writes a Swift file that contains text files.
///
///     template-embedder --folder FOLDER --output FILE [TEXT-FILE]…
@main enum TemplateEmbedder {
  static func main() {
    do {
      try run(Array(CommandLine.arguments.dropFirst()))
    } catch {
      try? FileHandle.standardError.write(contentsOf: Data("error: \(error)\n".utf8))
      exit(1)
    }
  }

  static func run(_ words: [String]) throws {
    guard words.count >= 4, words[0] == "--folder", words[2] == "--output" else {
      throw EmbeddingError(
        detail: "usage: template-embedder --folder FOLDER --output FILE [TEXT-FILE]…; the EmbedTemplates "
          + "build plugin calls it")
    }
    let folder = words[1].hasSuffix("/") ? words[1] : words[1] + "/"
    let files = try words[4...].map { path in
      guard path.hasPrefix(folder) else { throw EmbeddingError(detail: "\(path) is not in \(folder)") }
      let bytes = try Data(contentsOf: URL(filePath: path))
      guard let text = String(validating: bytes, as: UTF8.self) else {
        throw EmbeddingError(detail: "\(path) is no text in UTF-8")
      }
      return EmbeddedFile(name: String(path.dropFirst(folder.count)), text: text)
    }
    let source = Data(EmbeddedFile.source(of: files).utf8)
    let output = URL(filePath: words[3])
    // An unchanged file is not written, so that nothing is compiled again.
    if let standing = try? Data(contentsOf: output), standing == source { return }
    try source.write(to: output, options: .atomic)
  }
}
