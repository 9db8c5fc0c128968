/// The resources that pages may load from other hosts; none by default.
package struct ExternalLoading: Sendable, Hashable {
  /// Whether embeds of known hosts are shown in sandboxed frames.
  package var frames: Bool
  /// Whether pictures, videos and audio outside the output are loaded from their addresses.
  package var media: Bool

  /// Creates a selection of resources.
  package init(frames: Bool = false, media: Bool = false) {
    self.frames = frames
    self.media = media
  }
}
