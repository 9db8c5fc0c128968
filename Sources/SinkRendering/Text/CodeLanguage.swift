/// The names of Notion's languages for syntax highlighters: `cpp` for `c++`, nothing for `plain text`.
public enum CodeLanguage {
  /// Returns the language as a word without spaces; empty for plain text.
  ///
  /// With `runsPlugins`, a language that Notion does not have is omitted, as plugins of the reader may
  /// execute code in languages of their own.
  public static func infoString(_ language: String, runsPlugins: Bool = false) -> String {
    let name = language.lowercased()
    if let known = names[name] { return known }
    if runsPlugins, !notionNames.contains(name) { return "" }
    return String(name.filter { ($0.isASCII && ($0.isLetter || $0.isNumber)) || "+-#".contains($0) })
  }

  /// The languages of Notion.
  private static let notionNames: Set<String> = [
    "abap", "abc", "agda", "arduino", "ascii art", "assembly", "bash", "basic", "bnf", "c", "c#", "c++",
    "clojure", "coffeescript", "coq", "css", "dart", "dhall", "diff", "docker", "ebnf", "elixir", "elm",
    "erlang", "f#", "flow", "fortran", "gherkin", "glsl", "go", "graphql", "groovy", "haskell", "hcl",
    "html", "idris", "java", "javascript", "json", "julia", "kotlin", "latex", "less", "lisp", "livescript",
    "llvm ir", "lua", "makefile", "markdown", "markup", "matlab", "mathematica", "mermaid", "nix",
    "notion formula", "objective-c", "ocaml", "pascal", "perl", "php", "plain text", "powershell", "prolog",
    "protobuf", "purescript", "python", "r", "racket", "reason", "ruby", "rust", "sass", "scala", "scheme",
    "scss", "shell", "smalltalk", "solidity", "sql", "swift", "toml", "typescript", "vb.net", "verilog",
    "vhdl", "visual basic", "webassembly", "xml", "yaml", "java/c/c++/c#",
  ]

  private static let names = [
    "plain text": "", "ascii art": "text", "c#": "csharp", "c++": "cpp", "f#": "fsharp",
    "docker": "dockerfile", "assembly": "asm", "flow": "js", "llvm ir": "llvm", "markup": "html",
    "notion formula": "js", "objective-c": "objc",
    "vb.net": "vbnet", "visual basic": "vb", "java/c/c++/c#": "java", "webassembly": "wasm", "shell": "sh",
  ]
}
