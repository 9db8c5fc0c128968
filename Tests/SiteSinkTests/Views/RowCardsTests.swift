import HTMLRendering
import NotionModel
import SinkTestKit
import Testing

/// Cards show a picture, the title and the visible properties of the view.
struct RowCardsTests {
  private func pictures(
    _ configuration: JSONObject, type: String = "gallery",
    loading: ExternalLoading = ExternalLoading(media: true)
  ) async throws -> [String] {
    var configuration = configuration
    configuration["group_by"] = type == "board" ? ["type": "checkbox", "property_id": "fin"] : nil
    let page = try await WrittenViews(
      of: TaskWorkspace.database,
      in: TaskWorkspace.make(views: [TaskWorkspace.view(1, type, "G", configuration)]), loading: loading)
    return page.root.all("li", class: "card").map { card in
      card.all("img").first?.attributes["src"] ?? (card.all("div", class: "no-cover").isEmpty ? "" : "none")
    }
  }

  @Test("A picture comes from where the view says")
  func sources() async throws {
    let (cover, file, content) = ("https://e.com/c.png", "https://e.com/p.png", "https://e.com/i.png")
    #expect(try await pictures(["cover": ["type": "page_cover"]]) == ["none", cover, "none", "none", "none"])
    #expect(
      try await pictures(["cover": ["type": "property", "property_id": "pic"]])
        == [file, "none", "none", "none", "none"])
    for type in ["page_content", "page_content_first"] {
      #expect(
        try await pictures(["cover": ["type": .string(type)]]) == ["none", "none", "none", content, "none"])
    }
    #expect(try await pictures([:]) == [file, cover, "none", content, "none"])
    #expect(
      try await pictures(["cover": ["type": "page_cover"]], type: "board").sorted() == [
        "", "", "", "", cover,
      ])
    #expect(try await pictures([:], type: "board") == ["", "", "", "", ""])
  }

  @Test("A picture of another host is not loaded unless that is wanted")
  func externalPictures() async throws {
    #expect(try await pictures([:], loading: ExternalLoading()) == ["none", "none", "none", "none", "none"])
  }

  @Test("A picture is whole or cut, small or large, as the view says")
  func aspect() async throws {
    let view = TaskWorkspace.view(
      1, "gallery", "G", ["cover_aspect": "contain", "cover_size": "large", "cover": ["type": "page_cover"]])
    let page = try await WrittenViews(of: TaskWorkspace.database, in: TaskWorkspace.make(views: [view]))
    #expect(page.root.all("ul", class: "gallery").map(\.classes) == [["gallery", "large"]])
    let image = try #require(page.root.all("img").first)
    #expect(image.classes == ["cover", "contain"])
    #expect(image.attributes["alt"] == "" && image.attributes["loading"] == "lazy")
  }

  @Test("A card shows the properties that the view shows and that have a value")
  func properties() async throws {
    let view = TaskWorkspace.view(
      1, "list", "L",
      [
        "properties": [
          ["property_id": "title", "visible": true], ["property_id": "est", "visible": true],
          ["property_id": "st", "visible": true], ["property_id": "own", "visible": false],
        ]
      ])
    let page = try await WrittenViews(of: TaskWorkspace.database, in: TaskWorkspace.make(views: [view]))
    let cards = page.root.all("li")
    #expect(
      cards.map { $0.all("dt").map(\.text) }.prefix(3) == [
        ["Estimate", "State"], ["Estimate", "State"], ["Estimate"],
      ])
    #expect(cards[0].all("dd").map(\.text) == ["€1,200.50", "Open"])
    #expect(cards[3].all("dl").map { $0.all("dt").map(\.text) } == [["State"]])
  }
}
