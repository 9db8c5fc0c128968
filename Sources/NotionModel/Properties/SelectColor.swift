/// The colour of an option of a select, multi-select or status property.
public enum SelectColor: OpenEnum {
  case `default`, gray, brown, orange, yellow, green, blue, purple, pink, red
  case unknown(String)

  /// The known names and their cases.
  public static let names: NameTable<SelectColor> = [
    "default": .default, "gray": .gray, "brown": .brown, "orange": .orange, "yellow": .yellow,
    "green": .green, "blue": .blue, "purple": .purple, "pink": .pink, "red": .red,
  ]

  /// The name of a value without a case, or `nil`.
  public var unknownName: String? { if case .unknown(let name) = self { name } else { nil } }
}
