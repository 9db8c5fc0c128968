import Foundation
import PackagePlugin

/// Embeds the files of `Templates/Site` in the code of a target, so that a program needs no separate files.
@main struct EmbedTemplates: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    let folder = context.package.directoryURL.appending(path: "Templates/Site")
    let output = context.pluginWorkDirectoryURL.appending(path: "EmbeddedTemplates.swift")
    let files = try FileManager.default.subpathsOfDirectory(atPath: folder.path(percentEncoded: false))
      .filter { !$0.split(separator: "/").contains { $0.hasPrefix(".") } }
      .map { folder.appending(path: $0) }
      .filter {
        !$0.hasDirectoryPath && (try? $0.resourceValues(forKeys: [.isRegularFileKey]))?.isRegularFile == true
      }
      .sorted { $0.path < $1.path }
    return [
      .buildCommand(
        displayName: "Embedding the templates of \(target.name)",
        executable: try context.tool(named: "template-embedder").url,
        arguments: [
          "--folder", folder.path(percentEncoded: false), "--output", output.path(percentEncoded: false),
        ]
          + files.map { $0.path(percentEncoded: false) },
        inputFiles: files, outputFiles: [output])
    ]
  }
}
