import Testing

@testable import sink_scaffolder

/// Manifests get the targets of a sink where it is plain to see where they belong.
struct ManifestEditTests {
  private func edit(_ manifest: String, kit: String = "notion-export") throws -> ManifestEdit {
    ManifestEdit(source: manifest, name: try SinkName("Outline"), kit: kit)
  }

  @Test("The targets go to the end of the list, and the program depends on the sink")
  func usual() throws {
    let edit = try edit(
      """
      // swift-tools-version: 6.2
      import PackageDescription

      let package = Package(
        name: "my-export",  // targets: [ no
        dependencies: [.package(url: "https://example.com/notion-export", from: "1.0.0")],
        targets: [
          .executableTarget(
            name: "my-export",
            dependencies: [
              .product(name: "NotionExportCommand", package: "notion-export")
            ],
            plugins: [.plugin(name: "RegisterSinks", package: "notion-export")]
          )  // the program
        ]
      )
      """)
    #expect(edit.program == "my-export")
    #expect(
      edit.result == """
        // swift-tools-version: 6.2
        import PackageDescription

        let package = Package(
          name: "my-export",  // targets: [ no
          dependencies: [.package(url: "https://example.com/notion-export", from: "1.0.0")],
          targets: [
            .executableTarget(
              name: "my-export",
              dependencies: [
                "OutlineSink",
                .product(name: "NotionExportCommand", package: "notion-export")
              ],
              plugins: [.plugin(name: "RegisterSinks", package: "notion-export")]
            ),  // the program
            .target(
              name: "OutlineSink",
              dependencies: [
                .product(name: "NotionExportKit", package: "notion-export"),
                .product(name: "NotionModel", package: "notion-export"),
                .product(name: "SinkRendering", package: "notion-export"),
              ]
            ),
            .testTarget(
              name: "OutlineSinkTests",
              dependencies: [
                "OutlineSink",
                .product(name: "NotionExportKit", package: "notion-export"),
                .product(name: "SinkTestKit", package: "notion-export"),
              ]
            ),
          ]
        )
        """)
  }

  @Test("In this package itself the modules are named plainly")
  func own() throws {
    let edit = try edit("let package = Package(name: \"p\", targets: [])\n", kit: "")
    #expect(
      edit.result?.hasPrefix(
        """
        let package = Package(name: "p", targets: [
          .target(
            name: "OutlineSink",
            dependencies: [
              "NotionExportKit",
        """) == true)
    #expect(edit.result?.hasSuffix("  ),\n])\n") == true)
    #expect(edit.program == nil)
  }

  @Test("A list on one line is added to")
  func oneLine() throws {
    let edit = try edit(
      """
      let package = Package(name: "p", targets: [.executableTarget(name: "x", dependencies: ["A"], plugins: ["RegisterSinks"])])
      """)
    #expect(edit.program == "x")
    #expect(edit.result?.contains("dependencies: [\"OutlineSink\", \"A\"]") == true)
    #expect(edit.result?.contains("plugins: [\"RegisterSinks\"]),\n  .target(") == true)
  }

  @Test("An empty list of dependencies gets its first")
  func empty() throws {
    let edit = try edit(
      """
      let package = Package(name: "p", targets: [
        .executableTarget(name: "x", dependencies: [], plugins: ["RegisterSinks"]),
      ])
      """)
    #expect(edit.result?.contains("dependencies: [\"OutlineSink\"]") == true)
  }

  @Test(
    "A manifest of another form is left alone, and the lines are told",
    arguments: [
      "let package = Package(name: \"p\", targets: makeTargets())", "let package = make()", "",
      "let package = Package(name: \"p\")\npackage.targets = [.target(name: \"a\")]",
      "let package = Package(name: \"targets: []\"", "// Package(targets: [])",
    ])
  func others(manifest: String) throws {
    let edit = try edit(manifest)
    #expect(edit.result == nil)
    #expect(edit.targets.hasPrefix(".target(\n  name: \"OutlineSink\","))
  }

  @Test("Where two programs register sinks, neither is chosen")
  func twoPrograms() throws {
    let program = ".executableTarget(name: \"x\", dependencies: [], plugins: [\"RegisterSinks\"])"
    let edit = try edit("let package = Package(name: \"p\", targets: [\(program), \(program)])")
    #expect(edit.program == nil)
    #expect(edit.result != nil)
  }
}
