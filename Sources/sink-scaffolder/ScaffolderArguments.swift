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
        throw ScaffoldError("There is no option \(word). \(Self.usage)")
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
