import Foundation
import PackagePlugin

/// Writes `RegisteredSinks` for a target: a registry of the `…Sink` modules among its direct dependencies.
@main struct RegisterSinks: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    let output = context.pluginWorkDirectoryURL.appending(path: "RegisteredSinks.swift")
    var arguments = ["--target", target.name, "--output", output.path(percentEncoded: false)]
    var inputs: [URL] = []
    for module in sinkModules(among: target.dependencies) {
      let file = module.sourceFiles.first { $0.url.lastPathComponent == "\(module.name)Plugin.swift" }
      let folder = module.directoryURL
      arguments += ["--sink", module.name, (file?.url ?? folder).path(percentEncoded: false)]
      if let file { inputs.append(file.url) }
    }
    return [
      .buildCommand(
        displayName: "Registering the sinks of \(target.name)",
        executable: try context.tool(named: "sink-registrar").url, arguments: arguments, inputFiles: inputs,
        outputFiles: [output])
    ]
  }

  /// The Swift modules whose names end in `Sink`, of this package or of the products of others, by name.
  private func sinkModules(among dependencies: [TargetDependency]) -> [SwiftSourceModuleTarget] {
    let targets = dependencies.flatMap { dependency -> [any Target] in
      switch dependency {
      case .target(let target): [target]
      case .product(let product): product.targets
      @unknown default: []
      }
    }
    var modules: [String: SwiftSourceModuleTarget] = [:]
    for case let module as SwiftSourceModuleTarget in targets where module.name.hasSuffix("Sink") {
      modules[module.name] = module
    }
    return modules.values.sorted { $0.name < $1.name }
  }
}
