@testable import SinkRendering
import Testing

/// Every title becomes a valid name on Linux, macOS and Windows.
struct FileNameTests {
  @Test(
    "Titles become legal names that are still read as the title",
    arguments: [
      ("Notes", "Notes"), ("a/b\\c:d|e", "a-b-c-d-e"), ("What? \"Now\" <x>*", "What Now x"),
      ("ends with dots...", "ends with dots"), ("trailing space ", "trailing space"), ("CON", "CON_"),
      ("con.txt", "con_.txt"), ("Lpt1", "Lpt1_"), ("COM¹", "COM¹_"), ("nul .x", "nul _.x"), ("..", nil),
      (".git", "_git"), ("~tmp", "_tmp"), ("a\u{0}b\u{7}c", "abc"),
      ("tab\there\nand there", "tab here and there"),
      ("e\u{301}te\u{301}", "été"), ("👩‍👩‍👧 family", "👩‍👩‍👧 family"), ("漢字 🎉", "漢字 🎉"), ("مرحبا", "مرحبا"),
      ("a\u{202E}txt.exe", "atxt.exe"), ("../../etc/passwd", "_.-..-etc-passwd"),
      ("Read me.md", "Read me_md"),
      ("assets", "assets_"), ("Index", "Index_"), ("", nil), ("///", nil), ("\u{200B}", nil),
      (".\u{301}git", "_\u{301}git"), ("~\u{301}tmp", "_\u{301}tmp"), ("con.\u{301}x", "con_.\u{301}x"),
    ] as [(String, String?)])
  func names(title: String, name: String?) {
    #expect(FileName.name(for: title) == name)
  }

  @Test("A name leaves room for an extension within 255 bytes and is cut between characters")
  func length() throws {
    let name = try #require(FileName.name(for: String(repeating: "👩‍👩‍👧", count: 100)))
    #expect(name.utf8.count <= 180)
    #expect(name.allSatisfy { $0 == "👩‍👩‍👧" })
  }

  @Test("A letter with more marks than a name has room for is cut between them")
  func longCharacter() throws {
    let name = try #require(FileName.name(for: "a" + String(repeating: "\u{301}", count: 1_000)))
    #expect((100...180).contains(name.utf8.count))
  }

  @Test("Names of files keep their extensions")
  func assets() {
    func name(_ name: String) -> String { FileName.assetName(name, digest: "0123456789abcdef") }
    #expect(name("tide%20chart.svg") == "tide chart 0123456789.svg")
    #expect(name("a/b:c.png") == "a-b-c 0123456789.png")
    #expect(name("") == "file 0123456789")
    #expect(name("notes.md") == "notes 0123456789.md")
    #expect(name("CON.png") == "CON_ 0123456789.png")
  }
}
