/// The files of `Templates/Site`, which are part of the program.
package enum SiteTemplates {
  /// Their paths below `Templates/Site`, in order.
  package static var names: [String] { embedded.map(\.name) }

  /// The text of a file; `nil` where there is none of that name.
  package static func text(of name: String) -> String? { embedded.first { $0.name == name }?.text }
}
