import Foundation
import Testing

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
