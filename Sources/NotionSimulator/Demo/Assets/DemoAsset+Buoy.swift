// swift-format-ignore-file
// Made by Scripts/make-demo-assets.py.

extension DemoAsset {
  /// 317 bytes.
  static let buoy = DemoAsset(
    "buoy.png", "image/png", base64: """
      iVBORw0KGgoAAAANSUhEUgAAAEAAAABACAMAAACdt4HsAAAAJFBMVEX8/Pz88OTMSDBISFT88PDwwMDkhHjknJDYVEj8/PDw2MzYbGCmVtG0AAAA1ElEQVR42u2WQQ4DIQhFkaKi3v++nUWTSdMRv9JJZuHb88AviRKZvA7IwxZswRb8QRBzUj7QlON8dU38RapzzZV/UHyM0PiSFsD23AUaIrNBHtcnNkmu/sAMkYeYOQQGsO6iIYLmOoB9CMUE2t1/BqlrKzBeBoZxRdiPMeOC7IugF4LiAnVm2EnRLQgTPFQgeL1cCgouKOQ8A90kEF8EEyPQbQLy1mMpiPmy+AaADIPHtSwuIRyDjD8IxdV/kAP6y5Ll8c0hJn+ast79jPMjkUKbZ/MGAWoLE3xcw+kAAAAASUVORK5CYII=
      """)
}
