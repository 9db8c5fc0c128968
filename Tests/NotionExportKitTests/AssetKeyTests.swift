import NotionExportKit
import Testing

@Suite struct AssetKeyTests {
  @Test("The key of a hosted file is its path, whatever its host and signature")
  func hostedFile() {
    let one = AssetKey(
      hostedURL: "https://prod-files-secure.s3.us-west-2.amazonaws.com/a/b/c%20d.png?X-Amz-Date=1")
    let two = AssetKey(hostedURL: "https://file.notion.so/a/b/c%20d.png?X-Amz-Date=2#x")
    #expect(one == two)
    #expect(one.text == "/a/b/c%20d.png")
  }

  @Test("The key of an external file is its URL with the parameters, without the fragment")
  func externalFile() {
    #expect(
      AssetKey(externalURL: "https://example.com/a?size=2#top").text == "https://example.com/a?size=2")
  }
}
