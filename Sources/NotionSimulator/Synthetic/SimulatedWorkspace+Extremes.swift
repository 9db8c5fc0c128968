extension SimulatedWorkspace {
  /// Creates a workspace of one page with a number of blocks: text of every kind, one in twenty with
  /// children.
  ///
  /// - Parameters:
  ///   - blocks: The total number of blocks.
  ///   - seed: The seed of the texts.
  /// - Returns: The workspace.
  public static func longPage(blocks: Int, seed: UInt64 = 1) -> SimulatedWorkspace {
    var workspace = SimulatedWorkspace(name: "A page of \(blocks) blocks", seed: seed)
    var words = SyntheticWords(seed: seed)
    var content: [BlockDraft] = []
    var rest = blocks
    while rest > 0 {
      let sentence = words.sentence()
      let inner = rest > 3 && words.oneIn(20) ? 2 : 0
      content.append(block(TextDraft(sentence), children: inner, &words))
      rest -= 1 + inner
    }
    workspace.add(page: PageDraft("A long page", content: content))
    return workspace
  }

  private static func block(
    _ text: TextDraft, children count: Int, _ words: inout SyntheticWords
  ) -> BlockDraft {
    if count > 0 { return .toggle(text, (0..<count).map { _ in .paragraph(TextDraft(words.sentence())) }) }
    switch words.below(12) {
    case 0: return .heading2(TextDraft(words.title()))
    case 1: return .bulleted(text)
    case 2: return .numbered(text)
    case 3: return .toDo(text, checked: words.oneIn(2))
    case 4: return .quote(text)
    case 5: return .code(TextDraft("let depth = gauge.read()"), language: "swift")
    case 6:
      return .paragraph(
        text + .bold(" Take care.") + TextDraft(" ") + .link("More", to: "https://example.com/"))
    default: return .paragraph(text)
    }
  }

  /// Creates a workspace of pages with ten files each, all of them different, of 2 to 64 KB.
  ///
  /// - Parameters:
  ///   - count: The number of files.
  ///   - seed: The seed of the bytes.
  /// - Returns: The workspace.
  public static func files(count: Int, seed: UInt64 = 1) -> SimulatedWorkspace {
    var workspace = SimulatedWorkspace(name: "\(count) files", seed: seed)
    var random = SeededRandom(seed: seed)
    var content: [BlockDraft] = []
    for number in 1...max(count, 1) {
      var bytes: [UInt8] = []
      for _ in 0..<(256 + random.below(7_936)) {
        withUnsafeBytes(of: random.next()) { bytes.append(contentsOf: $0) }
      }
      let id = workspace.addAsset(
        "reading-\(number).bin", contentType: "application/octet-stream", bytes: bytes)
      content.append(.file(.hosted(id, name: "reading-\(number).bin")))
      if content.count == 10 || number == count {
        workspace.add(page: PageDraft("Readings up to \(number)", content: content))
        content = []
      }
    }
    return workspace
  }
}
