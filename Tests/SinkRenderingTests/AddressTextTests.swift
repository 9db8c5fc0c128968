import NotionModel
import Testing

@testable import SinkRendering

/// Labels that replace addresses for readers.
struct AddressTextTests {
  @Test(
    "A file is called by its name, else by the service or the host that has it",
    arguments: [
      ("https://www.youtube.com/watch?v=dQw4w9WgXcQ", "YouTube"), ("https://youtu.be/dQw4w9WgXcQ", "YouTube"),
      ("https://m.youtube.com/shorts/abc", "YouTube"), ("https://vimeo.com/769635358", "Vimeo"),
      ("https://player.vimeo.com/video/769635358?h=1", "Vimeo"),
      ("https://www.loom.com/share/0123456789abcdef", "Loom"),
      ("https://fast.wistia.net/embed/iframe/abc123", "Wistia"),
      ("https://example.com/films/tide.mp4", "tide.mp4"),
      ("https://example.com/769635358", "example.com"), ("https://example.com/watch?v=1", "example.com"),
      ("https://example.com/", "example.com"), ("https://example.com", "example.com"),
      ("https://example.com/a%20b/Read%20me", "Read me"),
      ("https://vimeo.com.example.org/769635358", "vimeo.com.example.org"),
      ("https://notyoutube.com/watch", "notyoutube.com"), ("ftp://example.com/a", "a"),
    ])
  func names(address: String, name: String) { #expect(AddressText.name(of: address) == name) }

  @Test("An address that holds its own content is not shown, and a long one is cut in the middle")
  func texts() {
    let picture = "data:image/png;base64," + String(repeating: "iVBO", count: 4000)
    #expect(AddressText.text(picture) == "Embedded picture (PNG, 12 kB)")
    #expect(AddressText.name(of: " DATA:image/svg+xml,<svg/>") == "Embedded picture (SVG, 6 bytes)")
    #expect(AddressText.text("data:,hello") == "Embedded content (text/plain, 5 bytes)")
    #expect(AddressText.text("https://example.com/a?b=c") == "https://example.com/a?b=c")
    let long = "https://example.com/" + String(repeating: "x", count: 5000) + "/the-end"
    let text = AddressText.text(long)
    #expect(text.count == 161 && text.hasPrefix("https://example.com/xxx") && text.hasSuffix("x/the-end"))
    #expect(AddressText.name(of: long + String(repeating: "y", count: 400)).count == 161)
  }

  @Test("Only pictures of pixels are shown from their addresses, in one spelling")
  func pictures() {
    #expect(
      EmbeddedPicture("data:image/png;base64,iVBORw0KGgo=")?.address == "data:image/png;base64,iVBORw0KGgo=")
    #expect(
      EmbeddedPicture(" DATA:image/PNG;charset=x;base64,iVBO\nRw0K")?.address
        == "data:image/png;base64,iVBORw0K")
    #expect(
      EmbeddedPicture("data:image/gif;base64,R0lG%2BA%3D%3D")?.address == "data:image/gif;base64,R0lG+A==")
    for address in [
      "data:image/svg+xml;base64,PHN2Zz4=", "data:text/html;base64,PHN2Zz4=", "data:image/png,abc",
      "data:image/png;base64,",
      "data:image/png;base64,\"onload=x", "data:image/png\";base64,iVBO", "image/png;base64,iVBO",
      "data:image/png;base64",
    ] { #expect(EmbeddedPicture(address) == nil, "\(address)") }
  }

  @Test(
    "Notion's own icons are told in three ways",
    arguments: [
      ("https://www.notion.so/icons/light-bulb_blue.svg", "light-bulb", "blue"),
      ("https://app.notion.com/icons/book_gray.svg?mode=dark", "book", "gray"),
      ("/icons/star_red.svg", "star", "red"),
      ("https://www.notion.so/icons/font.svg", "font", "gray"),
    ])
  func icons(address: String, name: String, color: String) throws {
    let icon = try #require(NativeIcon(address: address))
    #expect(icon.name == name && icon.color.name == color)
  }

  @Test("Other pictures are none of Notion's icons")
  func otherIcons() {
    for address in [
      "https://example.com/icons/book_gray.svg", "https://www.notion.so/images/book_gray.svg",
      "/icons/../x_gray.svg",
      "https://www.notion.so/icons/book_gray.png", "https://www.notion.so/icons/a%22b_gray.svg", "",
      "/icons/_gray.svg",
    ] {
      #expect(
        NativeIcon(address: address)?.name != "book" && NativeIcon(address: address)?.color.name != "x",
        "\(address)")
    }
    #expect(NativeIcon(name: "book-worm", color: .red).letter == "B")
    #expect(NativeIcon(name: "", color: .red).letter == "?")
  }
}
