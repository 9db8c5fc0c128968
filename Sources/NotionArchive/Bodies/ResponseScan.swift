package import NotionExportKit
package import NotionModel

/// The result of a single pass over a response: its references, and the response in the form to be stored.
package struct ResponseScan: Sendable {
  /// A reference and the element of the response's list that holds it.
  package struct Reference<Value: Sendable & Hashable>: Sendable, Hashable {
    /// The index in `results`; 0 for a response that is one object.
    package let element: Int
    package let value: Value
  }

  /// A link to a block of a page.
  package struct BlockLink: Sendable, Hashable {
    package let page: ObjectID
    package let block: ObjectID
  }

  /// A file to which an object refers.
  package struct File: Sendable, Hashable {
    package enum Host: Sendable, Hashable {
      /// Notion's storage, by the key of the address.
      case notion
      /// Some file storage, by the signature in the address.
      case signed
      case elsewhere
    }
    /// The address in the response, including the signature: it may be used but must not be stored.
    package let url: String
    package let host: Host
    /// The name in the response, if there is one.
    package let name: String?

    /// The key of the file, which is the same in every response.
    package var key: AssetKey {
      host == .elsewhere ? AssetKey(externalURL: url) : AssetKey(hostedURL: url)
    }
  }

  /// The kind of object that a link implies.
  package enum LinkKind: Int, Sendable, Hashable, CaseIterable, Comparable {
    /// Any kind: the addresses of pages and databases look alike.
    case any = 0
    case page = 1
    case database = 2
    case dataSource = 3
    case block = 4

    package static func < (left: LinkKind, right: LinkKind) -> Bool { left.rawValue < right.rawValue }
  }

  /// The version of the rules for ``hash``; increment it with every change of them, which makes stored hashes
  /// incomparable.
  static let version = 2

  /// The response without its request id and the signatures of hosted files; the original bytes if it has
  /// neither.
  package internal(set) var body: ArraySlice<UInt8>
  /// A hash over significant content: no signatures, expiry times, request ids, or varying hosts.
  package internal(set) var hash: ContentHash
  /// The users in the response, by id.
  package internal(set) var users: Set<ObjectID> = []
  /// The pages, databases, data sources and blocks that the response shows or links to.
  package internal(set) var mentions: Set<ObjectID> = []
  /// The pages, databases and data sources to which the response links, which it names or is related to, with
  /// the kind that each link implies.
  package internal(set) var links: [ObjectID: LinkKind] = [:]
  /// The users that the response describes with more than their ids, as JSON objects.
  package internal(set) var profiles: [(user: ObjectID, body: ArraySlice<UInt8>)] = []
  /// The names of mentioned users in texts, by user id.
  package internal(set) var mentionedNames: [ObjectID: String] = [:]
  /// The blocks of pages to which the response links.
  package internal(set) var blockLinks: Set<BlockLink> = []
  /// The files.
  package internal(set) var files: [Reference<File>] = []

  /// Scans a response that is known to be valid JSON; with `keepsSignatures`, ``body`` keeps every byte.
  package init(_ bytes: ArraySlice<UInt8>, keepsSignatures: Bool = false) {
    var scanner = ResponseScanner(bytes, keepsSignatures: keepsSignatures)
    scanner.scan()
    if scanner.holdsEscapedKeys, let value = try? JSONValue(json: Array(bytes)) {
      // The same document with unescaped keys, so that members can be recognised.
      scanner = ResponseScanner(value.serialized[...], keepsSignatures: keepsSignatures)
      scanner.scan()
    }
    body = scanner.strippedBody
    hash = ContentHash(of: scanner.meaning)
    users = scanner.users
    mentions = scanner.mentions
    links = scanner.links
    profiles = scanner.profiles
    mentionedNames = scanner.mentionedNames
    blockLinks = scanner.blockLinks
    files = scanner.files
  }
}
