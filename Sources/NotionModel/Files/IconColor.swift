/// The colour of an icon of Notion's set.
public enum IconColor: OpenEnum {
  case gray, lightgray, brown, yellow, orange, green, blue, purple, pink, red
  case unknown(String)

  /// The names of the known colours.
  public static let names: NameTable<IconColor> = [
    "gray": .gray, "lightgray": .lightgray, "brown": .brown, "yellow": .yellow, "orange": .orange,
    "green": .green, "blue": .blue, "purple": .purple, "pink": .pink, "red": .red,
  ]

  /// The name of an unknown colour.
  public var unknownName: String? { if case .unknown(let name) = self { name } else { nil } }
}
