/// The colour of one of Notion's own icons.
public enum IconColor: OpenEnum {
  case gray, lightgray, brown, yellow, orange, green, blue, purple, pink, red
  case unknown(String)

  /// The names that have a case of their own.
  public static let names: NameTable<IconColor> = [
    "gray": .gray, "lightgray": .lightgray, "brown": .brown, "yellow": .yellow, "orange": .orange,
    "green": .green, "blue": .blue, "purple": .purple, "pink": .pink, "red": .red,
  ]

  /// The name, where it has no case of its own.
  public var unknownName: String? { if case .unknown(let name) = self { name } else { nil } }
}
