/// How large a picture is where nothing else is said, in pixels.
///
/// A photograph that a camera held upright is as large as it is shown, not as it is stored. Both are 1 at least.
public struct PixelSize: Sendable, Hashable {
  /// From left to right.
  public let width: Int
  /// From top to bottom.
  public let height: Int

  /// A size of pixels.
  public init(width: Int, height: Int) {
    self.width = width
    self.height = height
  }
}
