import Foundation
import NotionExportKit
import NotionModel

/// Derives file names from titles: valid on Linux, macOS and Windows, and still readable.
public enum FileName {
  /// The maximum length of a name in UTF-8, which leaves space for a suffix and an extension within 255
  /// bytes.
  private static let maximumLength = 180

  /// Names that Windows reserves for devices, in lower case.
  private static let devices: Set<String> = {
    var names: Set<String> = ["con", "prn", "aux", "nul", "conin$", "conout$"]
    for digit in ["1", "2", "3", "4", "5", "6", "7", "8", "9", "¹", "²", "³"] {
      names.insert("com\(digit)")
      names.insert("lpt\(digit)")
    }
    return names
  }()

  /// Names with another meaning in an output folder.
  private static let reserved: Set<String> = ["assets", "index", deepFolder]

  /// The folder at the root of an output for objects that are nested too deeply for a path of their own.
  public static let deepFolder = "too-deep"

  /// Returns the name for a title, or `nil` if no character of it is valid in a name.
  ///
  /// ```swift
  /// FileName.name(for: "Q3: plan / budget?")  // Q3- plan - budget
  /// ```
  ///
  /// - Parameters:
  ///   - title: the title.
  ///   - fileExtension: an extension that the name must not end in, with its dot, as other documents do; the
  ///     names of this program's own extensions never do.
  /// - Returns: the name, without an extension.
  public static func name(for title: String, avoiding fileExtension: String = "") -> String? {
    var name = trimmed(isLegal(title) ? title : legal(title))
    // By scalars: a file system does not take a dot and a combining accent for one character.
    if let first = name.unicodeScalars.first, first == "." || first == "~" {
      name = "_" + String(name.unicodeScalars.dropFirst())
    }
    name = trimmed(cut(name, to: maximumLength))
    if name.utf8.contains(UInt8(ascii: ".")) {
      for suffix in [".md", ".csv", ".html", ".css", fileExtension.lowercased()]
      where !suffix.isEmpty && name.lowercased().hasSuffix(suffix) {
        // Otherwise a folder could need the name of another page's file.
        name = name.dropLast(suffix.count) + "_" + name.suffix(suffix.count - 1)
      }
    }
    guard name.contains(where: { $0 != "-" && $0 != "_" && $0 != "." && $0 != " " }) else { return nil }
    let stem = String(name.unicodeScalars.prefix { $0 != "." })
    // No device name or reserved name is longer, even with surrounding white space.
    guard stem.utf8.count <= 32 else { return name }
    if devices.contains(trimmed(stem.lowercased())) || reserved.contains(name.lowercased()) {
      name.unicodeScalars.insert("_", at: name.unicodeScalars.firstIndex(of: ".") ?? name.endIndex)
    }
    return name
  }

  /// Returns the name for a title in ``deepFolder``, which objects with any parents share: part of the title
  /// and the whole id.
  static func deepName(for title: String, _ id: ObjectID) -> String {
    let name = name(for: title).map { trimmed(cut($0, to: 100)) } ?? "Untitled"
    return "\(name) \(id.compactText)"
  }

  /// Returns whether a title is a valid name without changes, as most are: plain characters, without repeated
  /// spaces.
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

  /// Returns the characters of a title that are valid in a name.
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
    // A removed character may have separated a letter and its combining mark.
    return String(scalars).precomposedStringWithCanonicalMapping
  }

  /// Returns the name under which a file is stored: its own name, the beginning of the digest of its content,
  /// and its extension.
  static func assetName(_ name: String, digest: String) -> String {
    let decoded = PercentEncoding.decoded(name)
    let mark = " \(digest.prefix(10))"
    guard let dot = decoded.lastIndex(of: "."), decoded.distance(from: dot, to: decoded.endIndex) <= 11,
      decoded[dot...].dropFirst().allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber) })
    else { return (self.name(for: decoded) ?? "file") + mark }
    return (self.name(for: String(decoded[..<dot])) ?? "file") + mark + decoded[dot...]
  }

  /// Returns the folded form of a name, equal for names that a file system may treat as equal: case, Unicode
  /// form and invisible characters are ignored.
  public static func key(of name: String) -> String { NameFolding.folded(name) }

  private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control where !scalar.properties.isWhitespace: true
    case .surrogate, .privateUse, .unassigned: true
    // Joiners belong to emoji and to scripts; directional marks and byte order marks do not.
    case .format: scalar.value != 0x200C && scalar.value != 0x200D
    default: false
    }
  }

  /// Removes dots and spaces at both ends, of which Windows drops the trailing ones.
  private static func trimmed(_ name: String) -> String {
    if let first = name.utf8.first, let last = name.utf8.last, isInner(first), isInner(last) { return name }
    var name = name[...]
    while let last = name.last, last == "." || last.isWhitespace { name.removeLast() }
    while name.first?.isWhitespace == true { name.removeFirst() }
    return String(name)
  }

  /// Returns whether a byte is a character that is kept at both ends.
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
    guard kept.isEmpty else { return kept }
    // One character that is longer than a name may be, such as a letter with hundreds of accents.
    for scalar in name.unicodeScalars {
      if kept.utf8.count + UTF8.width(scalar) > length { break }
      kept.unicodeScalars.append(scalar)
    }
    return kept
  }
}
