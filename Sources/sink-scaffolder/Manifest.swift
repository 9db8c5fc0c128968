internal import SwiftSourceText

/// The text of a Package.swift, as far as it can be edited without a parser.
struct Manifest {
  private var source: SwiftSourceText

  init(_ text: String) { source = SwiftSourceText(text) }

  /// The current text of the manifest.
  var text: String { String(decoding: source.bytes, as: UTF8.self) }

  /// Adds elements at the end of the array of targets.
  ///
  /// - Returns: whether there is such an array literal.
  mutating func append(_ elements: String) -> Bool {
    guard let call = call(of: "Package", from: 0), let list = list(labelled: "targets", in: call) else {
      return false
    }
    let code = Array(source.code.utf8)
    guard let last = code[list].dropLast().lastIndex(where: { !Self.isSpace($0) }) else { return false }
    let indentation = indentation(of: list.upperBound - 1)
    let block = elements.split(separator: "\n").map { "\(indentation)  \($0)\n" }.joined()
    let isFirst = last == list.lowerBound
    let needsComma = !isFirst && code[last] != UInt8(ascii: ",")
    // The bracket is moved to a separate line if it follows other code.
    let lineStart = lineStart(of: list.upperBound - 1)
    let standsAlone = code[lineStart..<(list.upperBound - 1)].allSatisfy(Self.isSpace)
    if standsAlone {
      insert(block, at: lineStart)
    } else {
      insert("\n\(block)\(indentation)", at: list.upperBound - 1)
    }
    if needsComma { insert(",", at: last + 1) }
    return true
  }

  /// Adds a target to the dependencies of the executable target that registers sinks.
  ///
  /// - Returns: the executable's name, or `nil` if there is none, more than one, or no plain list.
  mutating func addDependency(on target: String) -> String? {
    var programs: [(name: String, dependencies: Range<Int>)] = []
    var position = 0
    while let call = call(of: ".executableTarget", from: position) {
      position = call.upperBound
      let text = String(decoding: source.bytes[call], as: UTF8.self)
      guard text.contains("\"RegisterSinks\""), let name = literal(labelled: "name", in: call),
        let list = list(labelled: "dependencies", in: call)
      else { continue }
      programs.append((name, list))
    }
    guard programs.count == 1, let program = programs.first else { return nil }
    let code = Array(source.code.utf8)
    let inside = code[(program.dependencies.lowerBound + 1)...]
    let breaksLine = inside.first == UInt8(ascii: "\n")
    let isEmpty = inside.first { !Self.isSpace($0) } == UInt8(ascii: "]")
    let element = "\"\(target)\"" + (isEmpty ? "" : ",")
    if breaksLine {
      let first = inside.firstIndex { !Self.isSpace($0) } ?? program.dependencies.lowerBound
      insert(element + "\n" + indentation(of: first), at: first)
    } else {
      insert(element + (isEmpty ? "" : " "), at: program.dependencies.lowerBound + 1)
    }
    return program.name
  }

  // MARK: Finding

  /// Returns the parenthesised arguments of the first call of `name`, brackets included.
  private func call(of name: String, from start: Int) -> Range<Int>? {
    let code = Array(source.code.utf8)
    let word = Array("\(name)(".utf8)
    var index = start
    while index + word.count <= code.count {
      if code[index...].starts(with: word), index == 0 || !Self.isWord(code[index - 1]) || word[0] == 0x2E {
        let opening = index + word.count - 1
        return source.closing(of: opening).map { opening..<($0 + 1) }
      }
      index += 1
    }
    return nil
  }

  /// Returns the array literal after a label directly in a call, brackets included.
  private func list(labelled label: String, in call: Range<Int>) -> Range<Int>? {
    guard let start = value(labelled: label, in: call), source.code.utf8.dropFirst(start).first == 0x5B,
      let end = source.closing(of: start)
    else { return nil }
    return start..<(end + 1)
  }

  private func literal(labelled label: String, in call: Range<Int>) -> String? {
    value(labelled: label, in: call).flatMap { source.plainLiteral(at: $0) }
  }

  /// Returns the start of the value of a labelled argument.
  private func value(labelled label: String, in call: Range<Int>) -> Int? {
    let code = Array(source.code.utf8)
    let word = Array("\(label):".utf8)
    for index in call where code[index...].starts(with: word) && !Self.isWord(code[index - 1]) {
      guard source.depth(at: index, from: call.lowerBound) == 1 else { continue }
      return code[(index + word.count)..<call.upperBound].firstIndex { !Self.isSpace($0) }
    }
    return nil
  }

  private func lineStart(of offset: Int) -> Int {
    source.bytes[..<offset].lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
  }

  private func indentation(of offset: Int) -> String {
    let line = source.bytes[lineStart(of: offset)...]
    return String(
      decoding: line.prefix { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }, as: UTF8.self)
  }

  private mutating func insert(_ text: String, at offset: Int) {
    var bytes = source.bytes
    bytes.insert(contentsOf: text.utf8, at: offset)
    source = SwiftSourceText(String(decoding: bytes, as: UTF8.self))
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x0A || byte == 0x09 || byte == 0x0D
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "_") || byte == UInt8(ascii: ".") || (0x30...0x39).contains(byte)
      || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
  }
}

/// A manifest with the targets of a new sink.
///
/// Only a simple form is edited: an array literal after `targets:` in the call of `Package`. For any other
/// manifest the user gets the lines to insert.
struct ManifestEdit {
  /// The manifest with the targets, or `nil` if it does not have the simple form.
  let result: String?
  /// The executable target that registers sinks and depends on the new one now.
  let program: String?
  /// The lines of the two targets.
  let targets: String
  /// The plugin declaration of a target.
  let registerSinks: String

  init(source: String, name: SinkName, kit: String) {
    func product(_ product: String) -> String {
      kit.isEmpty ? "\"\(product)\"" : ".product(name: \"\(product)\", package: \"\(kit)\")"
    }
    registerSinks =
      kit.isEmpty ? "\"RegisterSinks\"" : ".plugin(name: \"RegisterSinks\", package: \"\(kit)\")"
    targets = """
      .target(
        name: "\(name.module)",
        dependencies: [
          \(product("NotionExportKit")),
          \(product("NotionModel")),
          \(product("SinkRendering")),
        ]
      ),
      .testTarget(
        name: "\(name.module)Tests",
        dependencies: [
          "\(name.module)",
          \(product("NotionExportKit")),
          \(product("SinkTestKit")),
        ]
      ),
      """
    var manifest = Manifest(source)
    guard manifest.append(targets) else {
      (result, program) = (nil, nil)
      return
    }
    program = manifest.addDependency(on: name.module)
    result = manifest.text
  }
}
