import CZlib
import Foundation
package import GRDB
import Hashing
import Synchronization

/// Compresses response bodies for the archive, with a dictionary of typical Notion JSON.
///
/// A stored body is a form byte, four bytes of the plain size (little endian), and a zlib stream. The
/// dictionary is part of the form: a changed dictionary is a new form, and old ones remain readable.
package final class BodyCodec: Sendable {
  private enum Form {
    static let plain: UInt8 = 0
    static let deflatedWithDictionary1: UInt8 = 1
    /// Plain, preceded by a checksum of four bytes, as in zlib streams.
    static let plainWithChecksum: UInt8 = 2
  }
  private static let headerSize = 5
  /// An upper bound of all responses; a larger number in a header means that the archive is damaged.
  private static let sizeLimit = 256 << 20

  // zlib's state is large and slow to set up, so one of each is shared under a lock.
  private let deflater = Mutex(Deflater(level: 3, dictionary: BodyDictionary.version1))
  private let inflater = Mutex(Inflater(dictionary: BodyDictionary.version1))

  private let dropsSignatures: Bool

  /// Creates a codec; one that drops signatures decodes a body to what would be stored without
  /// ``ArchiveConfiguration/keepsSignatures``.
  package init(dropsSignatures: Bool = false) { self.dropsSignatures = dropsSignatures }

  /// Returns the stored form of a body.
  package func encode(_ body: ArraySlice<UInt8>) throws(ArchiveError) -> [UInt8] {
    let size = UInt32(truncatingIfNeeded: body.count)
    let header = (0..<4).map { UInt8(truncatingIfNeeded: size >> ($0 * 8)) }
    let packed = deflater.withLock { $0.deflate(body) }
    guard let packed, packed.count < body.count else {
      return [Form.plainWithChecksum] + header + Self.checksum(body) + body
    }
    return [Form.deflatedWithDictionary1] + header + packed
  }

  /// Returns the body of a stored form.
  ///
  /// - Throws: ``ArchiveError`` with code `damaged` if the bytes are not a result of ``encode(_:)``.
  package func decode(_ stored: some RandomAccessCollection<UInt8>) throws(ArchiveError) -> [UInt8] {
    let body = try unpack(stored)
    return dropsSignatures ? Array(ResponseScan(body[...]).body) : body
  }

  private func unpack(_ stored: some RandomAccessCollection<UInt8>) throws(ArchiveError) -> [UInt8] {
    let bytes = Array(stored)
    guard bytes.count >= Self.headerSize else { throw .damagedBody }
    let size = (0..<4).reduce(0) { $0 | Int(bytes[$1 + 1]) << ($1 * 8) }
    let content = bytes[Self.headerSize...]
    switch bytes[0] {
    case Form.plain:
      guard content.count == size else { throw .damagedBody }
      return Array(content)
    case Form.plainWithChecksum:
      let body = content.dropFirst(4)
      guard body.count == size, Self.checksum(body).elementsEqual(content.prefix(4)) else {
        throw .damagedBody
      }
      return Array(body)
    case Form.deflatedWithDictionary1:
      guard size <= Self.sizeLimit, let body = inflater.withLock({ $0.inflate(content, size: size) }) else {
        throw .damagedBody
      }
      return body
    default:
      throw .damagedBody
    }
  }

  /// Returns the CRC-32, little endian.
  private static func checksum(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    let sum = bytes.withUnsafeBufferPointer { crc32(0, $0.baseAddress, UInt32(clamping: $0.count)) }
    return (0..<4).map { UInt8(truncatingIfNeeded: sum >> ($0 * 8)) }
  }
}

