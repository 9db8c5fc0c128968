internal import SwiftSourceText

/// A manifest with the targets of a new sink.
///
/// Only a simple form is edited: an array literal after `targets:` in the call of `Package`. For any other
/// manifest the user gets the lines to insert.
struct ManifestEdit {
  /// The manifest with the targets, or `nil` if it does not have the simple form.
  let result: String?
  /// The executable target that registers sinks and depends on the new one now.
  let program: String?
  /// The lines of the two targets.
  let targets: String
  /// The plugin declaration of a target.
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
          \(product("SinkRendering")),
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
