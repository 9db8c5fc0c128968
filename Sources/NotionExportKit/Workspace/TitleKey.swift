/// What is left of a title when everything is dropped that a sink might drop to make a file name of it.
///
/// Siblings with equal keys may get names that depend on each other.
package enum TitleKey {
  /// Letters and digits in lower case, about the first fifty bytes of them.
  package static func key(of title: String) -> String {
    var key = ""
    for character in title.lowercased() where character.isLetter || character.isNumber {
      key.append(character)
      // Names are cut off by their length too.
      if key.utf8.count >= 48 { break }
    }
    return key
  }
}