/// The preset dictionary of zlib: typical JSON of Notion's objects, the most frequent last.
enum BodyDictionary {
  /// The dictionary of the first form of bodies; it never changes.
  static let version1: [UInt8] = Array(
    #"""
    {"object":"list","results":[],"next_cursor":null,"has_more":true,"type":"property_item","property_item":\#
    {"id":"title","next_url":null,"type":"relation","relation":{}},"comment":{},"discussion_id":"\#
    "display_name":{"type":"integration","resolved_name":"\#
    "type":"child_database","child_database":{"title":"","type":"child_page","child_page":{"title":"\#
    "type":"link_to_page","link_to_page":{"type":"page_id","page_id":"\#
    "type":"embed","embed":{"caption":[],"url":"https://","type":"video","video":{"caption":[],"type":"external",\#
    "external":{"url":"https://www.youtube.com/watch?v="}}"type":"pdf","pdf":{"caption":[],"type":"audio","audio":\#
    {"type":"file","file":{"caption":[],"type":"file","name":"\#
    "type":"image","image":{"caption":[],"type":"file","file":{"url":\#
    "https://prod-files-secure.s3.us-west-2.amazonaws.com/","expiry_time":"2026-01-01T00:00:00.000Z"}}\#
    "type":"bookmark","bookmark":{"caption":[],"url":"https://"}"type":"equation","equation":{"expression":"\#
    "type":"table","table":{"table_width":3,"has_column_header":true,"has_row_header":false}\#
    "type":"table_row","table_row":{"cells":[[{"type":"text","text":{"content":"\#
    "type":"column_list","column_list":{}"type":"column","column":{"width_ratio":0.5}"type":"divider","divider":{}\#
    "type":"synced_block","synced_block":{"synced_from":{"type":"block_id","block_id":"\#
    "type":"callout","callout":{"icon":{"type":"emoji","emoji":"💡"},"color":"gray_background","rich_text":[\#
    "type":"code","code":{"caption":[],"language":"plain text","rich_text":["type":"toggle","toggle":{"rich_text":[\#
    "type":"quote","quote":{"rich_text":["type":"to_do","to_do":{"rich_text":[],"checked":false,"color":"default"}\#
    "type":"heading_1","heading_1":{"rich_text":["type":"heading_2","heading_2":{"rich_text":[\#
    "type":"heading_3","heading_3":{"rich_text":[],"is_toggleable":false,"color":"default"}\#
    "type":"numbered_list_item","numbered_list_item":{"rich_text":[],"color":"default"}\#
    "type":"bulleted_list_item","bulleted_list_item":{"rich_text":[],"color":"default"}\#
    "type":"mention","mention":{"type":"user","user":{"object":"user","id":"","name":"","avatar_url":null,\#
    "type":"person","person":{"email":""}}}"mention":{"type":"date","date":{"start":"2026-01-01","end":null,\#
    "time_zone":null}}"mention":{"type":"page","page":{"id":"\#
    "properties":{"Name":{"id":"title","name":"Name","description":null,"type":"title","title":{}},\#
    "Status":{"id":"","name":"Status","type":"status","status":{"options":[{"id":"","name":"Done","color":"green",\#
    "description":null}],"groups":[{"id":"","name":"","color":"","option_ids":["\#
    {"type":"single_property","single_property":{}},"dual_property":{"synced_property_name":"\#
    "rollup":{"type":"array","array":[],"function":"show_original"}"formula":{"type":"string","string":""}\#
    "type":"relation","relation":[{"id":""}],"has_more":false},"type":"people","people":[\#
    "type":"files","files":[{"name":"","type":"file","file":{"url":"\#
    "type":"date","date":null},"type":"number","number":null},"type":"url","url":null},"type":"email","email":null},\#
    "type":"phone_number","phone_number":null},"type":"checkbox","checkbox":false},\#
    "type":"unique_id","unique_id":{"prefix":null,"number":1}},"type":"select","select":{"id":"","name":"",\#
    "color":"default"}},"type":"multi_select","multi_select":[{"id":"","name":"","color":"blue"}]},\#
    "type":"created_time","created_time":"2026-01-01T00:00:00.000Z"},\#
    {"object":"page","id":"","created_time":"2026-01-01T00:00:00.000Z","last_edited_time":\#
    "2026-01-01T00:00:00.000Z","created_by":{"object":"user","id":"","last_edited_by":{"object":"user","id":"",\#
    "cover":null,"icon":{"type":"emoji","emoji":"📄"},"parent":{"type":"data_source_id","data_source_id":"\#
    "database_id":"","parent":{"type":"workspace","workspace":true},"in_trash":false,"is_archived":false,\#
    "is_locked":false,"properties":{"title":{"id":"title","type":"title","title":[\#
    "url":"https://app.notion.com/p/","public_url":null,"archived":false,"request_id":"\#
    {"object":"block","id":"","parent":{"type":"page_id","page_id":""},"created_time":"2026-01-01T00:00:00.000Z",\#
    "last_edited_time":"2026-01-01T00:00:00.000Z","created_by":{"object":"user","id":""},"last_edited_by":\#
    {"object":"user","id":""},"has_children":false,"in_trash":false,"type":"paragraph","paragraph":{"rich_text":[\#
    {"type":"text","text":{"content":"","link":null},"annotations":{"bold":false,"italic":false,\#
    "strikethrough":false,"underline":false,"code":false,"color":"default"},"plain_text":"","href":null}],\#
    "icon":null,"color":"default"}},
    """#.utf8)
}

/// The first 16 bytes of a SHA-256, enough to distinguish versions of an object.
package struct ContentHash: Sendable, Hashable {
  package let bytes: [UInt8]

  package init(of bytes: [UInt8]) { self.bytes = Array(SHA256.hash(data: bytes).prefix(16)) }

  init(bytes: [UInt8]) { self.bytes = bytes }
}

extension ContentHash: DatabaseValueConvertible {
  package var databaseValue: DatabaseValue { Data(bytes).databaseValue }

  package static func fromDatabaseValue(_ value: DatabaseValue) -> ContentHash? {
    guard let data = Data.fromDatabaseValue(value), data.count == 16 else { return nil }
    return ContentHash(bytes: Array(data))
  }
}
