package import NotionExportKit
package import NotionModel

/// What one pass over a response finds: what it refers to, and the response as it may be kept.
package struct ResponseScan: Sendable {
  /// A reference and the element of the response's list that holds it.
  package struct Reference<Value: Sendable & Hashable>: Sendable, Hashable {
    /// The place in `results`; 0 for a response that is one object.
    package let element: Int
    package let value: Value
  }

  /// A link to a block of a page.
  package struct BlockLink: Sendable, Hashable {
    package let page: ObjectID
    package let block: ObjectID
  }

  /// A file that an object shows.
  package struct File: Sendable, Hashable {
    package enum Host: Sendable, Hashable {
      /// Notion's storage, by the key of the address.
      case notion
      /// Some file storage, by the signature in the address.
      case signed
      case elsewhere
    }
    /// The address as the response gave it, signature included: it may be used and must not be kept.
    package let url: String
    package let host: Host
    /// The name that the response gives, where it does.
    package let name: String?

    /// The key that identifies the file at every read.
    package var key: AssetKey {
      host == .elsewhere ? AssetKey(externalURL: url) : AssetKey(hostedURL: url)
    }
  }

  /// The kind of object that a link promises.
  package enum LinkKind: Int, Sendable, Hashable, CaseIterable, Comparable {
    /// Nothing: the address of a page looks as that of a database does.
    case any = 0
    case page = 1
    case database = 2
    case dataSource = 3
    case block = 4

    package static func < (left: LinkKind, right: LinkKind) -> Bool { left.rawValue < right.rawValue }
  }

  /// The version of what ``hash`` is made of; raise it with every change of that, as stored hashes then say nothing.
  static let version = 2

  /// The response without its request id and the signatures of hosted files; its own bytes where it has none.
  package internal(set) var body: ArraySlice<UInt8>
  /// A hash over what means something: no signatures, expiry times, request ids, nor hosts that vary.
  package internal(set) var hash: ContentHash
  /// The users that the response names by id.
  package internal(set) var users: Set<ObjectID> = []
  /// The pages, databases, data sources and blocks that something in the response shows or links to.
  package internal(set) var mentions: Set<ObjectID> = []
  /// The pages, databases and data sources that something in the response links to, names or is related to, with
  /// what the link promises to be at its end.
  package internal(set) var links: [ObjectID: LinkKind] = [:]
  /// The users that the response describes beyond their ids, as JSON objects.
  package internal(set) var profiles: [ArraySlice<UInt8>] = []
  /// The names of mentioned users in texts, by user id.
  package internal(set) var mentionedNames: [ObjectID: String] = [:]
  /// The blocks of pages that a link in the response leads to.
  package internal(set) var blockLinks: Set<BlockLink> = []
  /// The files.
  package internal(set) var files: [Reference<File>] = []

  /// Scans a response that is known to be valid JSON; ``body`` keeps every byte if `keepsSignatures` says so.
  package init(_ bytes: ArraySlice<UInt8>, keepsSignatures: Bool = false) {
    var scanner = ResponseScanner(bytes, keepsSignatures: keepsSignatures)
    scanner.scan()
    if scanner.holdsEscapedKeys, let value = try? JSONValue(json: Array(bytes)) {
      // The same document with its keys spelt out, so that no escape hides what a member is.
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
