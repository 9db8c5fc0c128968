internal import NotionExportKit
internal import NotionModel

/// Writes a stream of blocks as a nested JSON array: the verbatim bytes of each block, extended by its
/// content.
///
/// The added members follow the block's own: `children`, `sections` (the parts of a meeting note),
/// `children_unavailable` (the reason why the content, or the rest of it, could not be read; an unreadable
/// part is an object with that member only, and a truncated one has a member such as `notes_unavailable` next
/// to it).
struct BlockTree {
  /// The state of an open block, and of the array around all blocks.
  private struct Level {
    /// Whether an array is open, and whether it is empty.
    var list: (isOpen: Bool, isEmpty: Bool)
    var hasSections = false
    /// The reasons why blocks of the open list are missing.
    var missing: [String] = []
  }

  private let form: ObjectForm
  private var levels: [Level] = [Level(list: (true, true))]

  init(form: ObjectForm) { self.form = form }

  /// Begins the array, before the first event.
  func open(_ file: inout OutputFile) throws { try file.write("[") }

  /// Ends the array, after the last event.
  ///
  /// - Returns: the reason why blocks after these could not be read, or `nil`.
  mutating func close(_ file: inout OutputFile) throws -> String? {
    try closeList(&file)
    return takeMissing()
  }

  mutating func write(_ event: BlockEvent, _ file: inout OutputFile) throws {
    switch event {
    case .enter(let node):
      try separate(&file)
      try file.write("\n")
      try file.write(form.openBytes(node.block.json))
      levels.append(Level(list: (false, true)))
      switch node.children {
      case .none: break
      case .own, .synced: try openList(",\"children\":", &file)
      case .unavailable(let reason):
        try file.write(",\"children_unavailable\":")
        try file.write(string: reason)
      @unknown default: break
      }
    case .enterSection(let part):
      try closeChildren(&file)
      try file.write(levels[levels.count - 1].hasSections ? "," : ",\"sections\":{")
      levels[levels.count - 1].hasSections = true
      let key = "\"\(part.section.rawValue)\":"
      if let reason = part.unavailable {
        try file.write("\(key){\"children_unavailable\":")
        try file.write(string: reason)
        try file.write("}")
      } else {
        try openList(key, &file)
      }
    case .leaveSection(let section):
      try closeList(&file)
      try writeMissing("\(section.rawValue)_unavailable", &file)
    case .unavailable(let reason): levels[levels.count - 1].missing.append(reason)
    case .leave:
      try closeChildren(&file)
      let level = levels.removeLast()
      try file.write(level.hasSections ? "}}" : "}")
    @unknown default: break
    }
  }

  private mutating func openList(_ key: String, _ file: inout OutputFile) throws {
    try file.write(key)
    try file.write("[")
    levels[levels.count - 1].list = (true, true)
  }

  private mutating func closeList(_ file: inout OutputFile) throws {
    let list = levels[levels.count - 1].list
    guard list.isOpen else { return }
    try file.write(list.isEmpty ? "]" : "\n]")
    levels[levels.count - 1].list = (false, true)
  }

  /// Ends the block's own content, unless that has been ended.
  private mutating func closeChildren(_ file: inout OutputFile) throws {
    try closeList(&file)
    try writeMissing("children_unavailable", &file)
  }

  private mutating func writeMissing(_ key: String, _ file: inout OutputFile) throws {
    guard let missing = takeMissing() else { return }
    try file.write(",\"\(key)\":")
    try file.write(string: missing)
  }

  private mutating func takeMissing() -> String? {
    let missing = levels[levels.count - 1].missing
    levels[levels.count - 1].missing = []
    return missing.isEmpty ? nil : missing.joined(separator: "; ")
  }

  private mutating func separate(_ file: inout OutputFile) throws {
    if !levels[levels.count - 1].list.isEmpty { try file.write(",") }
    levels[levels.count - 1].list.isEmpty = false
  }
}
