import NotionModel

/// Scans a valid JSON document in one pass for references, files and secrets.
///
/// It recognises shapes, not types: an object with `url` below `file` is a hosted file anywhere, so the references of
/// block types that do not exist yet are found too.
struct ResponseScanner {
  /// An object or array that is open.
  private struct Frame {
    var start: Int
    var isObject: Bool
    /// The key of the object or array; for an element of an array, the key of the array.
    var key: Range<Int>
    /// The key of the enclosing object.
    var outerKey: Range<Int>
    var currentKey = 0..<0
    var id: Range<Int>?
    var object: Range<Int>?
    var url: Range<Int>?
    var name: Range<Int>?
    var plainText: Range<Int>?
    /// The user that a run of text mentions.
    var mentionedUser: ObjectID?
    var hasExpiry = false
    /// Whether `url` is signed.
    var isSigned = false
  }

  private let bytes: ArraySlice<UInt8>
  private let keepsSignatures: Bool
  private var position: Int
  private var frames: [Frame] = []
  private var element = 0
  /// Whether the latest string may contain an address.
  private var mayHoldAddress = false

  private var stripped: [UInt8] = []
  private var copied: Int
  private(set) var meaning: [UInt8] = []
  private var meant: Int

  /// Whether a key contains escapes, so that it was not recognised.
  private(set) var holdsEscapedKeys = false
  private(set) var users: Set<ObjectID> = []
  private(set) var mentions: Set<ObjectID> = []
  private(set) var links: [ObjectID: ResponseScan.LinkKind] = [:]
  private(set) var profiles: [(user: ObjectID, body: ArraySlice<UInt8>)] = []
  private(set) var mentionedNames: [ObjectID: String] = [:]
  private(set) var blockLinks: Set<ResponseScan.BlockLink> = []
  private(set) var files: [ResponseScan.Reference<ResponseScan.File>] = []

  init(_ bytes: ArraySlice<UInt8>, keepsSignatures: Bool) {
    self.bytes = bytes
    self.keepsSignatures = keepsSignatures
    position = bytes.startIndex
    copied = bytes.startIndex
    meant = bytes.startIndex
    meaning.reserveCapacity(bytes.count)
  }

  /// The document without signatures.
  var strippedBody: ArraySlice<UInt8> {
    copied == bytes.startIndex ? bytes : (stripped + bytes[copied...])[...]
  }

  mutating func scan() {
    while position < bytes.endIndex {
      switch bytes[position] {
      case UInt8(ascii: "\""): scanString()
      case UInt8(ascii: "{"): open(isObject: true)
      case UInt8(ascii: "["): open(isObject: false)
      case UInt8(ascii: "}"), UInt8(ascii: "]"): close()
      default: position += 1
      }
    }
    meaning.append(contentsOf: bytes[meant...])
  }

  // MARK: Structure

  private mutating func open(isObject: Bool) {
    let outer = frames.last
    let key = outer.map { $0.isObject ? $0.currentKey : $0.key } ?? 0..<0
    let outerKey = outer.map { $0.isObject ? $0.key : $0.outerKey } ?? 0..<0
    frames.append(Frame(start: position, isObject: isObject, key: key, outerKey: outerKey))
    position += 1
  }

  private mutating func close() {
    position += 1
    guard let frame = frames.popLast() else { return }
    if frame.isObject { record(frame) }
    // The elements of a list are on the second level: { "results": [ {…} ] }.
    if frame.isObject, frames.count == 2, !frames[1].isObject, spells(frames[1].key, "results") {
      element += 1
    }
  }

  private mutating func scanString() {
    let string = JSONStringExtent(at: position, in: bytes)
    let range = string.text
    position = min(range.upperBound + 1, bytes.endIndex)
    mayHoldAddress = string.mayHoldAddress
    guard let last = frames.indices.last else { return }
    guard frames[last].isObject else { return element(range, of: frames[last]) }
    if isKey() {
      if string.holdsEscapes { holdsEscapedKeys = true }
      leaveOutSecrets(ofText: range)
      frames[last].currentKey = range
    } else {
      value(range, in: last)
      frames[last].currentKey = 0..<0
    }
  }

