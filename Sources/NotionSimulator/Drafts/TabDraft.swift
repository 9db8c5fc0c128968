/// A pane of a tab block.
public struct TabDraft: Sendable {
  /// The label.
  public var label: TextDraft
  /// The icon before the label.
  public var icon: IconDraft?
  /// The content of the pane.
  public var children: [BlockDraft]

  /// Creates a pane.
  public init(_ label: TextDraft, icon: IconDraft? = nil, _ children: [BlockDraft]) {
    self.label = label
    self.icon = icon
    self.children = children
  }
}
