package import NotionModel

/// What an address in a text leads to.
package enum AddressTarget: Sendable, Hashable {
  /// A document of the output, and the block of it that the address names.
  case document(DocumentPlace, block: BlockID?)
  /// Something that is not in the output, at its URL.
  case elsewhere(String)
}
