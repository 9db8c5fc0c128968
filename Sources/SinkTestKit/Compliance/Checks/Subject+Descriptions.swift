internal import NotionExportKit

extension Subject {
  func checkDescriptions() throws {
    let format = Plugin.format
    let isName =
      format.utf8.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D }
      && format.utf8.first.map { (0x61...0x7A).contains($0) } == true
    guard isName else {
      throw violation(
        .described, "the format is called '\(format)'; a name is of lower case letters, digits and hyphens")
    }
    guard !Plugin.summary.isEmpty, !Plugin.summary.contains(where: \.isNewline) else {
      throw violation(.described, "the summary is not one line: \(Plugin.summary.debugDescription)")
    }
    let names = Plugin.Options.descriptions.map(\.name)
    for description in Plugin.Options.descriptions where description.help.isEmpty {
      throw violation(.described, "the option '\(description.name)' has no line in 'help'")
    }
    for name in Plugin.Options.help.keys.sorted() where !names.contains(name) {
      throw violation(.described, "'help' speaks of '\(name)', which is no option")
    }
  }
}
