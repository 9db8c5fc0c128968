/// One pane of a tab block.
public struct TabDraft: Sendable {
  /// What the tab says.
  public var label: TextDraft
  /// What stands before the label.
  public var icon: IconDraft?
  /// What the pane shows.
  public var children: [BlockDraft]

  /// A pane.
  public init(_ label: TextDraft, icon: IconDraft? = nil, _ children: [BlockDraft]) {
    self.label = label
    self.icon = icon
    self.children = children
  }
}
