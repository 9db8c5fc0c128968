internal import Foundation

/// The folded form of names, equal for names that some file system treats as equal.
///
/// Such a file system ignores case, Unicode normalisation or invisible characters. The form is the full case
/// folding of the name in NFC, without default-ignorable code points.
package enum NameFolding {
  /// Returns the folded form of a name, itself in NFC.
  package static func folded(_ name: String) -> String {
    if name.utf8.allSatisfy({ $0 < 0x80 }) {
      return String(decoding: name.utf8.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }, as: UTF8.self)
    }
    var folded = String.UnicodeScalarView()
    for scalar in name.precomposedStringWithCanonicalMapping.unicodeScalars
    where !scalar.properties.isDefaultIgnorableCodePoint {
      // The mapping by way of upper case takes ß to ss, ſ to s and the final sigma to the other one; ẞ is the
      // upper case of ß only.
      for small in scalar.properties.lowercaseMapping.unicodeScalars {
        for capital in small.properties.uppercaseMapping.unicodeScalars {
          folded.append(contentsOf: capital.properties.lowercaseMapping.unicodeScalars)
        }
      }
    }
    return String(folded).precomposedStringWithCanonicalMapping
  }
}
