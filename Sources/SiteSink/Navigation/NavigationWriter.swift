import HTMLRendering
import NotionExportKit
import SinkRendering

/// Writes the list of the sidebar: the objects at the root, and the open branch.
struct NavigationWriter {
  let frame: PageFrame
  let references: WorkspaceReferences
  /// The address of the site's first page, if no page of the workspace is it.
  let home: String
  /// The prefix of each address: the root, if addresses cannot be relative.
  var prefix = ""
  /// The current document; `nil` on pages without one.
  var current: OutputLocation?

  /// Returns the list.
  func fragment() throws -> HTMLFragment {
    try HTMLFragment { html in
      try html.open("ul", ("class", "nav-list"))
      try html.lineEnd()
      if let home = frame.home {
        try entry(home.location, icon: home.icon, isAligned: hasIcons(0), depth: nil, &html)
      }
      try entries(0, &html)
      try html.close()
    }
  }

  private func href(_ location: OutputLocation) -> String {
    prefix + references.link(to: location).destination
  }

  private func entries(_ depth: Int, _ html: inout HTMLWriter) throws {
    let level = frame.levels[depth]
    let hasIcons = hasIcons(depth)
    let open =
      depth < frame.path.count && frame.path[depth].id != frame.home?.location.id ? frame.path[depth] : nil
    for entry in level.entries {
      let isOpen = entry.location.id == open?.id
      try self.entry(
        entry.location, icon: entry.icon, isAligned: hasIcons, depth: isOpen ? depth : nil, &html)
    }
    // The page itself may be one of those beyond the limit.
    if let open, !level.entries.contains(where: { $0.location.id == open.id }) {
      try entry(open, icon: nil, isAligned: hasIcons, depth: depth, &html)
    }
    if let total = level.total, total <= level.entries.count { return }
    let parent = depth == 0 ? frame.home?.location : frame.path[depth - 1]
    try html.open("li")
    let href = parent.map(self.href) ?? prefix + home
    try html.element(
      "a", ("class", "nav-more"), ("href", href),
      text: Self.allText(level.total, in: parent))
    try html.close()
    try html.lineEnd()
  }

  private static func allText(_ total: Int?, in parent: OutputLocation?) -> String {
    switch (total, parent) {
    case (let total?, let parent?): "All \(total) in \(parent.title)"
    case (let total?, nil): "All \(total)"
    case (nil, let parent?): "All of \(parent.title)"
    case (nil, nil): "All"
    }
  }

  /// Returns whether entries of a list have icons.
  private func hasIcons(_ depth: Int) -> Bool { frame.levels[depth].entries.contains { $0.icon != nil } }

  /// Writes an entry; with `isAligned`, an entry without an icon has the symbol of its kind, so that all
  /// names of a list are aligned.
  private func entry(
    _ location: OutputLocation, icon: ObjectIcon?, isAligned: Bool, depth: Int?, _ html: inout HTMLWriter
  ) throws {
    try html.open("li")
    try html.open(
      "a", ("class", "nav-link"), ("href", href(location)),
      ("aria-current", location.id == current?.id ? "page" : nil))
    if let icon {
      let linked = LinkedIcon(icon, from: references.folder)
      try html.icon(icon, class: "nav-icon", address: linked.address.map { prefix + $0 })
    } else if isAligned {
      let kind = location.kind == .page ? "page" : "database"
      try html.element("span", ("class", "nav-icon object \(kind)"), ("aria-hidden", "true"), text: "")
    }
    try html.text(location.title)
    try html.close()
    if let depth, depth + 1 < frame.levels.count {
      let level = frame.levels[depth + 1]
      if !level.entries.isEmpty || frame.path.count > depth + 1 {
        try html.open("details", ("class", "nav-branch"), ("open", ""))
        try html.empty("summary", ("aria-label", "Pages in \(location.title)"))
        try html.open("ul", ("class", "nav-list"))
        try html.lineEnd()
        try entries(depth + 1, &html)
        try html.close()
        try html.close()
      }
    }
    try html.close()
    try html.lineEnd()
  }
}
