/// The intrinsic size of a picture, in pixels.
///
/// The size of a rotated photograph is the size at which it is shown, not at which it is stored. Both numbers
/// are at least 1.
public struct PixelSize: Sendable, Hashable {
  /// The width.
  public let width: Int
  /// The height.
  public let height: Int

  /// Creates a size.
  public init(width: Int, height: Int) {
    self.width = width
    self.height = height
  }
}
