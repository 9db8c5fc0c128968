import Foundation
import Hashing
import Testing

@Suite struct SHA256Tests {
  /// Every code that this processor can run.
  static let implementations = SHA256.Implementation.allCases.filter {
    $0 == .portable || SHA256.Implementation.best == .instructions
  }

  /// Messages and digests of NIST: the examples for FIPS 180-4, and the short messages of the validation suite.
  static let vectors: [(message: [UInt8], digest: String)] = [
    ([], "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    (Array("abc".utf8), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      Array("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq".utf8),
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
    (
      Array(
        """
        abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu
        """.utf8),
      "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1"
    ),
    ([0xd3], "28969cdfa74a12c82f3bad960b0b000aca2ac329deea5c2328ebc6f2ba9802c1"),
    ([0x11, 0xaf], "5ca7133fa735326081558ac312c620eeca9970d1e70a4b95533d956f072d1f98"),
    (
      [UInt8](repeating: UInt8(ascii: "a"), count: 1_000_000),
      "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"
    ),
  ]

  @Test("The digests are those published by NIST", arguments: implementations)
  func publishedDigests(_ implementation: SHA256.Implementation) {
    for (message, digest) in Self.vectors {
      var hash = SHA256(implementation)
      hash.update(data: message)
      #expect(text(hash.finalize()) == digest, "\(message.count) bytes")
    }
  }

  @Test("The digest does not depend on the pieces of a message", arguments: implementations)
  func pieces(_ implementation: SHA256.Implementation) {
    let message = (0..<1_000).map { UInt8(truncatingIfNeeded: $0 &* 31 &+ $0 >> 3) }
    for count in [1, 3, 55, 56, 57, 63, 64, 65, 119, 120, 127, 128, 129, 1_000] {
      let whole = SHA256.hash(data: message.prefix(count))
      for piece in [1, 7, 63, 64, 65, 130] {
        var hash = SHA256(implementation)
        for start in stride(from: 0, to: count, by: piece) {
          hash.update(data: message[start..<min(start + piece, count)])
        }
        hash.update(data: [])
        #expect(hash.finalize() == whole, "\(count) bytes in pieces of \(piece)")
      }
    }
  }

  @Test("A message may continue after its digest was read") func continuedMessage() {
    var hash = SHA256()
    hash.update(data: Array("ab".utf8))
    #expect(text(hash.finalize()) == "fb8e20fc2e4c3f248c60c39bd652f3c1347298bb977b8b4d5903b85055620603")
    hash.update(data: Array("c".utf8))
    #expect(text(hash.finalize()) == Self.vectors[1].digest)
  }

  @Test("Collections without contiguous storage are hashed") func noncontiguousCollections() {
    #expect(text(SHA256.hash(data: "abc".utf8.lazy.map { $0 })) == Self.vectors[1].digest)
    #expect(text(SHA256.hash(data: Data("abc".utf8))) == Self.vectors[1].digest)
  }

  @Test("The digests are those of sha256sum") func sha256sum() throws {
    let program = ["/usr/bin/sha256sum", "/sbin/sha256sum"].first(where: FileManager.default.isExecutableFile)
    guard let program else { return }
    var generator = SystemRandomNumberGenerator()
    for count in [0, 1, 200, 4_096, 100_001] {
      let message = (0..<count).map { _ in UInt8.random(in: 0...255, using: &generator) }
      let file = FileManager.default.temporaryDirectory.appending(path: "sha256-\(UUID().uuidString)")
      try Data(message).write(to: file)
      defer { try? FileManager.default.removeItem(at: file) }
      let process = Process()
      process.executableURL = URL(filePath: program)
      process.arguments = [file.path]
      let output = Pipe()
      process.standardOutput = output
      try process.run()
      let line = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
      process.waitUntilExit()
      #expect(line.hasPrefix(text(SHA256.hash(data: message)) + " "), "\(count) bytes: \(line)")
    }
  }

  private func text(_ digest: SHA256.Digest) -> String {
    digest.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }
}