  /// Returns whether a colon follows the latest string.
  private func isKey() -> Bool {
    var index = position
    while index < bytes.endIndex {
      switch bytes[index] {
      case UInt8(ascii: ":"): return true
      case 0x20, 0x09, 0x0A, 0x0D: index += 1
      default: return false
      }
    }
    return false
  }

  private func spells(_ range: Range<Int>, _ name: StaticString) -> Bool {
    guard range.count == name.utf8CodeUnitCount else { return false }
    return name.withUTF8Buffer { bytes[range].elementsEqual($0) }
  }

  // MARK: Values

  private mutating func value(_ range: Range<Int>, in frame: Int) {
    let key = frames[frame].currentKey
    switch key.count {
    case 2 where spells(key, "id"): frames[frame].id = range
    case 3 where spells(key, "url"):
      frames[frame].url = range
      frames[frame].isSigned = address(range, in: frames[frame])
    case 4 where spells(key, "name"):
      frames[frame].name = range
      _ = address(range, in: frames[frame])
    case 4 where spells(key, "href"): file(at: range, in: frames[frame])
    case 6 where spells(key, "object"): frames[frame].object = range
    case 7 where spells(key, "page_id"): if spells(frames[frame].key, "link_to_page") { link(range, .page) }
    case 7 where spells(key, "content"): _ = address(range, in: frames[frame])
    case 8 where spells(key, "block_id"): if spells(frames[frame].key, "synced_from") { mention(range) }
    case 10 where spells(key, "plain_text"):
      frames[frame].plainText = range
      _ = address(range, in: frames[frame])
    case 10 where spells(key, "request_id"): if frames.count == 1 { leaveOut(member: key, value: range) }
    case 10 where spells(key, "avatar_url"): _ = address(range, in: frames[frame])
    case 11 where spells(key, "expiry_time"):
      frames[frame].hasExpiry = true
      omit(range)
    case 11 where spells(key, "database_id"):
      if spells(frames[frame].key, "link_to_page") { link(range, .database) }
    case 14 where spells(key, "data_source_id"):
      // The schema of a relation names its target, even if there is no row.
      if spells(frames[frame].key, "relation") || spells(frames[frame].key, "link_to_page") {
        link(range, .dataSource)
      }
    default: file(at: range, in: frames[frame])
    }
  }

  /// Scans a string in an array, which has no key.
  private mutating func element(_ range: Range<Int>, of frame: Frame) {
    if spells(frame.key, "attendees"), let id = ObjectID(text(range)) { users.insert(id) }
    file(at: range, in: frame)
  }

  /// Scans a value that is the address of a file if it is signed, with any key.
  private mutating func file(at range: Range<Int>, in frame: Frame) {
    if address(range, in: frame) { add(range, .signed, name: frame.name) }
  }

  /// Scans a value that may be an address.
  ///
  /// - Returns: whether it is a signed address.
  private mutating func address(_ range: Range<Int>, in frame: Frame) -> Bool {
    let url = bytes[range]
    guard let first = url.first else { return false }
    guard first | 0x20 == UInt8(ascii: "h") || first == UInt8(ascii: "\\") else {
      // `/id` and `notion://`.
      if [UInt8(ascii: "/"), UInt8(ascii: "n")].contains(first), isLink(frame.currentKey) { link(range) }
      leaveOutSecrets(ofText: range)
      return false
    }
    let isFile =
      isHostedFile(frame) || (spells(frame.currentKey, "url") && (frame.hasExpiry || isFollowedByExpiry()))
    guard isFile || isAddress(url, under: frame.currentKey) else {
      leaveOutSecrets(ofText: range)
      return false
    }
    let secret = isFile ? nil : SignedURL.secret(inJSON: url)
    let secrets =
      isFile
      ? SignedURL.secrets(inHostedFile: url) : SignedURL.secrets(inJSON: url, under: bytes[frame.currentKey])
    // The host of file storage and the signature differ between responses; the path identifies the file. The value without
    // secrets has the same hash, so that a stored response can be checked by its hash.
    let isStored =
      isFile || spells(frame.key, "custom_emoji") || spells(frame.currentKey, "avatar_url")
      || SignedURL.isStorage(url)
    let isPage = !isStored && isLink(frame.currentKey) && Self.isNotionPage(url)
    if isStored || isPage { omit(range.lowerBound..<Self.hostEnd(in: url)) }
    leaveOut(secrets: secrets)
    if isPage {
      link(range)
    } else if !isStored, isLink(frame.currentKey), first == UInt8(ascii: "\\") || Self.mayBeNotion(url) {
      // Also `\/id`.
      link(range)
    }
    return secret != nil
  }

