internal import Foundation
internal import NotionExportKit
package import NotionModel

/// Makes names of files from titles: legal on Linux, macOS and Windows, and still readable.
package enum FileName {
  /// What a name may take in UTF-8, which leaves room for a suffix and an extension within 255 bytes.
  private static let maximumLength = 180

  /// Names that Windows keeps for devices, in lower case.
  private static let devices: Set<String> = {
    var names: Set<String> = ["con", "prn", "aux", "nul", "conin$", "conout$"]
    for digit in ["1", "2", "3", "4", "5", "6", "7", "8", "9", "¹", "²", "³"] {
      names.insert("com\(digit)")
      names.insert("lpt\(digit)")
    }
    return names
  }()

  /// Names that mean something else in an output folder.
  private static let reserved: Set<String> = ["assets", "index", deepFolder]

  /// The folder at the top of an output for what is nested too deep for a path of its own.
  package static let deepFolder = "too-deep"

  /// The name for a title; `nil` where nothing of the title can stand in a name.
  package static func name(for title: String) -> String? {
    var name = trimmed(isLegal(title) ? title : legal(title))
    if name.hasPrefix(".") || name.hasPrefix("~") { name = "_" + name.dropFirst() }
    name = trimmed(cut(name, to: maximumLength))
    if name.utf8.contains(UInt8(ascii: ".")) {
      for suffix in [".md", ".csv", ".html", ".css"] where name.lowercased().hasSuffix(suffix) {
        // Else a folder could want the name of another page's file.
        name = name.dropLast(suffix.count) + "_" + name.suffix(suffix.count - 1)
      }
    }
    guard name.contains(where: { $0 != "-" && $0 != "_" && $0 != "." && $0 != " " }) else { return nil }
    let stem = name.prefix { $0 != "." }
    // No name of a device or of our own is longer, whatever white space is around it.
    guard stem.utf8.count <= 32 else { return name }
    if devices.contains(trimmed(stem.lowercased())) || reserved.contains(name.lowercased()) {
      let end = name.firstIndex(of: ".") ?? name.endIndex
      name.insert("_", at: end)
    }
    return name
  }

  /// The name for a title in ``deepFolder``, where objects of any parents meet: part of the title and the whole id.
  package static func deepName(for title: String, _ id: ObjectID) -> String {
    let name = name(for: title).map { trimmed(cut($0, to: 100)) } ?? "Untitled"
    return "\(name) \(id.compactText)"
  }

  /// Whether a title is a name as it is, as most are: plain characters, and no two spaces in a row.
  private static func isLegal(_ title: String) -> Bool {
    var last: UInt8 = 0
    return title.utf8.allSatisfy { byte in
      defer { last = byte }
      return isLegal[Int(byte)] && (byte != 0x20 || last != 0x20)
    }
  }

  private static let isLegal: [Bool] = (0..<256).map { byte in
    (0x20...0x7E).contains(byte) && !"/\\:|*?\"<>".utf8.contains(UInt8(byte))
  }

  /// The characters of a title that may stand in a name.
  private static func legal(_ title: String) -> String {
    var scalars = String.UnicodeScalarView()
    for scalar in title.precomposedStringWithCanonicalMapping.unicodeScalars {
      switch scalar {
      case "/", "\\", ":", "|": scalars.append("-")
      case "*", "?", "\"", "<", ">": break
      case _ where isInvisible(scalar): break
      case _ where scalar.properties.isWhitespace: if scalars.last != " " { scalars.append(" ") }
      default: scalars.append(scalar)
      }
    }
    // What was left out may have stood between a letter and its mark.
    return String(scalars).precomposedStringWithCanonicalMapping
  }

  /// The name of a file to be saved: its own, the beginning of the digest of its content, its extension.
  package static func assetName(_ name: String, digest: String) -> String {
    let decoded = PercentEncoding.decoded(name)
    let mark = " \(digest.prefix(10))"
    guard let dot = decoded.lastIndex(of: "."), decoded.distance(from: dot, to: decoded.endIndex) <= 11,
      decoded[dot...].dropFirst().allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber) })
    else { return (self.name(for: decoded) ?? "file") + mark }
    return (self.name(for: String(decoded[..<dot])) ?? "file") + mark + decoded[dot...]
  }

  /// Returns the form in which two names are equal that a file system may take for one: case, Unicode form and
  /// characters that are not shown do not count.
  package static func key(of name: String) -> String { NameFolding.folded(name) }

  private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control where !scalar.properties.isWhitespace: true
    case .surrogate, .privateUse, .unassigned: true
    // Joiners belong to emoji and to scripts; marks of direction and of byte order do not.
    case .format: scalar.value != 0x200C && scalar.value != 0x200D
    default: false
    }
  }

  /// Windows drops dots and spaces at the end of a name.
  private static func trimmed(_ name: String) -> String {
    if let first = name.utf8.first, let last = name.utf8.last, isInner(first), isInner(last) { return name }
    var name = name[...]
    while let last = name.last, last == "." || last.isWhitespace { name.removeLast() }
    while name.first?.isWhitespace == true { name.removeFirst() }
    return String(name)
  }

  /// Whether a byte is a character that stays at either end.
  private static func isInner(_ byte: UInt8) -> Bool { (0x21...0x7E).contains(byte) && byte != 0x2E }

  private static func cut(_ name: String, to length: Int) -> String {
    guard name.utf8.count > length else { return name }
    var kept = ""
    var size = 0
    for character in name {
      size += character.utf8.count
      if size > length { break }
      kept.append(character)
    }
    return kept
  }
}
