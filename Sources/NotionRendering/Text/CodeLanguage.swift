/// Notion's names of languages in the words of syntax highlighters.
package enum CodeLanguage {
  /// The language in one word without spaces; empty for plain text.
  package static func infoString(_ language: String) -> String {
    let name = language.lowercased()
    if let known = names[name] { return known }
    return String(name.filter { ($0.isASCII && ($0.isLetter || $0.isNumber)) || "+-#".contains($0) })
  }

  private static let names = [
    "plain text": "", "ascii art": "text", "c#": "csharp", "c++": "cpp", "f#": "fsharp",
    "docker": "dockerfile", "assembly": "asm", "flow": "js", "llvm ir": "llvm", "markup": "html",
    "notion formula": "js", "objective-c": "objc",
    "vb.net": "vbnet", "visual basic": "vb", "java/c/c++/c#": "java", "webassembly": "wasm", "shell": "sh",
  ]
}
