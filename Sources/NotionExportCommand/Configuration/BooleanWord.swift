/// The words for true and false.
enum BooleanWord {
  /// Returns the value of a word, or `nil` for any other word.
  static func value(of word: String) -> Bool? {
    switch word.lowercased() {
    case "true", "yes", "on", "1": true
    case "false", "no", "off", "0": false
    default: nil
    }
  }
}
