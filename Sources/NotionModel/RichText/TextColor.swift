/// The colour of a text or of a whole block; the `…Background` cases are background colours.
public enum TextColor: OpenEnum {
  case `default`, gray, brown, orange, yellow, green, blue, purple, pink, red, defaultBackground,
    grayBackground, brownBackground, orangeBackground, yellowBackground, greenBackground,
    blueBackground, purpleBackground, pinkBackground, redBackground
  case unknown(String)

  /// The known names and their cases.
  public static let names: NameTable<TextColor> = [
    "default": .default, "gray": .gray, "brown": .brown, "orange": .orange, "yellow": .yellow,
    "green": .green, "blue": .blue, "purple": .purple, "pink": .pink, "red": .red,
    "default_background": .defaultBackground, "gray_background": .grayBackground,
    "brown_background": .brownBackground, "orange_background": .orangeBackground,
    "yellow_background": .yellowBackground, "green_background": .greenBackground,
    "blue_background": .blueBackground, "purple_background": .purpleBackground,
    "pink_background": .pinkBackground, "red_background": .redBackground,
  ]

  /// The name of a value without a case, or `nil`.
  public var unknownName: String? { if case .unknown(let name) = self { name } else { nil } }
}
