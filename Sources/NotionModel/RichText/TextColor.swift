/// The colour of a text or of a whole block; the `…Background` ones colour what is behind it.
public enum TextColor: OpenEnum {
  case `default`, gray, brown, orange, yellow, green, blue, purple, pink, red, defaultBackground,
    grayBackground, brownBackground, orangeBackground, yellowBackground, greenBackground,
    blueBackground, purpleBackground, pinkBackground, redBackground
  case unknown(String)

  /// The names that have a case of their own.
  public static let names: NameTable<TextColor> = [
    "default": .default, "gray": .gray, "brown": .brown, "orange": .orange, "yellow": .yellow,
    "green": .green, "blue": .blue, "purple": .purple, "pink": .pink, "red": .red,
    "default_background": .defaultBackground, "gray_background": .grayBackground,
    "brown_background": .brownBackground, "orange_background": .orangeBackground,
    "yellow_background": .yellowBackground, "green_background": .greenBackground,
    "blue_background": .blueBackground, "purple_background": .purpleBackground,
    "pink_background": .pinkBackground, "red_background": .redBackground,
  ]

  /// The name, where it has no case of its own.
  public var unknownName: String? { if case .unknown(let name) = self { name } else { nil } }
}
