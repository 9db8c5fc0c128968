import CrawlTestSupport
import TestSupport
import Foundation
import GRDB
import NotionExportKit
import NotionModel
import NotionSimulator
import Testing

@testable import NotionArchive
@testable import NotionCrawl

/// The size of pictures, from their headers.
@Suite struct PictureSizeTests {
  private func size(_ bytes: [UInt8]) -> PixelSize? { PictureSize.size(of: PictureBytes(bytes)) }
  private func size(_ text: String) -> PixelSize? { size(Array(text.utf8)) }

  @Test("The size is read from the header", arguments: HeaderSpecimen.all)
  func theHeaderTellsTheSize(specimen: HeaderSpecimen) {
    #expect(size(specimen.bytes) == PixelSize(width: specimen.width, height: specimen.height))
  }

  @Test("A truncated header gives no size or the same", arguments: HeaderSpecimen.all)
  func aHeaderThatIsCutShortTellsNoSizeOrTheSame(specimen: HeaderSpecimen) {
    let whole = size(specimen.bytes)
    for length in 0..<specimen.bytes.count {
      let cut = size(Array(specimen.bytes.prefix(length)))
      #expect(cut == nil || cut == whole || specimen.testDescription.contains("HEIC"), "\(length) bytes")
    }
  }

  @Test("A changed byte of a header never causes a crash or an absurd size", arguments: HeaderSpecimen.all)
  func noByteOfAHeaderLeadsAstrayWhateverItIs(specimen: HeaderSpecimen) {
    for index in specimen.bytes.indices {
      for value: UInt8 in [0, 1, 0x7F, 0xFF] {
        var bytes = specimen.bytes
        bytes[index] = value
        if let size = size(bytes) { #expect(size.width > 0 && size.height > 0) }
      }
    }
  }

  @Test(
    "The size of a drawing is the declared one",
    arguments: [
      (#"<svg width="300" height="150.4"/>"#, 300, 150),
      (#"<svg viewBox="0 0 24 48"/>"#, 24, 48),
      (#"<svg viewBox='-1,-1 , 24 48' width="12"/>"#, 12, 24),
      (#"<svg viewBox="0 0 24 48" width="100%" height="96px"/>"#, 48, 96),
      (#"<svg width="1in" height="2.54cm"/>"#, 96, 96),
      (#"<svg height = "30pt" width = '60pt' class="a>b">"#, 80, 40),
      (
        """
        \u{FEFF}<?xml version="1.0"?>
        <!-- <svg width="1" height="1"> -->
        <!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "svg11.dtd" [ <!ENTITY a "b"> ]>
        <s:svg xmlns:s="http://www.w3.org/2000/svg" stroke-width="3" width="40" height="20"><s:g/></s:svg>
        """, 40, 20
      ),
    ])
  func aDrawingIsAsLargeAsItSays(text: String, width: Int, height: Int) {
    #expect(size(text) == PixelSize(width: width, height: height))
  }

  @Test(
    "Other files, and pictures without a size, have none",
    arguments: [
      "", "<", "<svg", "<svg>", "<html><svg width='1' height='1'/></html>", "not really a picture", "GIF89a",
      "<svg width='1em' height='2em'/>", "<svg width='0' height='5'/>", "<svg width='-3' height='5'/>",
      "<svg viewBox='0 0 0 0'/>", "<svg width='1e9' height='1e9'/>", "<svg width='nan' height='inf'/>",
      "<!-- <svg width='1' height='1'/>", "RIFF1234WEBPVP8 ", "BM", "\u{0}\u{0}\u{0}\u{18}ftypheic",
    ])
  func whatIsNoPictureOrTellsNoSizeHasNone(text: String) { #expect(size(text) == nil) }

  @Test(
    "The size of a rotated picture is the displayed one",
    arguments: [(0, 300, 200), (1, 200, 300), (2, 300, 200), (3, 200, 300)])
  func aPictureThatItsFileTurnsIsAsLargeAsItIsShown(quarters: UInt8, width: Int, height: Int) {
    func box(_ type: String, _ content: [UInt8]) -> [UInt8] {
      let length = UInt32(content.count + 8)
      return (0..<4).map { UInt8(truncatingIfNeeded: length >> UInt32(24 - 8 * $0)) } + Array(type.utf8)
        + content
    }
    let version: [UInt8] = [0, 0, 0, 0]
    // A thumbnail comes first; the second item is the picture, and has the second size and the rotation.
    let properties = box(
      "ipco",
      box("ispe", version + [0, 0, 0, 30, 0, 0, 0, 20]) + box("ispe", version + [0, 0, 1, 44, 0, 0, 0, 200])
        + box("irot", [quarters]))
    let uses = box("ipma", version + [0, 0, 0, 2] + [0, 1, 1, 1] + [0, 2, 2, 0x82, 0x83])
    let meta = box("meta", version + box("pitm", version + [0, 2]) + box("iprp", properties + uses))
    let file = box("ftyp", Array("mif1".utf8) + version + Array("avif".utf8)) + meta
    #expect(size(file) == PixelSize(width: width, height: height))
  }

  @Test("A long profile before the picture is skipped") func aLongProfileBeforeThePictureIsSkipped() throws {
    let jpeg = try #require(HeaderSpecimen.all.first { $0.testDescription == "JPEG" }).bytes
    let segment: [UInt8] = [0xFF, 0xE2, 0xFF, 0xFF] + [UInt8](repeating: 0xFF, count: 0xFFFD)
    let segments = [[UInt8]](repeating: segment, count: 40).flatMap { $0 }
    #expect(size(jpeg.prefix(2) + segments + jpeg.dropFirst(2)) == PixelSize(width: 37, height: 21))
  }

  @Test("The pictures of an archive without sizes are measured")
  func anArchiveFromBeforeSizesWereNotedIsMeasured() async throws {
    try await withTemporaryFolder { folder in
      let state = StateDirectory(in: folder)
      try await withSimulator(DemoWorkspace.make()) { simulator in try await simulator.crawl(into: folder) }
      let before = try await sizes(state)
      #expect(before.count > 5 && before.values.contains { $0 != nil })
      let database = try DatabaseQueue(path: state.archive.path)
      try await database.write { database in
        try database.execute(
          sql: """
            DROP INDEX assets_copy;
            ALTER TABLE assets DROP COLUMN width;
            ALTER TABLE assets DROP COLUMN height;
            DELETE FROM grdb_migrations WHERE identifier LIKE '3 %';
            """)
      }
      try database.close()
      #expect(try await sizes(state) == before)
    }
  }

  private func sizes(_ state: StateDirectory) async throws -> [String: PixelSize?] {
    try await Archive.withArchive(at: state) { archive in
      var sizes: [String: PixelSize?] = [:]
      for try await asset in archive.reader.assets {
        guard case .stored(let content) = asset.content else { continue }
        sizes[asset.key.text] = .some(content.pixelSize)
      }
      return sizes
    }
  }
}

/// The beginning of a picture of 37 by 21 pixels, as written by an encoder, up to the end of the fields with
/// the size.
struct HeaderSpecimen: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let width: Int
  let height: Int
  let bytes: [UInt8]

  private init(_ name: String, _ width: Int, _ height: Int, _ base64: String) {
    testDescription = name
    self.width = width
    self.height = height
    bytes = Data(base64Encoded: base64).map(Array.init) ?? []
  }

  static let all = [
    HeaderSpecimen(
      "PNG", 37, 21,
      "iVBORw0KGgoAAAANSUhEUgAAACUAAAAVCAIAAABOhrD5"),
    HeaderSpecimen(
      "GIF", 37, 21,
      "R0lGODdhJQAVAIEAAA=="),
    HeaderSpecimen(
      "BMP", 37, 21,
      "Qk1mCQAAAAAAADYAAAAoAAAAJQAAABUAAAABABgAAAAAADAJAADEDgAAxA4AAAAAAAAAAAAA"),
    HeaderSpecimen(
      "JPEG", 37, 21,
      "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDACgcHiMeGSgjISMtKygwPGRBPDc3PHtYXUlkkYCZlo+AjIqgtObD"
        + "oKrarYqMyP/L2u71////m8H////6/+b9//j/2wBDASstLTw1PHZBQXb4pYyl+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4"
        + "+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4+Pj/wAARCAAVACUDASIAAhEBAxEB"),
    HeaderSpecimen(
      "progressive JPEG", 37, 21,
      "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDACgcHiMeGSgjISMtKygwPGRBPDc3PHtYXUlkkYCZlo+AjIqgtObD"
        + "oKrarYqMyP/L2u71////m8H////6/+b9//j/2wBDASstLTw1PHZBQXb4pYyl+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4"
        + "+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4+Pj/wgARCAAVACUDASIAAhEBAxEB"),
    HeaderSpecimen(
      "JPEG of a camera held upright", 21, 37,
      "/9j/4AAQSkZJRgABAQAAAQABAAD/4QAiRXhpZgAATU0AKgAAAAgAAQESAAMAAAABAAYAAAAAAAD/2wBDACgc"
        + "HiMeGSgjISMtKygwPGRBPDc3PHtYXUlkkYCZlo+AjIqgtObDoKrarYqMyP/L2u71////m8H////6/+b9//j/"
        + "2wBDASstLTw1PHZBQXb4pYyl+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4"
        + "+Pj4+Pj/wAARCAAVACUDASIAAhEBAxEB"),
    HeaderSpecimen(
      "WebP, lossy", 37, 21,
      "UklGRkIAAABXRUJQVlA4IDYAAAAwAwCdASolABUAP3G202I0ryqmJQ=="),
    HeaderSpecimen(
      "WebP, lossless", 37, 21,
      "UklGRh4AAABXRUJQVlA4TBEAAAAvJAAFAAfQt770s/+BiOh/AAA="),
    HeaderSpecimen(
      "WebP with transparency", 37, 21,
      "UklGRlgAAABXRUJQVlA4WAoAAAAQAAAAJAAAFAAAQUxQSAoAAAABBw=="),
    HeaderSpecimen(
      "AVIF", 37, 21,
      "AAAAIGZ0eXBhdmlmAAAAAGF2aWZtaWYxbWlhZk1BMUIAAADrbWV0YQAAAAAAAAAhaGRscgAAAAAAAAAAcGlj"
        + "dAAAAAAAAAAAAAAAAAAAAAAOcGl0bQAAAAAAAQAAAB5pbG9jAAAAAEQAAAEAAQAAAAEAAAETAAAAKAAAAChp"
        + "aW5mAAAAAAABAAAAGmluZmUCAAAAAAEAAGF2MDFDb2xvcgAAAABqaXBycAAAAEtpcGNvAAAAFGlzcGUAAAAA"
        + "AAAAJQAAABUAAAAQcGl4aQAAAAADCAgIAAAADGF2MUOBAAwAAAAAE2NvbHJuY2x4AAEADQAGgAAAABdpcG1h"
        + "AAAAAAAAAAEAAQQBAoME"),
    HeaderSpecimen(
      "HEIC", 37, 21,
      "AAAAGGZ0eXBoZWljAAAAAG1pZjFoZWljAAABfG1ldGEAAAAAAAAAIWhkbHIAAAAAAAAAAHBpY3QAAAAAAAAA"
        + "AAAAAAAAAAAAImlsb2MAAAAAREAAAQABAAAAAAGcAAEAAAAAAAAAKAAAACNpaW5mAAAAAAABAAAAFWluZmUC"
        + "AAAAAAEAAGh2YzEAAAAADnBpdG0AAAAAAAEAAAD8aXBycAAAANxpcGNvAAAAdWh2Y0MBA3AAAACQAAAAAAAe"
        + "8AD8/fj4AAAPA2AAAQAYQAEMAf//A3AAAAMAkAAAAwAAAwAeugJAYQABAClCAQEDcAAAAwCQAAADAAADAB6g"
        + "IIEFluqumubgIaDAgAAADIAAAAMAhGIAAQAGRAHBc8GJAAAAE2NvbHJuY2x4AAEADQAGgAAAABRpc3BlAAAA"
        + "AAAAAEAAAABAAAAAKGNsYXAAAAAlAAAAAQAAABUAAAAB////5QAAAAL////VAAAAAgAAABBwaXhpAAAAAAMI"
        + "CAgAAAAYaXBtYQAAAAAAAAABAAEFgQIDBYQ="),
    HeaderSpecimen(
      "HEIC whose Exif data say what only its boxes may", 37, 21,
      "AAAAGGZ0eXBoZWljAAAAAG1pZjFoZWljAAABvW1ldGEAAAAAAAAAIWhkbHIAAAAAAAAAAHBpY3QAAAAAAAAA"
        + "AAAAAAAAAAAANGlsb2MAAAAAREAAAgABAAAAAAHdAAEAAAAAAAAAKAACAAAAAAIFAAEAAAAAAAAAJAAAADhp"
        + "aW5mAAAAAAACAAAAFWluZmUCAAAAAAEAAGh2YzEAAAAAFWluZmUCAAABAAIAAEV4aWYAAAAADnBpdG0AAAAA"
        + "AAEAAAD8aXBycAAAANxpcGNvAAAAdWh2Y0MBA3AAAACQAAAAAAAe8AD8/fj4AAAPA2AAAQAYQAEMAf//A3AA"
        + "AAMAkAAAAwAAAwAeugJAYQABAClCAQEDcAAAAwCQAAADAAADAB6gIIEFluqumubgIaDAgAAADIAAAAMAhGIA"
        + "AQAGRAHBc8GJAAAAE2NvbHJuY2x4AAEADQAGgAAAABRpc3BlAAAAAAAAAEAAAABAAAAAKGNsYXAAAAAlAAAA"
        + "AQAAABUAAAAB////5QAAAAL////VAAAAAgAAABBwaXhpAAAAAAMICAgAAAAYaXBtYQAAAAAAAAABAAEFgQID"
        + "BYQAAAAaaXJlZgAAAAAAAAAOY2RzYwACAAEAAQ=="),
  ]
}
