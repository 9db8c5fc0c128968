package import NotionModel

/// The target of an address in a text.
package enum AddressTarget: Sendable, Hashable {
  /// A document of the output, and the block in it that the address names.
  case document(DocumentPlace, block: BlockID?)
  /// A target outside the output, by its URL.
  case elsewhere(String)
}