  /// Returns whether a string is an address, and not a text that begins with one.
  private func isAddress(_ string: ArraySlice<UInt8>, under key: Range<Int>) -> Bool {
    switch key.count {
    case 4 where spells(key, "name"), 7 where spells(key, "content"), 10 where spells(key, "plain_text"):
      false
    default: isLink(key) || SignedURL.isAddress(inJSON: string)
    }
  }

  /// Returns whether a key has links, which lead to pages if they are Notion's own.
  private func isLink(_ key: Range<Int>) -> Bool {
    switch key.count {
    case 3: spells(key, "url")
    case 4: spells(key, "href")
    case 10: spells(key, "avatar_url") || spells(key, "public_url")
    case 13: spells(key, "thumbnail_url")
    default: false
    }
  }

  /// Returns whether an object is the payload of a hosted file, and not a property named `file`.
  private func isHostedFile(_ frame: Frame) -> Bool {
    spells(frame.key, "file") && !spells(frame.outerKey, "properties") && spells(frame.currentKey, "url")
  }

  /// Returns whether the rest of a short object contains `expiry_time`.
  private func isFollowedByExpiry() -> Bool {
    let rest = bytes[position..<min(position + 200, bytes.endIndex)].prefix { $0 != UInt8(ascii: "}") }
    guard rest.count >= Self.expiry.count else { return false }
    return rest.indices.dropLast(Self.expiry.count - 1).contains { index in
      rest[index] == UInt8(ascii: "\"") && rest[index...].starts(with: Self.expiry)
    }
  }

  private static let expiry = Array("\"expiry_time\"".utf8)

  /// Excludes a part of the document from the hash.
  private mutating func omit(_ range: Range<Int>) {
    meaning.append(contentsOf: bytes[meant..<max(meant, range.lowerBound)])
    meant = max(meant, range.upperBound)
  }

  /// Excludes a part of the document from storage.
  private mutating func strip(_ range: Range<Int>) {
    guard !keepsSignatures else { return }
    stripped.append(contentsOf: bytes[copied..<max(copied, range.lowerBound)])
    copied = max(copied, range.upperBound)
  }

  private mutating func leaveOutSecrets(ofText range: Range<Int>) {
    if mayHoldAddress { leaveOut(secrets: SignedURL.secrets(inJSON: bytes[range], under: [])) }
  }

  private mutating func leaveOut(secrets: [Range<Int>]) {
    for secret in secrets {
      omit(secret)
      strip(secret)
    }
  }

  /// Excludes a member that belongs to the response rather than to the object, with a comma.
  private mutating func leaveOut(member key: Range<Int>, value: Range<Int>) {
    var member = (key.lowerBound - 1)..<min(value.upperBound + 1, bytes.endIndex)
    func isSpace(_ index: Int) -> Bool { [0x20, 0x09, 0x0A, 0x0D].contains(bytes[index]) }
    var before = member.lowerBound - 1
    while before > bytes.startIndex, isSpace(before) { before -= 1 }
    // The comma before it may have been excluded with another member, as a key may be repeated.
    if bytes[before] == UInt8(ascii: ","), before >= meant {
      member = before..<member.upperBound
    } else {
      var after = member.upperBound
      while after < bytes.endIndex, isSpace(after) { after += 1 }
      if after < bytes.endIndex, bytes[after] == UInt8(ascii: ",") {
        member = member.lowerBound..<(after + 1)
      }
    }
    omit(member)
    strip(member)
  }

  private mutating func mention(_ range: Range<Int>) {
    if let id = ObjectID(text(range)) { mentions.insert(id) }
  }

