package import NotionModel

/// The CSS classes of colours: `c-red` for text, `b-red` for a background.
package enum ColorClass {
  /// Returns the class of a colour of text, or `nil` for the default, and for an unknown colour.
  package static func name(of color: TextColor) -> String? {
    let name = color.name
    guard color != .default, color != .defaultBackground, color.unknownName == nil else { return nil }
    return name.hasSuffix("_background") ? "b-\(name.dropLast("_background".count))" : "c-\(name)"
  }

  /// Returns the class of an option's colour.
  package static func name(of color: SelectColor) -> String {
    color.unknownName == nil && color.name != "default" ? "b-\(color.name)" : "b-gray"
  }

  /// Returns the class of an icon's colour.
  package static func name(of color: IconColor) -> String {
    color.unknownName == nil ? "c-\(color.name)" : "c-gray"
  }
}
