import SwiftSourceText
import Testing

/// Code is separated from comments and the contents of literals.
struct SwiftSourceTextTests {
  @Test(
    "Comments and the contents of literals are blanked, byte for byte",
    arguments: [
      ("let a = 1 // b", "let a = 1     "),
      ("a /* b /* c */ d */ e", "a                   e"),
      (#"f("x(y") + g"#, #"f("   ") + g"#),
      (#""a\"b" + c"#, #""    " + c"#),
      (##"#"a"b"# + c"##, ##"#"   "# + c"##),
      (#""\(f(")")) z" + c"#, #""           " + c"#),
      ("\"\"\"\n a \"b\" }\n\"\"\" + c", "\"\"\"\n        \n\"\"\" + c"),
      ("\"é\" + ü", "\"  \" + __"),
      ("\"open\nlet b", "\"    \nlet b"),
    ])
  func blanking(source: String, code: String) {
    let text = SwiftSourceText(source)
    #expect(text.code == code)
    #expect(text.code.utf8.count == text.bytes.count)
  }

  @Test("A bracket finds the one that closes it, past those in texts and comments")
  func closing() {
    let text = SwiftSourceText("f([\")\", /* ] */ g(1)], 2) + 3")
    #expect(text.closing(of: 1) == 24)
    #expect(text.closing(of: 2) == 20)
    #expect(text.depth(at: 19, from: 0) == 3)
    #expect(SwiftSourceText("f(").closing(of: 1) == nil)
  }

  @Test("A plain literal is read, another is not")
  func literals() {
    #expect(SwiftSourceText(#"x = "json""#).plainLiteral(at: 4) == "json")
    #expect(SwiftSourceText(#"x = "j\(y)""#).plainLiteral(at: 4) == nil)
    #expect(SwiftSourceText("x = y").plainLiteral(at: 4) == nil)
  }

  @Test(
    "Nothing makes it stop or read past the end", arguments: ["", "\"", "/*", "#", "\"\\(", "\"\\", "\"\"\""])
  func fragments(source: String) {
    #expect(SwiftSourceText(source).code.utf8.count == source.utf8.count)
  }
}
