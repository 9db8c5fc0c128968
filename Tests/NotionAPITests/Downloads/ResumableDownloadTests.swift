import Testing

@testable import NotionAPI

@Suite struct ResumableDownloadTests {
  private typealias Head = ResumableDownload.Head

  @Test func aDownloadBeginsWithEverything() {
    var download = ResumableDownload()
    download.begin()
    #expect(download.range == nil && download.condition == nil)
    let reading = download.read(Head(status: 200, entityTag: "\"a\"", contentLength: 10))
    #expect(reading == .body(skipping: 0))
    download.receive(10)
    #expect(download.isComplete)
  }

  @Test func itGoesOnWhereItBrokeOffIfTheFileIsTheSame() {
    var download = begun(received: 4)
    #expect(download.range == "bytes=4-")
    #expect(download.condition == "\"a\"")
    let reading = download.read(
      Head(status: 206, entityTag: "\"a\"", rangeStart: 4, rangeTotal: 10, contentLength: 6))
    #expect(reading == .body(skipping: 0))
    download.receive(6)
    #expect(download.isComplete)
  }

  @Test func aServerThatSendsEverythingAgainIsReadFromWhereItBrokeOff() {
    var download = begun(received: 4)
    let reading = download.read(Head(status: 200, entityTag: "\"a\"", contentLength: 10))
    #expect(reading == .body(skipping: 4))
  }

  @Test(arguments: [
    Head(status: 200, entityTag: "\"b\"", contentLength: 10),
    Head(status: 206, entityTag: "\"a\"", rangeStart: 4, rangeTotal: 11),
    Head(status: 206, entityTag: "\"a\"", rangeStart: 6, rangeTotal: 10),
  ]) func anotherFileIsNotMixedIn(head: ResumableDownload.Head) {
    var download = begun(received: 4)
    let reading = download.read(head)
    #expect(reading == .changed)
  }

  @Test func aRangeBeyondTheEndMeansThatAllIsHere() {
    var download = begun(received: 10)
    let reading = download.read(Head(status: 416, rangeTotal: 10))
    #expect(reading == .complete)
  }

  @Test func aBodyThatIsTooShortIsNotComplete() {
    let download = begun(received: 9)
    #expect(!download.isComplete && !download.isTooLong)
    #expect(begun(received: 11).isTooLong)
  }

  @Test func attemptsThatBringHardlyAnythingAreCounted() {
    var download = ResumableDownload()
    download.begin()
    download.begin()
    #expect(download.fruitlessAttempts == 2)
    download.receive(1)
    download.begin()
    #expect(download.fruitlessAttempts == 3)
    download.receive(64 << 10)
    download.begin()
    #expect(download.fruitlessAttempts == 1)
  }

  @Test func aWeakTagIsNoCondition() {
    var download = ResumableDownload()
    _ = download.read(Head(status: 200, entityTag: "W/\"a\"", contentLength: 10))
    download.receive(4)
    #expect(download.condition == nil && download.range == "bytes=4-")
  }

  private func begun(received: Int) -> ResumableDownload {
    var download = ResumableDownload()
    _ = download.read(Head(status: 200, entityTag: "\"a\"", contentLength: 10))
    download.receive(received)
    return download
  }
}
