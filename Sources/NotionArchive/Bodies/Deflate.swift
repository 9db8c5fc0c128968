import CZlib

/// A reusable zlib compressor.
struct Deflater: ~Copyable {
  // zlib keeps a pointer back to this structure, so it must not move.
  private let stream: UnsafeMutablePointer<z_stream>
  private let isReady: Bool
  private let dictionary: [UInt8]

  init(level: Int32, dictionary: [UInt8]) {
    stream = .allocate(capacity: 1)
    stream.initialize(to: z_stream())
    isReady =
      deflateInit_(stream, level, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK
    self.dictionary = dictionary
  }

  deinit {
    deflateEnd(stream)
    stream.deinitialize(count: 1)
    stream.deallocate()
  }

  /// Returns the input as one zlib stream, or `nil` if zlib fails, which leaves the input as it was.
  mutating func deflate(_ input: ArraySlice<UInt8>) -> [UInt8]? {
    guard isReady, deflateReset(stream) == Z_OK, input.count <= Int(UInt32.max) / 2 else { return nil }
    let known = dictionary.withUnsafeBufferPointer {
      deflateSetDictionary(stream, $0.baseAddress, UInt32($0.count))
    }
    guard known == Z_OK else { return nil }
    var output = [UInt8](repeating: 0, count: Int(deflateBound(stream, UInt(input.count))))
    guard let count = Self.finish(stream, input, &output) else { return nil }
    output.removeLast(output.count - count)
    return output
  }

  /// Writes the whole input as the end of a stream; returns the size of the output.
  private static func finish(
    _ stream: UnsafeMutablePointer<z_stream>, _ input: ArraySlice<UInt8>, _ output: inout [UInt8]
  ) -> Int? {
    input.withUnsafeBufferPointer { source in
      output.withUnsafeMutableBufferPointer { target in
        // zlib does not write through next_in; its declaration merely lacks the const.
        stream.pointee.next_in = UnsafeMutablePointer(mutating: source.baseAddress)
        stream.pointee.avail_in = UInt32(source.count)
        stream.pointee.next_out = target.baseAddress
        stream.pointee.avail_out = UInt32(target.count)
        let status = CZlib.deflate(stream, Z_FINISH)
        stream.pointee.next_in = nil
        stream.pointee.next_out = nil
        return status == Z_STREAM_END ? target.count - Int(stream.pointee.avail_out) : nil
      }
    }
  }
}

/// A reusable zlib decompressor.
struct Inflater: ~Copyable {
  // zlib keeps a pointer back to this structure, so it must not move.
  private let stream: UnsafeMutablePointer<z_stream>
  private let isReady: Bool
  private let dictionary: [UInt8]

  init(dictionary: [UInt8]) {
    stream = .allocate(capacity: 1)
    stream.initialize(to: z_stream())
    isReady = inflateInit_(stream, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK
    self.dictionary = dictionary
  }

  deinit {
    inflateEnd(stream)
    stream.deinitialize(count: 1)
    stream.deallocate()
  }

  /// Returns the plain bytes of a whole zlib stream, or `nil` if it is invalid or of another size.
  mutating func inflate(_ input: ArraySlice<UInt8>, size: Int) -> [UInt8]? {
    guard isReady, inflateReset(stream) == Z_OK, input.count <= Int(UInt32.max) else { return nil }
    // zlib requires an output buffer of at least a byte, even for empty output.
    var output = [UInt8](repeating: 0, count: max(size, 1))
    guard let count = Self.finish(stream, dictionary, input, &output), count == size else { return nil }
    output.removeLast(output.count - count)
    return output
  }

  /// Reads a whole stream; returns the size of the output.
  private static func finish(
    _ stream: UnsafeMutablePointer<z_stream>, _ dictionary: [UInt8], _ input: ArraySlice<UInt8>,
    _ output: inout [UInt8]
  ) -> Int? {
    input.withUnsafeBufferPointer { source in
      output.withUnsafeMutableBufferPointer { target in
        // zlib does not write through next_in; its declaration merely lacks the const.
        stream.pointee.next_in = UnsafeMutablePointer(mutating: source.baseAddress)
        stream.pointee.avail_in = UInt32(source.count)
        stream.pointee.next_out = target.baseAddress
        stream.pointee.avail_out = UInt32(target.count)
        var status = CZlib.inflate(stream, Z_FINISH)
        if status == Z_NEED_DICT {
          status = dictionary.withUnsafeBufferPointer {
            inflateSetDictionary(stream, $0.baseAddress, UInt32($0.count))
          }
          if status == Z_OK { status = CZlib.inflate(stream, Z_FINISH) }
        }
        stream.pointee.next_in = nil
        stream.pointee.next_out = nil
        return status == Z_STREAM_END ? target.count - Int(stream.pointee.avail_out) : nil
      }
    }
  }
}
