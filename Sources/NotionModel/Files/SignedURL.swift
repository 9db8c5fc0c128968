/// Tells the addresses of Notion's file storage, which are secrets for an hour, from other addresses.
package enum SignedURL {
  /// What stands in the parameters of an address that is signed.
  private static let markers = [
    "X-Amz-", "x-amz-", "Signature=", "signature=", "Key-Pair-Id=", "expirationTimestamp=",
  ].map { Array($0.utf8) }

  /// Where Notion keeps files, whatever key the address stands under.
  private static let storage = [
    "prod-files-secure.s3", "secure.notion-static.com", "file.notion.so", "img.notionusercontent.com",
    "notion.site/signed",
  ].map { Array($0.utf8) }

  /// Where the parameters begin if they hold a signature; `nil` for any other address.
  package static func query(in url: ArraySlice<UInt8>) -> Int? {
    guard let mark = url.firstIndex(of: UInt8(ascii: "?")) else { return nil }
    return markers.contains { url[mark...].holds($0) } ? mark : nil
  }

  /// Whether the address leads to Notion's file storage.
  package static func isStorage(_ url: ArraySlice<UInt8>) -> Bool {
    let end = url.firstIndex(of: UInt8(ascii: "?")) ?? url.endIndex
    return storage.contains { url[..<end].holds($0) }
  }
}

extension ArraySlice<UInt8> {
  /// Whether the bytes stand in it somewhere.
  fileprivate func holds(_ needle: [UInt8]) -> Bool {
    guard let first = needle.first, count >= needle.count else { return false }
    var index = startIndex
    while index <= endIndex - needle.count {
      if self[index] == first, self[index..<(index + needle.count)].elementsEqual(needle) { return true }
      index += 1
    }
    return false
  }
}
