import NotionModel
import Testing

@Suite struct RichTextTests {
  private func run(_ type: String, _ payload: String, plain: String = "plain", href: String = "null")
    -> String
  {
    #"""
    {"type":"\#(type)","\#(type)":\#(payload),"annotations":{"bold":true,"italic":false,"strikethrough":false,\#
    "underline":false,"code":false,"color":"default"},"plain_text":"\#(plain)","href":\#(href)}
    """#
  }

  private func mention(_ type: String, _ payload: String) throws -> Mention {
    let run = try RichTextRun(text: run("mention", #"{"type":"\#(type)","\#(type)":\#(payload)}"#))
    guard case .mention(let mention) = run.content else { throw WrongCase() }
    return mention
  }

  @Test("A run of characters has content, link, style and text")
  func aRunOfCharactersHasContentLinkStyleAndText() throws {
    let text = #"{"content":"words","link":{"url":"https://example.com"}}"#
    let run = try RichTextRun(text: run("text", text, plain: "words", href: #""https://example.com""#))
    #expect(run.content == .text("words", link: "https://example.com"))
    #expect(run.plainText == "words")
    #expect(run.href == "https://example.com")
    #expect(run.annotations.bold)
    #expect(!run.annotations.italic)
  }

  @Test(
    "The plain text is separate, whether or not it repeats the content",
    arguments: [
      "words", "wörds", "words ", "word", "a much longer text than any that is kept inline", #"w\u0041"#,
    ])
  func thePlainTextIsSeparateWhetherOrNotItRepeatsTheContent(plain: String) throws {
    for content in ["words", plain] {
      let run = try RichTextRun(text: run("text", #"{"content":"\#(content)","link":null}"#, plain: plain))
      #expect(run.plainText == (try String(text: "\"\(plain)\"")))
      #expect(run.content == .text(try String(text: "\"\(content)\""), link: nil))
    }
  }

  @Test("Keys may come in any order") func keysMayComeInAnyOrder() throws {
    let text =
      #"{"plain_text":"x","annotations":null,"text":{"link":null,"content":"x"},"href":null,"type":"text"}"#
    #expect(try RichTextRun(text: text) == RichTextRun("x"))
  }

  @Test(
    "Each style is read by its own key", arguments: ["bold", "italic", "strikethrough", "underline", "code"])
  func eachStyleIsReadByItsOwnKey(key: String) throws {
    let annotations = try Annotations(text: #"{"\#(key)": true, "color": "red_background"}"#)
    let styles = [
      "bold": annotations.bold, "italic": annotations.italic, "strikethrough": annotations.strikethrough,
      "underline": annotations.underline, "code": annotations.code,
    ]
    #expect(styles.filter(\.value).map(\.key) == [key])
    #expect(annotations.color == .redBackground)
  }

  @Test("A text without styles is read alike in any spelling")
  func aTextWithoutStylesIsReadAlikeInAnySpelling() throws {
    let usual =
      #"{"bold":false,"italic":false,"strikethrough":false,"underline":false,"code":false,"color":"default"}"#
    #expect(try Annotations(text: usual) == Annotations())
    #expect(try Annotations(text: "{}") == Annotations())
    #expect(try Annotations(text: "null") == Annotations())
    #expect(try Annotations(text: usual.replacing("\"bold\":false", with: "\"bold\":true")).bold)
  }

  @Test("An equation is its expression") func anEquationIsItsExpression() throws {
    let run = try RichTextRun(text: run("equation", #"{"expression":"x^2"}"#))
    #expect(run.content == .equation("x^2"))
  }

  @Test("Every kind of mention is decoded") func everyKindOfMentionIsDecoded() throws {
    #expect(try mention("page", #"{"id":\#(quotedID(1))}"#) == .page(PageID(id(1))))
    #expect(try mention("database", #"{"id":\#(quotedID(2))}"#) == .database(DatabaseID(id(2))))
    #expect(try mention("data_source", #"{"id":\#(quotedID(3))}"#) == .dataSource(DataSourceID(id(3))))
    #expect(
      try mention("date", #"{"start":"2026-03-11","end":null,"time_zone":null}"#)
        == .date(DateValue(start: Timestamp("2026-03-11"))))
    #expect(try mention("link_preview", #"{"url":"https://e.com"}"#) == .linkPreview("https://e.com"))
    guard case .user(let user) = try mention("user", #"{"object":"user","id":\#(quotedID(4))}"#) else {
      throw WrongCase()
    }
    #expect(user.id.object == id(4))
    guard
      case .customEmoji(let emoji) = try mention(
        "custom_emoji", #"{"id":\#(quotedID(5)),"name":"logo","url":"https://e.com/l.png"}"#)
    else { throw WrongCase() }
    #expect(emoji.id.object == id(5))
    #expect(emoji.name == "logo")
    #expect(emoji.url == "https://e.com/l.png")
    #expect(
      try mention("template_mention", #"{"type":"template_mention_date","template_mention_date":"today"}"#)
        == .template(.date("today")))
    #expect(
      try mention("template_mention", #"{"type":"template_mention_user","template_mention_user":"me"}"#)
        == .template(.user("me")))
  }

  @Test("A link mention keeps the details of its target")
  func aLinkMentionKeepsTheDetailsOfItsTarget() throws {
    let payload = #"""
      {"href":"https://e.com","title":"T","description":"D","link_author":"A","link_provider":"P",
      "thumbnail_url":"https://e.com/t","icon_url":"https://e.com/i","iframe_url":"https://e.com/f",
      "height":300,"padding":56.25,"padding_top":1}
      """#
    guard case .link(let link) = try mention("link_mention", payload) else { throw WrongCase() }
    #expect(link.href == "https://e.com")
    #expect([link.title, link.description, link.author, link.provider] == ["T", "D", "A", "P"])
    #expect(
      [link.thumbnailURL, link.iconURL, link.iframeURL] == [
        "https://e.com/t", "https://e.com/i", "https://e.com/f",
      ])
    #expect([link.height, link.padding, link.paddingTop] == [300, 56.25, 1])
  }

  @Test("A mention of an unknown kind keeps its bytes, and its text")
  func aMentionOfAnUnknownKindKeepsItsBytesAndItsText() throws {
    let payload = #"{"type":"agent","agent":{"id":"a"}}"#
    let run = try RichTextRun(text: run("mention", payload, plain: "@Agent"))
    guard case .mention(.unknown(let content)) = run.content else { throw WrongCase() }
    #expect(content.type == "agent")
    #expect(content.reason == nil)
    #expect(content.json.text == payload)
    #expect(run.plainText == "@Agent")
  }

  @Test("A mention of unexpected shape keeps its bytes")
  func aMentionOfUnexpectedShapeKeepsItsBytes() throws {
    guard case .unknown(let content) = try mention("page", #"{"id":"x"}"#) else { throw WrongCase() }
    #expect(content.type == "page")
    #expect(content.reason?.code == .invalidValue)
    #expect(content.reason?.path == "$.page.id")
  }

  @Test("The plain text of a text is the plain text of its runs")
  func thePlainTextOfATextIsThePlainTextOfItsRuns() throws {
    let text: RichText = [RichTextRun("a "), RichTextRun("b"), RichTextRun("")]
    #expect(text.plainText == "a b")
    #expect(text.count == 3)
    #expect(RichText().plainText.isEmpty)
    #expect(try RichText(text: "null").isEmpty)
    #expect(try RichText(text: textJSON("one")).plainText == "one")
  }

  @Test("Half of an emoji, which Notion's limits may leave, is replaced")
  func halfOfAnEmojiWhichNotionsLimitsMayLeaveIsReplaced() throws {
    let run = try RichTextRun(text: run("text", #"{"content":"a\ud83d","link":null}"#, plain: #"a\ud83d"#))
    #expect(run.plainText == "a\u{FFFD}")
  }
}
