internal import Foundation

/// The tool behind the `NewSink` plugin: creates a sink's sources and tests from templates and adds its
/// targets to the manifest.
///
///     sink-scaffolder --templates FOLDER --package FOLDER --kit IDENTITY [--taken TARGET]… NAME
///
/// `IDENTITY` is that of the notion-export package, empty if the sink is added to that package itself.
@main enum SinkScaffolder {
  static func main() {
    do {
      print(try run(Array(CommandLine.arguments.dropFirst())))
    } catch {
      try? FileHandle.standardError.write(contentsOf: Data("error: \(error)\n".utf8))
      exit(1)
    }
  }

  /// Creates the sink; writes nothing if a file or a target exists already.
  ///
  /// - Returns: a description of the changes and of the next steps.
  /// - Throws: ``ScaffoldError`` that names the conflict.
  static func run(_ words: [String]) throws -> String {
    let arguments = try ScaffolderArguments(words)
    let name = try SinkName(arguments.name)
    let package = URL(filePath: arguments.package, directoryHint: .isDirectory)
    for target in [name.module, "\(name.module)Tests"] where arguments.takenTargets.contains(target) {
      throw ScaffoldError("The target \(target) exists already; choose another name.")
    }
    let template = try SinkTemplate(folder: URL(filePath: arguments.templates, directoryHint: .isDirectory))
    let files = try template.files(for: name)
    for file in files.map(\.path) + ["Sources/\(name.module)", "Tests/\(name.module)Tests"]
    where FileManager.default.fileExists(atPath: package.appending(path: file).path(percentEncoded: false)) {
      throw ScaffoldError("\(file) exists already and was left unchanged; move it, or choose another name.")
    }
    let manifest = package.appending(path: "Package.swift")
    let edit = ManifestEdit(
      source: try String(contentsOf: manifest, encoding: .utf8), name: name, kit: arguments.kit)
    for file in files {
      let url = package.appending(path: file.path)
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(file.text.utf8).write(to: url, options: .withoutOverwriting)
    }
    if let edited = edit.result { try Data(edited.utf8).write(to: manifest, options: .atomic) }
    return report(files.map(\.path), edit, name)
  }

  private static func report(_ files: [String], _ edit: ManifestEdit, _ name: SinkName) -> String {
    var lines = ["Created"] + files.map { "  \($0)" } + [""]
    if edit.result == nil {
      lines += ["The form of Package.swift is not supported. Add to its targets:", "", edit.targets, ""]
    } else {
      lines.append("Added the targets \(name.module) and \(name.module)Tests to Package.swift.")
    }
    if let program = edit.program {
      lines.append("Added \(name.module) to the dependencies of \(program).")
    } else {
      lines += [
        "Add \"\(name.module)\" to the dependencies of your program, an executable target with",
        "  plugins: [\(edit.registerSinks)]",
        "whose Main.swift is",
        "  import NotionExportCommand",
        "  @main enum Main { static func main() async { await NotionExport<RegisteredSinks>.main() } }",
      ]
    }
    return
      (lines + [
        "", "Next:", "  swift build --target \(name.module)", "  swift test --filter \(name.module)Tests",
        "  swift run \(edit.program ?? "my-export") --format \(name.format) --demo",
      ]).joined(separator: "\n")
  }
}

/// The command line of the tool: the arguments of the plugin, then those of the user.
struct ScaffolderArguments {
  let templates: String
  let package: String
  let kit: String
  let takenTargets: Set<String>
  let name: String

  init(_ words: [String]) throws {
    var values: [String: String] = [:]
    var taken: Set<String> = []
    var names: [String] = []
    var rest = words[...]
    while let word = rest.popFirst() {
      switch word {
      case "--templates", "--package", "--kit":
        values[word] = rest.popFirst()
      case "--taken":
        if let target = rest.popFirst() { taken.insert(target) }
      case _ where word.hasPrefix("-"):
        throw ScaffoldError("Unknown option \(word). \(Self.usage)")
      default: names.append(word)
      }
    }
    guard let templates = values["--templates"], let package = values["--package"] else {
      throw ScaffoldError("This tool is for the NewSink plugin. \(Self.usage)")
    }
    guard names.count == 1 else {
      throw ScaffoldError("\(names.isEmpty ? "No name" : "More than one name") was given. \(Self.usage)")
    }
    (self.templates, self.package, kit) = (templates, package, values["--kit"] ?? "")
    (takenTargets, name) = (taken, names[0])
  }

  private static let usage = "Usage: swift package new-sink Outline"
}

/// The reason why no sink was created, with its remedy.
struct ScaffoldError: Error, Hashable, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }
}
