internal import CSHA256

/// SHA-256, as defined by FIPS 180-4.
///
/// It is implemented here because swift-crypto compiles a second BoringSSL in addition to that of
/// swift-nio-ssl, which has no public function for a digest: 366 files for one of them. Blocks are compressed
/// by the processor's SHA instructions if available.
public struct SHA256: Sendable {
  package enum Implementation: Sendable, CaseIterable {
    /// C, for every processor.
    case portable
    /// The processor's SHA instructions.
    case instructions

    /// The fastest implementation for this processor. Determined once: under a hypervisor the query takes a
    /// microsecond.
    package static let best: Implementation =
      sha256_best_implementation() == SHA256ImplementationInstructions ? .instructions : .portable

    fileprivate var code: SHA256Implementation {
      switch self {
      case .portable: SHA256ImplementationPortable
      case .instructions: SHA256ImplementationInstructions
      }
    }
  }

  private static let blockSize = 64

  private let implementation: Implementation
  // FIPS 180-4, 5.3.3: the first 32 bits of the fractional parts of the square roots of the first eight primes.
  private var state = SIMD8<UInt32>(
    0x6a09_e667, 0xbb67_ae85, 0x3c6e_f372, 0xa54f_f53a, 0x510e_527f, 0x9b05_688c, 0x1f83_d9ab, 0x5be0_cd19)
  /// The bytes after the last whole block, of which the first `byteCount % 64` are valid.
  private var rest = SIMD64<UInt8>()
  private var byteCount: UInt64 = 0

  package init() { self.init(.best) }

  /// Creates a hash with a given implementation, for tests.
  ///
  /// - Precondition: The processor supports it.
  package init(_ implementation: Implementation) { self.implementation = implementation }

  /// Returns the digest of bytes.
  public static func hash(data: some Collection<UInt8>) -> Digest {
    var hash = SHA256()
    hash.update(data: data)
    return hash.finalize()
  }

  /// Appends bytes to the message.
  package mutating func update(data: some Collection<UInt8>) {
    let isDone: Void? = data.withContiguousStorageIfAvailable { update(UnsafeRawBufferPointer($0)) }
    if isDone == nil { Array(data).withUnsafeBytes { update($0) } }
  }

  /// Appends bytes to the message.
  package mutating func update(_ bytes: UnsafeRawBufferPointer) {
    var bytes = bytes[...]
    let restCount = Int(byteCount % UInt64(Self.blockSize))
    byteCount &+= UInt64(bytes.count)
    if restCount > 0 {
      let piece = bytes.prefix(Self.blockSize - restCount)
      bytes = bytes.dropFirst(piece.count)
      keep(piece, at: restCount)
      guard restCount + piece.count == Self.blockSize else { return }
      compressRest()
    }
    let whole = bytes.prefix(bytes.count / Self.blockSize * Self.blockSize)
    compress(UnsafeRawBufferPointer(rebasing: whole))
    keep(bytes.dropFirst(whole.count), at: 0)
  }

  /// Returns the digest of all bytes so far; more can follow.
  package func finalize() -> Digest {
    var copy = self
    return copy.padded()
  }

  /// Returns the digest with the padding of FIPS 180-4, 5.1.1: a bit, zeros, and the length in bits.
  private mutating func padded() -> Digest {
    let bitCount = (byteCount &* 8).bigEndian
    var padding = [UInt8](repeating: 0, count: (119 - Int(byteCount % 64)) % 64 + 1)
    padding[0] = 0x80
    update(data: padding)
    withUnsafeBytes(of: bitCount) { update($0) }
    return Digest(words: state)
  }

  private mutating func keep(_ bytes: Slice<UnsafeRawBufferPointer>, at offset: Int) {
    guard !bytes.isEmpty else { return }
    withUnsafeMutableBytes(of: &rest) { rest in
      UnsafeMutableRawBufferPointer(rebasing: rest[offset...])
        .copyMemory(from: UnsafeRawBufferPointer(rebasing: bytes))
    }
  }

  private mutating func compressRest() {
    let block = rest
    withUnsafeBytes(of: block) { compress($0) }
  }

  private mutating func compress(_ blocks: UnsafeRawBufferPointer) {
    guard let start = blocks.baseAddress, blocks.count >= Self.blockSize else { return }
    let count = blocks.count / Self.blockSize
    withUnsafeMutableBytes(of: &state) { state in
      guard let words = state.bindMemory(to: UInt32.self).baseAddress else { return }
      sha256_compress(
        words, start.assumingMemoryBound(to: UInt8.self), count, implementation.code)
    }
  }
}

extension SHA256 {
  /// The 32 bytes of a digest.
  public struct Digest: Sendable, Hashable, RandomAccessCollection {
    fileprivate let words: SIMD8<UInt32>

    /// The index of the first byte.
    public var startIndex: Int { 0 }
    /// The index after the last byte.
    public var endIndex: Int { 32 }

    /// Returns a byte of the digest.
    public subscript(position: Int) -> UInt8 {
      UInt8(truncatingIfNeeded: words[position >> 2] >> UInt32(24 - 8 * (position & 3)))
    }
  }
}
