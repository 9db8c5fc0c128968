import Foundation

/// The reference renderer for Markdown: cmark-gfm, from Debian's package.
enum CMark {
  static let path: String? = {
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
    return folders.map { "\($0)/cmark-gfm" }.first { FileManager.default.isExecutableFile(atPath: $0) }
  }()

  /// Whether the program is installed; tests that need it are skipped otherwise.
  static var isInstalled: Bool { path != nil }

  /// Renders Markdown as HTML with or without GitHub's extensions.
  static func html(_ markdown: String, extensions: Bool = true) throws -> String {
    let folder = FileManager.default.temporaryDirectory
    let input = folder.appending(path: "cmark-\(UUID().uuidString).md")
    try Data(markdown.utf8).write(to: input)
    defer { try? FileManager.default.removeItem(at: input) }
    let process = Process()
    process.executableURL = URL(filePath: path ?? "/usr/bin/cmark-gfm")
    let names = extensions ? ["table", "strikethrough", "tasklist", "autolink"] : []
    process.arguments = ["--unsafe", "--to", "html"] + names.flatMap { ["--extension", $0] } + [input.path]
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return String(decoding: data, as: UTF8.self)
  }
}
