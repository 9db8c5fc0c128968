internal import SwiftSourceText

/// A manifest with the targets of a new sink.
///
/// Only what is plain to see is edited: an array literal after `targets:` in the call of `Package`. Of a manifest
/// that is written in another way the lines are told to the user.
struct ManifestEdit {
  /// The manifest with the targets; `nil` where there is no plain place for them.
  let result: String?
  /// The executable target that registers sinks and depends on the new one now.
  let program: String?
  /// The lines of the two targets.
  let targets: String
  /// How a target uses the plugin.
  let registerSinks: String

  init(source: String, name: SinkName, kit: String) {
    func product(_ product: String) -> String {
      kit.isEmpty ? "\"\(product)\"" : ".product(name: \"\(product)\", package: \"\(kit)\")"
    }
    registerSinks =
      kit.isEmpty ? "\"RegisterSinks\"" : ".plugin(name: \"RegisterSinks\", package: \"\(kit)\")"
    targets = """
      .target(
        name: "\(name.module)",
        dependencies: [
          \(product("NotionExportKit")),
          \(product("NotionModel")),
        ]
      ),
      .testTarget(
        name: "\(name.module)Tests",
        dependencies: [
          "\(name.module)",
          \(product("NotionExportKit")),
          \(product("SinkTestKit")),
        ]
      ),
      """
    var manifest = Manifest(source)
    guard manifest.append(targets) else {
      (result, program) = (nil, nil)
      return
    }
    program = manifest.addDependency(on: name.module)
    result = manifest.text
  }
}
