import NotionModel
import Testing

@testable import NotionAPI

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

@Suite struct APIRequestTests {
  private let id = PageID(ObjectID(high: 1, low: 2))

  @Test("A cursor goes into the query or the body") func aCursorGoesIntoTheQueryOrTheBody() {
    let children = Endpoint.children(of: BlockID(id.object)).page(after: "c d", size: 50)
    #expect(children.request.target == "blocks/\(id)/children?start_cursor=c%20d&page_size=50")
    #expect(children.request.cursor == "c d")
    #expect(children.request.pageSize == 50)
    let search = Endpoint.search(SearchQuery(object: .page)).page(after: "c", size: 10)
    #expect(search.request.body?["start_cursor"] == "c")
    #expect(search.request.body?["page_size"] == 10)
    #expect(search.request.pageSize == 10)
    #expect(search.page(after: nil).request.body?["start_cursor"] == nil)
  }

  @Test("A cursor replaces the last one") func aCursorReplacesTheLastOne() {
    let list = Endpoint.users.page(after: "a").page(after: "b")
    #expect(list.request.target == "users?start_cursor=b")
    #expect(list.page(after: nil).request.target == "users")
  }

  @Test("A property id is used verbatim") func aPropertyIDIsUsedAsItCame() {
    #expect(
      Endpoint.property(PropertyID("a%5EB%7D"), of: id).request.target == "pages/\(id)/properties/a%5EB%7D")
  }

  @Test("Names of filtered properties are encoded once") func namesOfFilteredPropertiesAreEncodedOnce() {
    let request = Endpoint.page(id, properties: [PropertyID("title"), PropertyID("x%3A")]).request
    #expect(request.target == "pages/\(id)?filter_properties%5B%5D=title&filter_properties%5B%5D=x%253A")
  }

  @Test("A request survives encoding and decoding") func canBePutAwayAndTakenOut() throws {
    let requests = [
      Endpoint.currentUser.request, Endpoint.children(of: BlockID(id.object)).page(after: "c").request,
      Endpoint.rows(of: DataSourceID(id.object), .byCreation(from: "2026-01-01T00:00:00Z"))
        .page(after: "s:1:2", size: 100).priority(.low).request,
      Endpoint.search(SearchQuery(text: "ä\"\\", inTrash: true, order: .leastRecentlyEdited)).request,
    ]
    for request in requests {
      let bytes = try JSONEncoder().encode(request)
      #expect(try JSONDecoder().decode(APIRequest.self, from: bytes) == request)
    }
  }

  @Test("The description of a request contains no cursor") func itsDescriptionTellsNoCursor() {
    let request = Endpoint.children(of: BlockID(id.object)).page(after: "secret").request
    #expect("\(request)" == "GET blocks/\(id)/children")
  }

  @Test("Searches contain their query, filter and order") func searchesSayWhatTheyLookFor() {
    #expect(SearchQuery().body.members.isEmpty)
    let body = SearchQuery(text: "x", object: .dataSource, inTrash: true, order: .mostRecentlyEdited).body
    #expect(
      JSONValue.object(body) == [
        "query": "x", "filter": ["property": "object", "value": "data_source", "in_trash": true],
        "sort": ["timestamp": "last_edited_time", "direction": "descending"],
      ])
  }
}
