import Foundation
import PackagePlugin

/// `swift package new-sink Outline`: creates a sink target with its tests from `Templates/Sink`.
@main struct NewSink: CommandPlugin {
  func performCommand(context: PluginContext, arguments: [String]) throws {
    let user = context.package
    guard let kit = Self.find("notion-export", in: user) else {
      throw Failure(
        "This package does not depend on notion-export; add it to the dependencies in Package.swift.")
    }
    let scaffolder = try context.tool(named: "sink-scaffolder")
    let process = Process()
    process.executableURL = scaffolder.url
    process.arguments =
      [
        "--templates", kit.directoryURL.appending(path: "Templates/Sink").path(percentEncoded: false),
        "--package", user.directoryURL.path(percentEncoded: false),
        "--kit", kit.id == user.id ? "" : kit.id,
      ] + user.targets.flatMap { ["--taken", $0.name] } + arguments
    try process.run()
    process.waitUntilExit()
    // The tool has reported the problem.
    if process.terminationStatus != 0 { exit(process.terminationStatus) }
  }

  /// Finds the package with a name among a package and its dependencies, wherever it is checked out.
  private static func find(_ name: String, in package: Package) -> Package? {
    if package.displayName == name { return package }
    for dependency in package.dependencies {
      if let found = find(name, in: dependency.package) { return found }
    }
    return nil
  }
}

/// The reason why no sink was created.
private struct Failure: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }
}
