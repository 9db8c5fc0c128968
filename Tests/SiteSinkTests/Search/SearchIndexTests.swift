import NotionExportKit
import NotionModel
import SinkTestKit
import Testing

@testable import SiteSink

/// The files of the search.
struct SearchIndexTests {
  private let output = MemoryOutputTree()

  private func id(_ number: Int) -> ObjectID { ObjectID(high: 7, low: UInt64(number)) }

  private func write(_ number: Int, _ title: String, _ texts: String...) async throws {
    var text = SearchText(title: title)
    for part in texts { text.add(part) }
    let page = SearchPage(id: id(number), address: "pages/\(number)/", crumbs: ["Top", "Middle"], text: text)
    try await output.replaceFiles(of: .object(id(number))) { try await page.write(to: $0) }
  }

  private func finish() async throws -> [String: [UInt8]] {
    try await SearchIndex(output: output).write()
    return output.files
  }

  /// The pages of each term of the index, with the number of the list that each is in, 0 for titles.
  private func lists(_ files: [String: [UInt8]]) throws -> [String: [Int: Int]] {
    let names = Dictionary(
      uniqueKeysWithValues: (0..<4000).map {
        (String(decoding: PageNumber(of: id($0)).listed, as: UTF8.self), $0)
      })
    var terms: [String: [Int: Int]] = [:]
    for (path, bytes) in files where path.hasPrefix("search/words/") {
      let script = String(decoding: bytes, as: UTF8.self)
      let number = path.dropFirst("search/words/".count).dropLast(4)
      let opening = "held-value{--\(number):\""
      #expect(script.hasPrefix(opening) && script.hasSuffix("\"}\n"))
      let body = script.dropFirst(opening.count).dropLast(3)
      for line in body.replacing("%0A", with: "\n").split(separator: "\n") {
        let parts = line.split(separator: " ", omittingEmptySubsequences: false)
        #expect(parts.count == 4)
        #expect(terms[String(parts[0])] == nil, "a term is in one file only")
        var pages: [Int: Int] = [:]
        for (weight, list) in parts.dropFirst().enumerated() {
          var rest = list.hasSuffix("!") ? list.dropLast() : list
          while !rest.isEmpty {
            pages[try #require(names[String(rest.prefix(8))])] = weight
            rest = rest.dropFirst(8)
          }
        }
        terms[String(parts[0])] = pages
      }
    }
    return terms
  }

  @Test("A term leads to its pages: those with it in the title, where it is stressed, where it is mentioned")
  func weights() async throws {
    try await write(1, "Tide tables", "A float moves.")
    try await write(2, "Floats", "The tide, the tide, the tide and the tide again")
    try await write(3, "Moorings", "No tide here")
    let lists = try lists(try await finish())
    #expect(lists["tide"] == [1: 0, 2: 1, 3: 2])
    #expect(lists["float"] == [1: 2])
    #expect(lists["floats"] == [2: 0])
    #expect(lists["fl"] == [2: 0], "two letters find titles")
    #expect(lists["here"] == [3: 2])
  }

  @Test("Headings are stressed, and captions, cells and formulas are found")
  func blocks() throws {
    var text = SearchText(title: "T")
    func add(_ type: String, _ content: String) throws {
      let json =
        #"{"object":"block","id":"00000000-0000-0000-0000-000000000001","type":"\#(type)","\#(type)":\#(content)}"#
      let block = try JSONSlice(validating: Array(json.utf8)).decode(Block.self)
      text.add(.enter(BlockNode(block: block, depth: 0, children: .none)))
    }
    func words(_ text: String) -> String {
      #"[{"type":"text","text":{"content":"\#(text)"},"plain_text":"\#(text)","annotations":{}}]"#
    }
    try add("heading_2", #"{"rich_text":\#(words("Springs"))}"#)
    try add("table_row", #"{"cells":[\#(words("celled"))]}"#)
    try add("equation", #"{"expression":"omega t"}"#)
    try add(
      "image",
      #"{"type":"external","external":{"url":"https://example.com/a.png"},"caption":\#(words("shown"))}"#)
    let terms = Dictionary(uniqueKeysWithValues: text.terms.map { ($0.term, $0.weight) })
    #expect(
      terms == [
        "t": .title, "springs": .stressed, "celled": .mentioned, "omega": .mentioned, "shown": .mentioned,
      ])
  }

  @Test("What a page says is a style sheet of its own, which runs nothing and goes with the page")
  func page() async throws {
    try await write(1, "A \"quoted\" 5 % <b> title", "One\ntwo  three \\ four\u{1F}")
    let path = PageNumber(of: id(1)).path.joined(separator: "/")
    let name = PageNumber(of: id(1)).name
    #expect(
      output.text(path)
        == "held-value{--\(name):\"A %22quoted%22 5 %25 %3Cb> title%1Fpages/1/%1FTop / Middle%1F"
        + "One two three %5C four\"}\n"
    )
    try await output.removeFiles(of: .object(id(1)))
    #expect(output.text(path) == nil)
    #expect(try lists(try await finish()).isEmpty)
  }

  @Test("The text of an excerpt is cut, however long a page is")
  func excerpt() {
    var text = SearchText(title: "T")
    for _ in 0..<10_000 { text.add("潮汐 word") }
    #expect(text.excerpt.utf8.count <= 4100)
    #expect(text.terms.count == 4)
  }

  @Test("The same pages give the same bytes in whatever order they came")
  func order() async throws {
    for number in 0..<300 { try await write(number, "Page \(number)", "text w\(number % 7) w\(number % 11)") }
    let first = try await finish()
    let other = SearchIndexTests()
    for number in (0..<300).reversed() {
      try await other.write(number, "Page \(number)", "text w\(number % 7) w\(number % 11)")
    }
    #expect(try await other.finish() == first)
    #expect(first.keys.count { $0.hasPrefix("search/words/") } > 16)
  }

  @Test("An edited page changes only its own file and those of the words that came or went")
  func edit() async throws {
    for number in 0..<300 { try await write(number, "Page \(number)", "text w\(number) and more of it") }
    let before = try await finish()
    try await write(17, "Page 17", "text w17 and more of it zebra")
    let after = try await finish()
    let changed = Set(after.keys).union(before.keys).filter { before[$0] != after[$0] }
    let shard = WordShard.number(of: WordShard.hash(of: "zebra"), bits: WordShard.bits(forPages: 300))
    #expect(changed == [PageNumber(of: id(17)).path.joined(separator: "/"), "search/words/\(shard).css"])
    try await write(17, "Page 17", "text w17 and more of it")
    #expect(try await finish() == before)
  }

  @Test(
    "However little memory there is, the files are the same",
    arguments: [3, 40, 300], [1, 2_000, 20_000])
  func memory(pages: Int, memory: Int) async throws {
    for number in 0..<pages {
      try await write(number, "Page \(number)", "text w\(number) and \(number * 7919 % 1000) of every kind")
    }
    let files = try await finish()
    try await SearchIndex(output: output, memory: memory).write()
    #expect(output.files == files)
    #expect(try lists(files)["text"]?.count == pages)
    #expect(try lists(files)["w\(pages - 1)"] == [pages - 1: 2])
  }

  @Test("One file of a frequent word does not have the notes read again for each of the files after it")
  func skew() async throws {
    let output = RecordingOutput()
    let bits = WordShard.bits(forPages: 300)
    let unit = (1 << bits) / 16
    // A word of the first file of a sixteenth.
    let frequent = try #require(
      (0..<100_000).lazy.map { "\($0)x" }.first {
        WordShard.number(of: WordShard.hash(of: $0), bits: bits) == unit
      })
    for number in 0..<300 {
      let text = SearchText(title: frequent)
      let page = SearchPage(id: id(number), address: "\(number)/", crumbs: [], text: text)
      try await output.replaceFiles(of: .object(id(number))) { try await page.write(to: $0) }
    }
    try await SearchIndex(output: output, memory: 2_000).write()
    #expect(output.text(WordShard.path(unit).joined(separator: "/"))?.contains(frequent) == true)
    // The pages are counted, and each sixteenth is read once but those of the word and of its two beginnings, whose
    // other files are read in ever larger parts.
    #expect(output.listingCount <= 1 + 16 + 3 * bits)
  }

  @Test("Of a term that very many pages have, the weightiest are listed and the rest is said to be missing")
  func frequent() async throws {
    for number in 0..<2500 {
      try await write(number, number % 100 == 0 ? "Common \(number)" : "Page \(number)", "common")
    }
    let files = try await finish()
    let common = try lists(files)["common"] ?? [:]
    #expect(common.count == TermPostings.limit)
    #expect(common.values.count { $0 == 0 } == 25)
    #expect(files.values.contains { String(decoding: $0, as: UTF8.self).contains("!") })
  }

  @Test("The first pages by number are listed, in whatever order they come", arguments: [false, true])
  func first(isDescending: Bool) {
    let pages = (0..<10_000).map { PageNumber(of: id($0)) }
    var postings = TermPostings()
    var count = 0
    for page in isDescending ? pages.sorted(by: >) : pages { count += postings.add(page, .stressed) }
    #expect(postings.count == count)
    #expect(count < TermPostings.limit + 300)
    let listed = pages.sorted().prefix(TermPostings.limit).flatMap(\.listed)
    #expect(postings.text() == [0x20, 0x20] + listed + [0x20, 0x21])
  }

  @Test("As many pages as can be listed are all of them")
  func whole() {
    var postings = TermPostings()
    let pages = (0..<TermPostings.limit).map { PageNumber(of: id($0)) }
    for page in pages { _ = postings.add(page, .title) }
    #expect(postings.text() == [0x20] + pages.sorted().flatMap(\.listed) + [0x20, 0x20])
  }

  @Test(
    "The number of files grows with the pages",
    arguments: [(0, 0), (4, 0), (5, 1), (10_000, 12), (1_000_000, 13)])
  func size(pages: Int, bits: Int) { #expect(WordShard.bits(forPages: pages) == bits) }
}
