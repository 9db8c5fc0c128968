/// The files of `Templates/Site`, which are part of the program.
public enum SiteTemplates {
  /// Their paths below `Templates/Site`, in order.
  public static var names: [String] { embedded.map(\.name) }

  /// Returns the text of a file, or `nil` for an unknown name.
  public static func text(of name: String) -> String? { embedded.first { $0.name == name }?.text }
}
