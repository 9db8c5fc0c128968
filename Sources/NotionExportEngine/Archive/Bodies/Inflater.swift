import CZlib

/// A zlib decompressor that is used again and again.
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

  /// The plain bytes of a whole zlib stream; `nil` where it is no such stream or not of this size.
  mutating func inflate(_ input: ArraySlice<UInt8>, size: Int) -> [UInt8]? {
    guard isReady, inflateReset(stream) == Z_OK, input.count <= Int(UInt32.max) else { return nil }
    let (stream, dictionary) = (stream, dictionary)
    var status = Z_STREAM_ERROR
    let output = input.withUnsafeBufferPointer { source in
      // zlib wants room for at least a byte, even where nothing comes.
      [UInt8](unsafeUninitializedCapacity: max(size, 1)) { target, count in
        // zlib does not write through next_in; its declaration merely lacks the const.
        stream.pointee.next_in = UnsafeMutablePointer(mutating: source.baseAddress)
        stream.pointee.avail_in = UInt32(source.count)
        stream.pointee.next_out = target.baseAddress
        stream.pointee.avail_out = UInt32(max(size, 1))
        status = CZlib.inflate(stream, Z_FINISH)
        if status == Z_NEED_DICT {
          let known = dictionary.withUnsafeBufferPointer {
            inflateSetDictionary(stream, $0.baseAddress, UInt32($0.count))
          }
          status = known == Z_OK ? CZlib.inflate(stream, Z_FINISH) : known
        }
        count = max(size, 1) - Int(stream.pointee.avail_out)
        stream.pointee.next_in = nil
        stream.pointee.next_out = nil
      }
    }
    return status == Z_STREAM_END && output.count == size ? output : nil
  }
}
