package import NotionModel

/// The classes that stylesheets give colours to: `c-red` for a text, `b-red` for what is behind it.
package enum ColorClass {
  /// The class of a colour of text; `nil` for the default, and for a colour that did not exist when this was
  /// written.
  package static func name(of color: TextColor) -> String? {
    let name = color.name
    guard color != .default, color != .defaultBackground, color.unknownName == nil else { return nil }
    return name.hasSuffix("_background") ? "b-\(name.dropLast("_background".count))" : "c-\(name)"
  }

  /// The class of an option's colour.
  package static func name(of color: SelectColor) -> String {
    color.unknownName == nil && color.name != "default" ? "b-\(color.name)" : "b-gray"
  }

  /// The class of an icon's colour.
  package static func name(of color: IconColor) -> String {
    color.unknownName == nil ? "c-\(color.name)" : "c-gray"
  }
}
