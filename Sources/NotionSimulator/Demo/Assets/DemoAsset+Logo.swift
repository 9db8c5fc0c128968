// swift-format-ignore-file
// Made by Scripts/make-demo-assets.py.

extension DemoAsset {
  /// 423 bytes.
  static let logo = DemoAsset(
    "logo.svg", "image/svg+xml", base64: """
      PHN2ZyB4bWxucz0iaHR0cDovL3d3dy53My5vcmcvMjAwMC9zdmciIHZpZXdCb3g9IjAgMCA5NiA5NiI+PHRpdGxlPlRpZGV3YXRlciBJbnN0cnVtZW50czwvdGl0bGU+CjxyZWN0IHdpZHRoPSI5NiIgaGVpZ2h0PSI5NiIgcng9IjIwIiBmaWxsPSIjMjQ1NDdhIi8+PHBhdGggZD0iTTEyIDYwcTEyLTEyIDI0IDB0MjQgMCAyNCAwIiBmaWxsPSJub25lIiBzdHJva2U9IiNmZmYiIHN0cm9rZS13aWR0aD0iNiIvPgo8cGF0aCBkPSJNMTIgNzRxMTItMTIgMjQgMHQyNCAwIDI0IDAiIGZpbGw9Im5vbmUiIHN0cm9rZT0iIzljYzNkOCIgc3Ryb2tlLXdpZHRoPSI2Ii8+PGNpcmNsZSBjeD0iNDgiIGN5PSIzNCIgcj0iMTQiIGZpbGw9IiNjZTQyMzQiLz4KPHBhdGggZD0iTTQ4IDh2MTIiIHN0cm9rZT0iI2ZmZiIgc3Ryb2tlLXdpZHRoPSI0Ii8+PC9zdmc+
      """)
}
