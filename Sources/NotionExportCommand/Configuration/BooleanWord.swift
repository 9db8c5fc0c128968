/// The words that people write for yes and no.
enum BooleanWord {
  /// What a word means; `nil` where it is none of these.
  static func value(of word: String) -> Bool? {
    switch word.lowercased() {
    case "true", "yes", "on", "1": true
    case "false", "no", "off", "0": false
    default: nil
    }
  }
}