  /// Records an address that may lead to a page or database.
  private mutating func link(_ range: Range<Int>) {
    guard range.count > 32, let address = NotionAddress(unescaped(range)) else { return }
    link(address.object, address.namesView ? .database : .any)
    // A link to a block is the address of its page with the id of the block as the fragment.
    if let block = address.block {
      blockLinks.insert(ResponseScan.BlockLink(page: address.object, block: block))
    }
  }

  private mutating func link(_ range: Range<Int>, _ kind: ResponseScan.LinkKind) {
    if let id = ObjectID(text(range)) { link(id, kind) }
  }

  /// Records a link; the most specific kind of several links to one object counts.
  private mutating func link(_ id: ObjectID, _ kind: ResponseScan.LinkKind) {
    mentions.insert(id)
    links[id] = max(links[id] ?? .any, kind)
  }

  // MARK: Objects

  private mutating func record(_ frame: Frame) {
    if let object = frame.object, spells(object, "user"), let range = frame.id {
      guard let id = ObjectID(text(range)) else { return }
      users.insert(id)
      if frame.name != nil { profiles.append((id, bytes[frame.start..<position])) }
      // { "type": "mention", "mention": { "user": {…} }, "plain_text": "@…" }
      if frames.count > 1, spells(frame.key, "user"), spells(frame.outerKey, "mention") {
        frames[frames.count - 2].mentionedUser = id
      }
      return
    }
    if let user = frame.mentionedUser, let plainText = frame.plainText {
      let name = SignedURL.bare(text: unescaped(plainText))
      if name.hasPrefix("@"), name.count > 1, name != "@Anonymous" {
        mentionedNames[user] = max(mentionedNames[user] ?? "", String(name.dropFirst()))
      }
    }
    if let url = frame.url {
      let isFile = spells(frame.key, "file") && !spells(frame.outerKey, "properties")
      if isFile || spells(frame.key, "custom_emoji") || frame.hasExpiry {
        let name = spells(frame.key, "custom_emoji") ? frame.name : frames.last?.name
        add(url, .notion, name: name)
      } else if frame.isSigned {
        add(url, .signed, name: frame.name ?? frames.last?.name)
      } else if spells(frame.key, "external"), bytes[url].first == UInt8(ascii: "h") {
        add(url, .elsewhere, name: frames.last?.name)
      }
    } else if let id = frame.id, frame.object == nil {
      let key = frame.key
      if spells(key, "page") || spells(key, "relation") {
        link(id, .page)
      } else if spells(key, "database") {
        link(id, .database)
      } else if spells(key, "data_source") {
        link(id, .dataSource)
      }
    }
  }

  private mutating func add(_ url: Range<Int>, _ host: ResponseScan.File.Host, name: Range<Int>?) {
    let file = ResponseScan.File(
      url: unescaped(url), host: host, name: name.map { SignedURL.bare(text: unescaped($0)) })
    files.append(.init(element: element, value: file))
  }

  // MARK: Text

  private func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  private func unescaped(_ range: Range<Int>) -> String {
    guard bytes[range].contains(UInt8(ascii: "\\")) else { return text(range) }
    let literal = [UInt8(ascii: "\"")] + bytes[range] + [UInt8(ascii: "\"")]
    return (try? String(json: literal)) ?? text(range)
  }

  private static func hostEnd(in url: ArraySlice<UInt8>) -> Int {
    var slashes = 0
    for index in url.indices where url[index] == UInt8(ascii: "/") {
      slashes += 1
      if slashes == 3 { return index }
    }
    return url.endIndex
  }

  private static let notionHosts = [
    "https://www.notion.so/", "https://notion.so/", "https://app.notion.com/", "https://www.notion.com/",
  ].map { Array($0.utf8) }

  private static let notionName = Array("notion.".utf8)

  /// Returns whether the host may be one of Notion's, in any spelling.
  private static func mayBeNotion(_ url: ArraySlice<UInt8>) -> Bool {
    let host = url[..<hostEnd(in: url)]
    guard host.count < 300 else { return false }
    return String(decoding: host, as: UTF8.self).lowercased().utf8.firstRange(of: notionName) != nil
  }

  private static func isNotionPage(_ url: ArraySlice<UInt8>) -> Bool {
    notionHosts.contains { url.starts(with: $0) }
  }
}
