/// Outline drawings for the names of Notion's icons, on a grid of 24 by 24, drawn for this program.
public enum IconDrawings {
  /// Returns the outline of an icon as SVG path data, or `nil` if there is no drawing for its name.
  public static func drawing(of name: String) -> String? {
    var name = name.lowercased().replacing("_", with: "-").replacing(" ", with: "-")
    if let drawing = drawings[name] { return drawing }
    while let qualifier = qualifiers.first(where: { name.hasSuffix($0) }) {
      name.removeLast(qualifier.count)
      if let drawing = drawings[name] { return drawing }
    }
    return name.hasSuffix("s") ? drawings[String(name.dropLast())] : nil
  }

  /// Suffixes of names for variants of one icon, which share an outline here.
  private static let qualifiers = [
    "-outline", "-outlined", "-filled", "-fill", "-line", "-solid", "-thin", "-thick", "-bold", "-alternate",
    "-alt",
    "-small", "-large", "-square", "-circle",
  ]

  /// The number of drawings.
  public static var count: Int { Set(drawings.values).count }

  private static let drawings: [String: String] = {
    var drawings: [String: String] = [:]
    for line in text.split(separator: "\n") {
      guard let bar = line.firstIndex(of: "|") else { continue }
      let drawing = String(line[line.index(after: bar)...])
      for name in line[..<bar].split(separator: " ") { drawings[String(name)] = drawing }
    }
    return drawings
  }()

  /// The names of each drawing, Notion's first, and its outline.
  private static let text = """
    airplane aircraft flight plane travel trip|M10.5 3.5c0-1.3 3-1.3 3 0V9l7.5 5v2.5l-7.5-2.5v4.5l2.5 2V22L12 20.7 8 22v-1.5l2.5-2V14L3 16.5V14l7.5-5z
    alarm alarm-clock wake|M4.5 13a7.5 7.5 0 1 0 15 0a7.5 7.5 0 1 0 -15 0zM12 9L12 13L14.8 14.8M3 6L6.5 3M21 6L17.5 3
    anchor harbor port|M9.8 5a2.2 2.2 0 1 0 4.4 0a2.2 2.2 0 1 0 -4.4 0zM12 7.2v14M8 11h8M4 13.5c0 4.5 3.5 7.5 8 7.5s8-3 8-7.5
    apple diet fruit nutrition|M12 7c-2-1.5-7.5-1-7.5 5.5 0 5 3 9 5.5 9 1 0 1.3-.5 2-.5s1 .5 2 .5c2.5 0 5.5-4 5.5-9C19.5 6 14 5.5 12 7zM12 7c0-2 1-3.5 3-4.5
    archive box box-closed delivery inventory package storage|M3 4h18v5h-18zM4.5 9v11.5h15V9M9.5 12.5h5
    arrow-circle-down circle-down|M3 12a9 9 0 1 0 18 0a9 9 0 1 0 -18 0zM12 7L12 16.5M8 12.7L12 16.5L16 12.7
    arrow-circle-up circle-up|M3 12a9 9 0 1 0 18 0a9 9 0 1 0 -18 0zM12 17L12 7.5M8 11.3L12 7.5L16 11.3
    arrow-down decrease|M12 4L12 20M5.5 13.5L12 20L18.5 13.5
    arrow-left back previous|M20 12L4 12M10.5 5.5L4 12L10.5 18.5
    arrow-northeast arrow-up-right external external-link open-external|M6 18L18 6M8.5 6L18 6L18 15.5
    arrow-right arrow arrow-right-line forward next|M4 12L20 12M13.5 5.5L20 12L13.5 18.5
    arrow-up increase|M12 20L12 4M5.5 10.5L12 4L18.5 10.5
    at at-sign mention|M8.3 12a3.7 3.7 0 1 0 7.4 0a3.7 3.7 0 1 0 -7.4 0zM15.7 8.3v5.2c0 3 4.8 3 4.8-1.5a8.5 8.5 0 1 0-3.5 6.9
    atom physics react science|M10.7 12a1.3 1.3 0 1 0 2.6 0a1.3 1.3 0 1 0 -2.6 0zM2.5 12a9.5 3.7 0 1 0 19 0a9.5 3.7 0 1 0 -19 0zM7.25 3.77a3.7 9.5 -30 0 1 9.5 16.46a3.7 9.5 -30 0 1 -9.5 -16.46zM16.75 3.77a3.7 9.5 30 0 1 -9.5 16.46a3.7 9.5 30 0 1 9.5 -16.46z
    attachment attach clip paperclip|M20 11l-8.3 8.3a5 5 0 0 1-7-7L13.5 3.5a3.4 3.4 0 0 1 4.8 4.8l-8.7 8.7a1.7 1.7 0 0 1-2.4-2.4l7.8-7.8
    backpack rucksack schoolbag|M6 20.5V11a6 6 0 0 1 12 0v9.5zM9.5 5.5V3h5v2.5M8.5 14.5h7v6h-7zM10 10h4
    ball basketball football soccer sport sports|M3 12a9 9 0 1 0 18 0a9 9 0 1 0 -18 0zM12 3L12 21M3 12L21 12M5.8 5.5c3.5 3.5 3.5 9.5 0 13M18.2 5.5c-3.5 3.5-3.5 9.5 0 13
    bank courthouse government institution museum university|M12 3L21 8.5L3 8.5zM6 12L6 17M10 12L10 17M14 12L14 17M18 12L18 17M3 20.5L21 20.5
    battery charge power-battery|M4 7.5h13a1.5 1.5 0 0 1 1.5 1.5v6a1.5 1.5 0 0 1 -1.5 1.5h-13a1.5 1.5 0 0 1 -1.5 -1.5v-6a1.5 1.5 0 0 1 1.5 -1.5zM21 10.5L21 13.5M6 10.5L6 13.5M9.5 10.5L9.5 13.5
    bed bedroom hotel-bed|M3 19.5V6M3 16h18v3.5M21 16v-3a3 3 0 0 0-3-3h-7v6M5 11.5a2 2 0 1 0 4 0a2 2 0 1 0 -4 0z
    bell alert-bell notification notifications reminder|M6 16.5V11a6 6 0 0 1 12 0v5.5l1.5 2h-15zM10 18.5a2 2 0 0 0 4 0M12 5V3
    bicycle bike cycling|M2 16a3.8 3.8 0 1 0 7.6 0a3.8 3.8 0 1 0 -7.6 0zM14.4 16a3.8 3.8 0 1 0 7.6 0a3.8 3.8 0 1 0 -7.6 0zM5.8 16l4-8h5.4l3 8M9.8 8l3.2 8H5.8M13 16l2.5-7M8 8h3M15.2 8V5.5h2.3
    bird dove twitter-bird|M3.5 19.5c5 1 12-1 13.5-9l3.5-2-3-1.5c-1-3-5.5-3.5-6.5 0v2.5C8 10.5 5 9 3.5 6c-1 5 1 8.5 5 10-1.5 1.5-3 2.5-5 3.5z
    board board-view columns kanban|M4.5 4h3a1 1 0 0 1 1 1v14a1 1 0 0 1 -1 1h-3a1 1 0 0 1 -1 -1v-14a1 1 0 0 1 1 -1zM10.8 4h3a1 1 0 0 1 1 1v8a1 1 0 0 1 -1 1h-3a1 1 0 0 1 -1 -1v-8a1 1 0 0 1 1 -1zM17 4h3a1 1 0 0 1 1 1v11a1 1 0 0 1 -1 1h-3a1 1 0 0 1 -1 -1v-11a1 1 0 0 1 1 -1z
    book book-open library open-book read reading|M12 6.5C10 4.8 7 4.3 3 4.5V18.5c4-.2 7 .3 9 2 2-1.7 5-2.2 9-2V4.5c-4-.2-7 .3-9 2zM12 6.5v14
    book-closed books closed-book guide manual|M6 3h12.5v18H6.5a2.5 2.5 0 0 1-2.5-2.5V5a2 2 0 0 1 2-2zM4 18.5A2.5 2.5 0 0 1 6.5 16h12
    bookmark bookmarks read-later saved|M6.5 3L17.5 3L17.5 21L12 16.5L6.5 21z
    brain intelligence mind psychology thinking|M12 5.5a3 3 0 0 0-5.5-.5 3 3 0 0 0-2.5 4.5 3.3 3.3 0 0 0 .3 5 3.2 3.2 0 0 0 3.7 4.3 2.3 2.3 0 0 0 4-1.3zM12 5.5a3 3 0 0 1 5.5-.5 3 3 0 0 1 2.5 4.5 3.3 3.3 0 0 1-.3 5 3.2 3.2 0 0 1-3.7 4.3 2.3 2.3 0 0 1-4-1.3M8 10.5c1.5 0 2.5.7 2.5 2M16 10.5c-1.5 0-2.5.7-2.5 2
    branch git git-branch merge version|M3.8 5.5a2.2 2.2 0 1 0 4.4 0a2.2 2.2 0 1 0 -4.4 0zM3.8 18.5a2.2 2.2 0 1 0 4.4 0a2.2 2.2 0 1 0 -4.4 0zM15.8 7.5a2.2 2.2 0 1 0 4.4 0a2.2 2.2 0 1 0 -4.4 0zM6 7.7v8.6M18 9.7c0 4-5 3.5-9 5.5-1.5.8-2.5 1-3 1.1
    bread bakery loaf toast|M6 10.5a3.3 3.3 0 0 1 1-6.5h10a3.3 3.3 0 0 1 1 6.5v10H6zM10 14l4-4
    briefcase business career job portfolio work|M4.5 7.5h15a1.5 1.5 0 0 1 1.5 1.5v9.5a1.5 1.5 0 0 1 -1.5 1.5h-15a1.5 1.5 0 0 1 -1.5 -1.5v-9.5a1.5 1.5 0 0 1 1.5 -1.5zM8.5 7.5V4h7v3.5M3 13h18M12 12v2
    bug beetle debug insect|M12 8h0a4.5 4.5 0 0 1 4.5 4.5v3a4.5 4.5 0 0 1 -4.5 4.5h0a4.5 4.5 0 0 1 -4.5 -4.5v-3a4.5 4.5 0 0 1 4.5 -4.5zM9 8a3 3 0 0 1 6 0M12 12v8M7.5 12H3.5M7.5 16H3.5M20.5 12h-4M20.5 16h-4M8.5 9.5L5 6.5M15.5 9.5l3.5-3
    building apartment buildings city company hotel office skyscraper|M5 3h14v18h-14zM9 7L9.6 7M14.4 7L15 7M9 11L9.6 11M14.4 11L15 11M10 21v-5h4v5
    cake birthday birthday-cake celebration dessert party|M4 11.5h16v9h-16zM4 15.5c2.7 2 5.3 2 8 0s5.3-2 8 0M8 11.5V8M12 11.5V8M16 11.5V8M8 5v.3M12 5v.3M16 5v.3
    calendar calendar-date calendar-month date event schedule|M5 5h14a1.5 1.5 0 0 1 1.5 1.5v13a1.5 1.5 0 0 1 -1.5 1.5h-14a1.5 1.5 0 0 1 -1.5 -1.5v-13a1.5 1.5 0 0 1 1.5 -1.5zM3.5 10L20.5 10M8 2.5L8 7M16 2.5L16 7
    calendar-day calendar-today today|M5 5h14a1.5 1.5 0 0 1 1.5 1.5v13a1.5 1.5 0 0 1 -1.5 1.5h-14a1.5 1.5 0 0 1 -1.5 -1.5v-13a1.5 1.5 0 0 1 1.5 -1.5zM3.5 10L20.5 10M8 2.5L8 7M16 2.5L16 7M10 13.5h4v4h-4z
    calendar-week calendar-weekly week|M5 5h14a1.5 1.5 0 0 1 1.5 1.5v13a1.5 1.5 0 0 1 -1.5 1.5h-14a1.5 1.5 0 0 1 -1.5 -1.5v-13a1.5 1.5 0 0 1 1.5 -1.5zM3.5 10L20.5 10M8 2.5L8 7M16 2.5L16 7M7.5 15.5L16.5 15.5
    camera photo-camera photography|M3 7.5h4.5l1.5-3h6l1.5 3H21V19.5H3zM8.3 13a3.7 3.7 0 1 0 7.4 0a3.7 3.7 0 1 0 -7.4 0z
    car auto automobile drive taxi vehicle|M3 17.5V12.5l2-.8L7 6.5h10l2 5.2 2 .8v5zM5 11.7h14M5.4 17.7a1.9 1.9 0 1 0 3.8 0a1.9 1.9 0 1 0 -3.8 0zM14.8 17.7a1.9 1.9 0 1 0 3.8 0a1.9 1.9 0 1 0 -3.8 0z
    chart-bar bar-chart chart-column graph report-bar statistics|M3.5 20.5L20.5 20.5M5 12h3.5v8.5h-3.5zM10.3 7h3.5v13.5h-3.5zM15.5 3.5h3.5v17h-3.5z
    chart-line analytics chart graph-line growth-chart line-chart stocks trend|M3.5 3.5L3.5 20.5L20.5 20.5M6.5 15.5L11 10L14.5 13L20 6
    chart-pie chart-donut donut-chart pie-chart|M11 4a8.5 8.5 0 1 0 9 9h-9zM14.5 2.5v7h7a7.5 7.5 0 0 0-7-7z
    chat chat-bubble comment comments conversation discussion message speech-bubble|M4 4h16v12h-9l-5 4.5V16H4z
    checklist list-check task tasks to-do todo|M3.5 6.5L5.2 8.2L8.5 4.5M3.5 16.5L5.2 18.2L8.5 14.5M12 6.5L20.5 6.5M12 16.5L20.5 16.5
    checkmark check check-mark done tick|M4 12.5L9.5 18L20 6.5
    checkmark-circle check-circle checkmark-line circle-check success verified|M3 12a9 9 0 1 0 18 0a9 9 0 1 0 -18 0zM8 12.3L11 15.3L16.3 9
    checkmark-square check-square checkbox square-check|M6 4h12a2 2 0 0 1 2 2v12a2 2 0 0 1 -2 2h-12a2 2 0 0 1 -2 -2v-12a2 2 0 0 1 2 -2zM8 12.3L11 15.3L16.3 9
    chip cpu hardware microchip processor|M7.5 6.5h9a1 1 0 0 1 1 1v9a1 1 0 0 1 -1 1h-9a1 1 0 0 1 -1 -1v-9a1 1 0 0 1 1 -1zM10 10h4v4h-4zM9.5 6.5v-3M14.5 6.5v-3M9.5 20.5v-3M14.5 20.5v-3M6.5 9.5h-3M6.5 14.5h-3M20.5 9.5h-3M20.5 14.5h-3
    circle dot record status|M3.5 12a8.5 8.5 0 1 0 17 0a8.5 8.5 0 1 0 -17 0z
    circle-dashed dashed-circle draft|M9.5 3.9a8.5 8.5 0 0 1 5 0M19 7.2a8.5 8.5 0 0 1 1.5 4.5M19 16.8a8.5 8.5 0 0 1-4 3.2M9.5 20.1a8.5 8.5 0 0 1-4.5-3.3M3.5 12a8.5 8.5 0 0 1 1.5-4.8
    circle-half contrast half|M3.5 12a8.5 8.5 0 1 0 17 0a8.5 8.5 0 1 0 -17 0zM12 3.5v17M12 8l7-2.2M12 12h8.5M12 16l7 2.2
    clipboard form|M6.5 5h11a1.5 1.5 0 0 1 1.5 1.5v13a1.5 1.5 0 0 1 -1.5 1.5h-11a1.5 1.5 0 0 1 -1.5 -1.5v-13a1.5 1.5 0 0 1 1.5 -1.5zM10 3h4a1 1 0 0 1 1 1v2a1 1 0 0 1 -1 1h-4a1 1 0 0 1 -1 -1v-2a1 1 0 0 1 1 -1zM9 12L15 12M9 16L13 16
    clock history recent time|M3 12a9 9 0 1 0 18 0a9 9 0 1 0 -18 0zM12 6.5L12 12L15.8 14.2
    close cancel-x cross delete-x multiply x|M5.5 5.5L18.5 18.5M18.5 5.5L5.5 18.5
    cloud cloudy weather|M7 19a4.5 4.5 0 0 1-.5-9 6 6 0 0 1 11.5 1.2A4 4 0 0 1 17.5 19z
    code brackets developer html programming|M8 6.5L2.5 12L8 17.5M16 6.5L21.5 12L16 17.5M13.7 4.5L10.3 19.5
    coffee break cafe drink mug tea|M4 9h12.5v7a4.5 4.5 0 0 1-4.5 4.5H8.5A4.5 4.5 0 0 1 4 16zM16.5 10.5h1.5a2.7 2.7 0 0 1 0 5.5h-1.5M8 3.5v2.5M12.5 3.5v2.5
    compass explore navigation safari|M3 12a9 9 0 1 0 18 0a9 9 0 1 0 -18 0zM15.8 8.2L13.6 13.6L8.2 15.8L10.4 10.4z
    computer desktop display monitor pc screen tv|M4.5 4h15a1.5 1.5 0 0 1 1.5 1.5v9a1.5 1.5 0 0 1 -1.5 1.5h-15a1.5 1.5 0 0 1 -1.5 -1.5v-9a1.5 1.5 0 0 1 1.5 -1.5zM12 16L12 20M8 20.5L16 20.5
    credit-card billing card payment|M4 5h16a1.5 1.5 0 0 1 1.5 1.5v11a1.5 1.5 0 0 1 -1.5 1.5h-16a1.5 1.5 0 0 1 -1.5 -1.5v-11a1.5 1.5 0 0 1 1.5 -1.5zM2.5 9.5L21.5 9.5M6 15L10 15
    crown king premium queen royal|M3.5 19.5V7l5 4.5L12 5l3.5 6.5 5-4.5v12.5zM3.5 16L20.5 16
    cube 3d block module product|M12 2.5L20.5 7.3L20.5 16.7L12 21.5L3.5 16.7L3.5 7.3zM3.5 7.3L12 12L20.5 7.3M12 12L12 21.5
    cursor click mouse-pointer pointer|M5 3.5L19 11L12.5 12.8L10 19.5zM13 13.3L18 19.5
    database cylinder data storage-database|M4.5 5.5a7.5 3 0 1 0 15 0a7.5 3 0 1 0 -15 0zM4.5 5.5v13c0 1.7 3.4 3 7.5 3s7.5-1.3 7.5-3v-13M4.5 12c0 1.7 3.4 3 7.5 3s7.5-1.3 7.5-3
    diamond gem gemstone jewel value|M7 4L17 4L21.5 9.5L12 20.5L2.5 9.5zM2.5 9.5L21.5 9.5M8.5 9.5L12 20.5L15.5 9.5
    dice luck random|M6.5 4h11a2.5 2.5 0 0 1 2.5 2.5v11a2.5 2.5 0 0 1 -2.5 2.5h-11a2.5 2.5 0 0 1 -2.5 -2.5v-11a2.5 2.5 0 0 1 2.5 -2.5zM7.8 8.5a0.7 0.7 0 1 0 1.4 0a0.7 0.7 0 1 0 -1.4 0zM14.8 8.5a0.7 0.7 0 1 0 1.4 0a0.7 0.7 0 1 0 -1.4 0zM11.3 12a0.7 0.7 0 1 0 1.4 0a0.7 0.7 0 1 0 -1.4 0zM7.8 15.5a0.7 0.7 0 1 0 1.4 0a0.7 0.7 0 1 0 -1.4 0zM14.8 15.5a0.7 0.7 0 1 0 1.4 0a0.7 0.7 0 1 0 -1.4 0z
    dna gene genetics|M7 2.5c0 7 10 7.5 10 14 0 2-.5 3.5-1 5M17 2.5c0 7-10 7.5-10 14 0 2 .5 3.5 1 5M8 5.5h8M8.5 8h7M8.5 16h7M8 19h8
    document doc file note page paper text-document|M6 3h8l5 5v13H6zM14 3v5h5M9 12.5L16 12.5M9 16.5L16 16.5
    documents copy duplicate files pages|M8 3h7l4 4v10H8zM15 3v4h4M8 7H5v14h10v-4
    download import save|M12 3L12 15.5M7 10.5L12 15.5L17 10.5M4 16L4 20.5L20 20.5L20 16
    drop droplet humidity liquid water water-drop|M12 2.5c4 5 6.5 8 6.5 12a6.5 6.5 0 0 1-13 0c0-4 2.5-7 6.5-12z
    dumbbell exercise fitness gym training weights workout|M5.5 7h1.5a1 1 0 0 1 1 1v8a1 1 0 0 1 -1 1h-1.5a1 1 0 0 1 -1 -1v-8a1 1 0 0 1 1 -1zM17 7h1.5a1 1 0 0 1 1 1v8a1 1 0 0 1 -1 1h-1.5a1 1 0 0 1 -1 -1v-8a1 1 0 0 1 1 -1zM8 12L16 12M2.5 10L2.5 14M21.5 10L21.5 14
    exchange arrows-swap conversion swap switch transfer|M3.5 8L20.5 8M16.5 4L20.5 8L16.5 12M20.5 16L3.5 16M7.5 12L3.5 16L7.5 20
    eye preview view visible vision watch|M2.5 12c2.5-4.5 5.7-6.7 9.5-6.7s7 2.2 9.5 6.7c-2.5 4.5-5.7 6.7-9.5 6.7S5 16.5 2.5 12zM9 12a3 3 0 1 0 6 0a3 3 0 1 0 -6 0z
    eye-closed eye-off eye-slash hidden hide invisible|M3 11c5 6 13 6 18 0M6 13.7L4 16.5M12 15.5v3.3M18 13.7l2 2.8
    factory industry manufacturing|M3 20.5V9.5l5 3.5V9.5l5 3.5V9.5l5 3.5V3.5h3v17zM7.5 17L8.5 17M12 17L13 17M16.5 17L17.5 17
    film cinema clapperboard movie movies video-film|M4.5 4.5h15a1.5 1.5 0 0 1 1.5 1.5v12a1.5 1.5 0 0 1 -1.5 1.5h-15a1.5 1.5 0 0 1 -1.5 -1.5v-12a1.5 1.5 0 0 1 1.5 -1.5zM7.5 4.5L7.5 19.5M16.5 4.5L16.5 19.5M3 9.5L7.5 9.5M3 14.5L7.5 14.5M16.5 9.5L21 9.5M16.5 14.5L21 14.5
    filter funnel|M3.5 4.5L20.5 4.5L14 12.5L14 19L10 21L10 12.5z
    fire burn flame hot trending|M12 21.5c-4.2 0-7-2.7-7-6.5 0-3 1.8-4.7 3.3-6.8 0 2 .9 3 2 3.3C10 7.5 11.5 4.5 14 2.5c0 4 5 6.5 5 12 0 4.2-2.8 7-7 7z
    fish fishing seafood|M2.5 12c3-5 7-6.5 10.5-6 3 .4 5.5 2.5 7 4.5l2-2v7l-2-2c-1.5 2-4 4.1-7 4.5-3.5.5-7.5-1-10.5-6zM8 11L8.4 11
    flag banner goal-flag milestone|M5 21.5V3.5M5 4.5c4-2 7 2 14 0v9c-7 2-10-2-14 0
    flask beaker chemistry experiment lab laboratory test|M9.5 3v6.5L4 19.3a1.5 1.5 0 0 0 1.3 2.2h13.4a1.5 1.5 0 0 0 1.3-2.2L14.5 9.5V3M8 3h8M7 15h10
    flower blossom rose tulip|M9.8 9a2.2 2.2 0 1 0 4.4 0a2.2 2.2 0 1 0 -4.4 0zM9.9 4.8a2.1 2.1 0 1 0 4.2 0a2.1 2.1 0 1 0 -4.2 0zM14 7.7a2.1 2.1 0 1 0 4.2 0a2.1 2.1 0 1 0 -4.2 0zM12.5 12.4a2.1 2.1 0 1 0 4.2 0a2.1 2.1 0 1 0 -4.2 0zM7.3 12.4a2.1 2.1 0 1 0 4.2 0a2.1 2.1 0 1 0 -4.2 0zM5.8 7.7a2.1 2.1 0 1 0 4.2 0a2.1 2.1 0 1 0 -4.2 0zM12 14.5v7M12 20c2-2.5 4-3 6-3
    folder directory folders|M3 19.5V4.5h6.5l2 2.5H21v12.5z
    font a-letter text type-text typography|M4.5 19.5L12 4L19.5 19.5M7.2 14L16.8 14
    gallery apps dashboard grid-squares squares tiles|M5 4h4.5a1 1 0 0 1 1 1v4.5a1 1 0 0 1 -1 1h-4.5a1 1 0 0 1 -1 -1v-4.5a1 1 0 0 1 1 -1zM14.5 4h4.5a1 1 0 0 1 1 1v4.5a1 1 0 0 1 -1 1h-4.5a1 1 0 0 1 -1 -1v-4.5a1 1 0 0 1 1 -1zM5 13.5h4.5a1 1 0 0 1 1 1v4.5a1 1 0 0 1 -1 1h-4.5a1 1 0 0 1 -1 -1v-4.5a1 1 0 0 1 1 -1zM14.5 13.5h4.5a1 1 0 0 1 1 1v4.5a1 1 0 0 1 -1 1h-4.5a1 1 0 0 1 -1 -1v-4.5a1 1 0 0 1 1 -1z
    game controller game-controller gamepad gaming joystick video-game|M7.5 7h9c3 0 5 4 5 8 0 3.5-3 4-4.5 1.5L15.7 15H8.3L7 16.5C5.5 19 2.5 18.5 2.5 15c0-4 2-8 5-8zM8 9.5v3M6.5 11h3M15.5 10h.3M17.5 12h.3
    gear cog configuration gears options preferences settings|M10.37 5.19L10.68 2.69L13.32 2.69L13.63 5.19L15.66 6.03L17.64 4.48L19.52 6.36L17.97 8.34L18.81 10.37L21.31 10.68L21.31 13.32L18.81 13.63L17.97 15.66L19.52 17.64L17.64 19.52L15.66 17.97L13.63 18.81L13.32 21.31L10.68 21.31L10.37 18.81L8.34 17.97L6.36 19.52L4.48 17.64L6.03 15.66L5.19 13.63L2.69 13.32L2.69 10.68L5.19 10.37L6.03 8.34L4.48 6.36L6.36 4.48L8.34 6.03zM9 12a3 3 0 1 0 6 0a3 3 0 1 0 -6 0z
    ghost halloween spooky|M5 20.5V11a7 7 0 0 1 14 0v9.5L16.7 18.5 14.3 20.5 12 18.5 9.7 20.5 7.3 18.5zM9.5 10.5L9.5 11.2M14.5 10.5L14.5 11.2
    gift present reward surprise|M3.5 8h17v4.5h-17zM5 12.5v8h14v-8M12 8v12.5M12 8C9 8 7 7 7 5.3S10.5 2.5 12 8zM12 8c3 0 5-1 5-2.7S13.5 2.5 12 8z
    glasses eyeglasses reading-glasses spectacles|M2.7 14.5a3.8 3.8 0 1 0 7.6 0a3.8 3.8 0 1 0 -7.6 0zM13.7 14.5a3.8 3.8 0 1 0 7.6 0a3.8 3.8 0 1 0 -7.6 0zM10.3 14c1-1 2.4-1 3.4 0M3 13.5L5 6.5M21 13.5l-2-7
    globe earth global international internet web world|M3 12a9 9 0 1 0 18 0a9 9 0 1 0 -18 0zM8 12a4 9 0 1 0 8 0a4 9 0 1 0 -8 0zM3.5 9L20.5 9M3.5 15L20.5 15
    graduate course education graduation-cap learning mortarboard school student university-cap|M2.5 9.5L12 5l9.5 4.5L12 14zM6.5 11.5v5c3 2.7 8 2.7 11 0v-5M21.5 9.5v6
    hammer build construction|M3.5 18.5l9-9M6 21l9-9M3.5 18.5L6 21M9.5 6.5l4.5-3 7 7-3 3-2.5-1.5-2 .5-3.5-3.5.5-1.5z
    hand hello palm stop-hand wave-hand|M7 12V6.5a1.5 1.5 0 0 1 3 0V11V4.5a1.5 1.5 0 0 1 3 0V11V5.5a1.5 1.5 0 0 1 3 0V12V8.5a1.5 1.5 0 0 1 3 0V15a6.5 6.5 0 0 1-6.5 6.5c-3 0-4.5-1-6-3.5L4 14c-.8-1.5 1-2.7 2-1.5l1 1.5
    handshake agreement cooperation deal partnership|M2.5 7h4l3-1.5 2.5 1.5 2.5-1.5 3 1.5h4v8.5h-2.5l-4.5 4-2.5 1-6.5-5H2.5zM12 7l-3 4 2 1.5 3-2.5 5 5.5
    hashtag hash number pound|M9.5 3.5L7 20.5M17 3.5L14.5 20.5M4.5 8.5L20.5 8.5M3.5 15.5L19.5 15.5
    headphones headset listening support|M4 17.5V13a8 8 0 0 1 16 0v4.5M4.5 14h2a1 1 0 0 1 1 1v4.5a1 1 0 0 1 -1 1h-2a1 1 0 0 1 -1 -1v-4.5a1 1 0 0 1 1 -1zM17.5 14h2a1 1 0 0 1 1 1v4.5a1 1 0 0 1 -1 1h-2a1 1 0 0 1 -1 -1v-4.5a1 1 0 0 1 1 -1z
    heart favourite health like-heart love|M12 20.5C6.5 16.5 3 13 3 9a4.7 4.7 0 0 1 9-2 4.7 4.7 0 0 1 9 2c0 4-3.5 7.5-9 11.5z
    hierarchy org-chart organization sitemap structure tree-structure|M9.8 3h4.4a0.8 0.8 0 0 1 0.8 0.8v3.4a0.8 0.8 0 0 1 -0.8 0.8h-4.4a0.8 0.8 0 0 1 -0.8 -0.8v-3.4a0.8 0.8 0 0 1 0.8 -0.8zM3.3 16h4.4a0.8 0.8 0 0 1 0.8 0.8v3.4a0.8 0.8 0 0 1 -0.8 0.8h-4.4a0.8 0.8 0 0 1 -0.8 -0.8v-3.4a0.8 0.8 0 0 1 0.8 -0.8zM16.3 16h4.4a0.8 0.8 0 0 1 0.8 0.8v3.4a0.8 0.8 0 0 1 -0.8 0.8h-4.4a0.8 0.8 0 0 1 -0.8 -0.8v-3.4a0.8 0.8 0 0 1 0.8 -0.8zM12 8L12 12M5.5 16L5.5 12L18.5 12L18.5 16
    home homepage house real-estate|M3 11.5L12 3.5l9 8M5.5 9.5V20.5h13V9.5M9.5 20.5v-6.5h5v6.5
    hourglass pending sandglass wait waiting|M6 3h12M6 21h12M7.5 3c0 5 4.5 6 4.5 9s-4.5 4-4.5 9M16.5 3c0 5-4.5 6-4.5 9s4.5 4 4.5 9
    image images landscape-picture photo picture|M4.5 4.5h15a1.5 1.5 0 0 1 1.5 1.5v12a1.5 1.5 0 0 1 -1.5 1.5h-15a1.5 1.5 0 0 1 -1.5 -1.5v-12a1.5 1.5 0 0 1 1.5 -1.5zM6.7 9.3a1.6 1.6 0 1 0 3.2 0a1.6 1.6 0 1 0 -3.2 0zM3.5 17l5-4.5 3.5 3 4-4.5 4.5 5
    inbox tray|M3.5 13.5L6.5 4.5h11l3 9v6h-17zM3.5 13.5h5l1.2 2.7h4.6l1.2-2.7h5
    infinity endless unlimited|M12 12c2-3 3.7-4.5 5.7-4.5a4.5 4.5 0 0 1 0 9c-2 0-3.7-1.5-5.7-4.5s-3.7-4.5-5.7-4.5a4.5 4.5 0 0 0 0 9c2 0 3.7-1.5 5.7-4.5z
    info about details information|M3 12a9 9 0 1 0 18 0a9 9 0 1 0 -18 0zM12 11L12 16.5M12 7.5L12 7.7
    key access login password|M3.5 15.5a4.5 4.5 0 1 0 9 0a4.5 4.5 0 1 0 -9 0zM11.3 12.2L20.5 3M16.5 7L19.5 10M13.5 10L15.5 12
    keyboard typing|M4 6h16a1.5 1.5 0 0 1 1.5 1.5v9a1.5 1.5 0 0 1 -1.5 1.5h-16a1.5 1.5 0 0 1 -1.5 -1.5v-9a1.5 1.5 0 0 1 1.5 -1.5zM6.5 10L7 10M10 10L10.5 10M13.5 10L14 10M17 10L17.5 10M8 14L16 14
    laptop macbook notebook-computer|M6 4.5h12a1 1 0 0 1 1 1v8.5a1 1 0 0 1 -1 1h-12a1 1 0 0 1 -1 -1v-8.5a1 1 0 0 1 1 -1zM2.5 19.5h19l-2-4.5h-15z
    layers levels stack|M12 3.5L21 8.5L12 13.5L3 8.5zM3 12.5L12 17.5L21 12.5M3 16.3L12 21.3L21 16.3
    layout panel sidebar template wireframe|M4.5 4.5h15a1.5 1.5 0 0 1 1.5 1.5v12a1.5 1.5 0 0 1 -1.5 1.5h-15a1.5 1.5 0 0 1 -1.5 -1.5v-12a1.5 1.5 0 0 1 1.5 -1.5zM9 4.5L9 19.5M9 10.5L21 10.5
    leaf eco environment nature organic|M5 19C3 10 9 4 20 4c.5 11-5.5 17-14 14.5M4 21c2-5 5.5-8.5 10-10.5
    light-bulb bulb idea lamp lightbulb tip|M9 17.5c0-2-3-3.5-3-7.5a6 6 0 0 1 12 0c0 4-3 5.5-3 7.5zM9.5 20.5L14.5 20.5
    lightning bolt electricity energy flash power thunder|M13.5 2.5L5 13.5L11.5 13.5L10.5 21.5L19 10.5L12.5 10.5z
    link chain connection hyperlink url|M10.5 13.5a4 4 0 0 0 5.7 0l3.6-3.6a4 4 0 0 0-5.7-5.7l-1.6 1.6M13.5 10.5a4 4 0 0 0-5.7 0l-3.6 3.6a4 4 0 0 0 5.7 5.7l1.6-1.6
    list bulleted-list bullets lines list-bullet menu|M3.5 6a1 1 0 1 0 2 0a1 1 0 1 0 -2 0zM3.5 12a1 1 0 1 0 2 0a1 1 0 1 0 -2 0zM3.5 18a1 1 0 1 0 2 0a1 1 0 1 0 -2 0zM9 6L20.5 6M9 12L20.5 12M9 18L20.5 18
    lock locked private secure security|M6.5 11h11a1.5 1.5 0 0 1 1.5 1.5v7a1.5 1.5 0 0 1 -1.5 1.5h-11a1.5 1.5 0 0 1 -1.5 -1.5v-7a1.5 1.5 0 0 1 1.5 -1.5zM8 11V7.5a4 4 0 0 1 8 0V11M12 15L12 17
    log-in door enter entrance sign-in|M3 12L14 12M9.5 7.5L14 12L9.5 16.5M13 4h7v16h-7
    mail email envelope inbox-mail letter message-mail|M4.5 5h15a1.5 1.5 0 0 1 1.5 1.5v11a1.5 1.5 0 0 1 -1.5 1.5h-15a1.5 1.5 0 0 1 -1.5 -1.5v-11a1.5 1.5 0 0 1 1.5 -1.5zM3.5 6.5L12 13L20.5 6.5
    map directions route|M3 6l6-2.5 6 2.5 6-2.5v15L15 21l-6-2.5L3 21zM9 3.5v15M15 6v15
    map-pin location location-pin marker pin-location place|M12 21.5c-4-5-6.5-8-6.5-12a6.5 6.5 0 0 1 13 0c0 4-2.5 7-6.5 12zM9.6 9.5a2.4 2.4 0 1 0 4.8 0a2.4 2.4 0 1 0 -4.8 0z
    medal award badge certificate ribbon|M6 9a6 6 0 1 0 12 0a6 6 0 1 0 -12 0zM8.5 14l-1.5 7.5 5-2.7 5 2.7-1.5-7.5
    medical clinic first-aid health-cross hospital medicine plus-cross|M5.5 5.5h13a2 2 0 0 1 2 2v10.5a2 2 0 0 1 -2 2h-13a2 2 0 0 1 -2 -2v-10.5a2 2 0 0 1 2 -2zM12 9.5L12 16M8.8 12.7L15.2 12.7M9 5.5V3.5h6v2
    megaphone announcement bullhorn campaign marketing promotion speaker|M3.5 9.5h4l11-5v15l-11-5h-4zM7.5 14.5l1.5 6h3l-1.3-4.5M21 10.5v3
    microphone audio mic podcast voice|M12 2.5h0a3 3 0 0 1 3 3v5.5a3 3 0 0 1 -3 3h0a3 3 0 0 1 -3 -3v-5.5a3 3 0 0 1 3 -3zM5.5 11.5a6.5 6.5 0 0 0 13 0M12 18v3.5M8.5 21.5h7
    microscope biology research|M9 3h4v9.5H9zM8 15.5h6M13 6.5a7 7 0 0 1 2 13M4 20.5h16M11 12.5v3
    minus dash remove subtract|M4.5 12L19.5 12
    mobile cellphone device iphone mobile-phone smartphone|M8.5 2.5h7a2 2 0 0 1 2 2v15a2 2 0 0 1 -2 2h-7a2 2 0 0 1 -2 -2v-15a2 2 0 0 1 2 -2zM11 18.5L13 18.5
    money banknote cash coin currency currency-coin dollar finance price|M3 12a9 9 0 1 0 18 0a9 9 0 1 0 -18 0zM15 8.8c-.6-1-1.7-1.5-3-1.5-1.8 0-3 .9-3 2.3 0 3.2 6.2 1.5 6.2 4.7 0 1.5-1.3 2.4-3.2 2.4-1.5 0-2.7-.6-3.3-1.7M12 5.5v13
    moon dark dark-mode night sleep|M20 14.5A8.5 8.5 0 0 1 9.5 4a8.5 8.5 0 1 0 10.5 10.5z
    mountain hiking landscape mountains peak|M2.5 19.5L9 7l4 7 2.5-3.5 6 9z
    music audio-note music-note musical-note notes song|M4.3 17.5a2.7 2.7 0 1 0 5.4 0a2.7 2.7 0 1 0 -5.4 0zM14.3 15.5a2.7 2.7 0 1 0 5.4 0a2.7 2.7 0 1 0 -5.4 0zM9.7 17.5V6.5L19.7 4.5v11
    newspaper article news press|M4 4h13v16H6a2 2 0 0 1-2-2zM17 9h3.5v9a2 2 0 0 1-4 0M7 8L14 8M7 12L14 12M7 16L11 16
    notebook diary journal|M6.5 3h11a1.5 1.5 0 0 1 1.5 1.5v15a1.5 1.5 0 0 1 -1.5 1.5h-11a1.5 1.5 0 0 1 -1.5 -1.5v-15a1.5 1.5 0 0 1 1.5 -1.5zM9 3L9 21M3 8L6 8M3 12L6 12M3 16L6 16
    paintbrush art brush design paint painting|M20.5 3.5c-4 1-8.5 5-11 9l3 3c4-2.5 7-7 8-12zM9 13.5c-3 0-3.5 2.5-3.5 4.5 0 1-1 2-2.5 2 4.5 1.5 9 .5 9-3.5
    palette color colors creative theme|M12 3.5c-5 0-9 3.8-9 8.5s3.5 8.5 8.5 8.5c1.5 0 2-1 1.7-2.2-.5-2 .5-3.3 2.3-3.3h2.5c1.8 0 3-1.2 3-3.2 0-4.7-4-8.3-9-8.3zM6.5 11a1 1 0 1 0 2 0a1 1 0 1 0 -2 0zM10 7.3a1 1 0 1 0 2 0a1 1 0 1 0 -2 0zM14.7 8.5a1 1 0 1 0 2 0a1 1 0 1 0 -2 0z
    pause playback-pause|M6.5 4.5h3a0.5 0.5 0 0 1 0.5 0.5v14a0.5 0.5 0 0 1 -0.5 0.5h-3a0.5 0.5 0 0 1 -0.5 -0.5v-14a0.5 0.5 0 0 1 0.5 -0.5zM14.5 4.5h3a0.5 0.5 0 0 1 0.5 0.5v14a0.5 0.5 0 0 1 -0.5 0.5h-3a0.5 0.5 0 0 1 -0.5 -0.5v-14a0.5 0.5 0 0 1 0.5 -0.5z
    paw animal cat dog pet pets|M7.8 16a4.2 3.7 0 1 0 8.4 0a4.2 3.7 0 1 0 -8.4 0zM3.8 11.5a1.7 2.2 0 1 0 3.4 0a1.7 2.2 0 1 0 -3.4 0zM7.8 6.8a1.7 2.3 0 1 0 3.4 0a1.7 2.3 0 1 0 -3.4 0zM12.8 6.8a1.7 2.3 0 1 0 3.4 0a1.7 2.3 0 1 0 -3.4 0zM16.8 11.5a1.7 2.2 0 1 0 3.4 0a1.7 2.2 0 1 0 -3.4 0z
    pencil compose compose-pencil edit pen signature write writing|M4 20l1-5L16 4l4 4L9 19zM13.5 6.5l4 4
    people community crowd family group groups meeting persons team users|M5.5 8.5a3.5 3.5 0 1 0 7 0a3.5 3.5 0 1 0 -7 0zM2.5 20c.5-4 3-6 6.5-6s6 2 6.5 6M15.5 5.3a3.5 3.5 0 0 1 0 6.4M17.5 14.5c2.3.8 3.6 2.7 4 5.5
    person account avatar contact employee people-person profile user user-circle|M8 8a4 4 0 1 0 8 0a4 4 0 1 0 -8 0zM4.5 20.5c.6-4.2 3.6-6.5 7.5-6.5s6.9 2.3 7.5 6.5
    phone call telephone|M6.5 3.5h3l1.5 4.5-2 1.7a12 12 0 0 0 5.3 5.3l1.7-2 4.5 1.5v3c0 1.7-1.3 3-3 3C10 20 4 14 3.5 6.5a3 3 0 0 1 3-3z
    pill capsule drug medication|M4.5 13.5l9-9a4.2 4.2 0 0 1 6 6l-9 9a4.2 4.2 0 0 1-6-6zM9 9l6 6
    pin pinned pushpin thumbtack|M9 3.5h6l-.7 6 3.7 3.5v2H6v-2l3.7-3.5zM12 15v6.5
    pizza fast-food slice|M12 21.5L3.5 6c5.5-3 11.5-3 17 0zM4.8 8.5c4.7-2.3 9.7-2.3 14.4 0M8.8 11.5a1.2 1.2 0 1 0 2.4 0a1.2 1.2 0 1 0 -2.4 0zM12.8 12.7a1.2 1.2 0 1 0 2.4 0a1.2 1.2 0 1 0 -2.4 0z
    plant garden growth potted-plant seedling sprout|M12 21v-9M12 13c0-4 2.5-6.5 8-6.5 0 4.5-3 6.5-8 6.5zM12 15.5c0-3.5-2.5-6-8-6 0 4 3 6 8 6z
    play playback-play start|M7 4L19.5 12L7 20z
    plug connector electric outlet plugin-plug|M8.5 3v5M15.5 3v5M6 8h12v3.5a6 6 0 0 1-12 0zM12 17.5v4
    plus add create new-plus|M12 4.5L12 19.5M4.5 12L19.5 12
    printer fax print|M7 8.5V3.5h10v5M7 17H3.5V8.5h17V17H17M7 14h10v6.5h-10z
    prohibited ban blocked cancel forbidden no-entry stop-sign|M3 12a9 9 0 1 0 18 0a9 9 0 1 0 -18 0zM5.7 5.7L18.3 18.3
    pulse activity health-pulse heart-rate heartbeat vital|M2.5 12.5L7 12.5L9.5 5L14 19.5L16.5 12.5L21.5 12.5
    puzzle extension integration jigsaw plugin puzzle-piece|M4 8h4.5a2.5 2.5 0 1 1 5 0H18v4.5a2.5 2.5 0 1 1 0 4.5V21.5h-4.5a2.5 2.5 0 0 0-5 0H4V17a2.5 2.5 0 0 0 0-4.5z
    question faq help question-mark unknown|M3 12a9 9 0 1 0 18 0a9 9 0 1 0 -18 0zM9.3 9.3a2.8 2.8 0 1 1 3.9 2.6c-.8.4-1.2.9-1.2 1.9M12 16.8L12 17
    quote blockquote quotation quotes|M9.5 6C6 7.5 4 10 4 14v4.5h6V12.5H7c0-2 1-3.5 3-4.5zM19.5 6C16 7.5 14 10 14 14v4.5h6V12.5h-3c0-2 1-3.5 3-4.5z
    receipt bill expense invoice|M5.5 2.5v19l2.2-1.5 2.1 1.5 2.2-1.5 2.2 1.5 2.1-1.5 2.2 1.5v-19zM9 8L15 8M9 12L15 12
    refresh cycle loop recycle reload repeat rotate sync update|M19.5 9A8 8 0 0 0 5 7.5L3.5 9.5M3.5 4.5v5h5M4.5 15a8 8 0 0 0 14.5 1.5l1.5-2M20.5 19.5v-5h-5
    report easel presentation slides slideshow whiteboard|M2.5 3.5L21.5 3.5M4 3.5h16v12h-16zM12 15.5L8 21M12 15.5L16 21M8 11.5L8 10M12 11.5L12 7.5M16 11.5L16 9
    robot agent android automation bot|M6.5 8h11a2 2 0 0 1 2 2v7.5a2 2 0 0 1 -2 2h-11a2 2 0 0 1 -2 -2v-7.5a2 2 0 0 1 2 -2zM12 8V4.5M2.5 12v4M21.5 12v4M9.5 16h5M8.2 12.3a0.8 0.8 0 1 0 1.6 0a0.8 0.8 0 1 0 -1.6 0zM14.2 12.3a0.8 0.8 0 1 0 1.6 0a0.8 0.8 0 1 0 -1.6 0zM11 3.5a1 1 0 1 0 2 0a1 1 0 1 0 -2 0z
    rocket launch ship-it space startup|M9 15c0-6 3-10.5 11-12 0 8-4.5 11.5-11 12zM9 15l-3-3M8.5 9.5C6 9.5 4.5 11 3.5 13.5l3.5-.5M14.5 15.5c0 2.5-1.5 4-4 5l.5-3.5M6 16c-1.5.5-2.5 2-2.5 4.5 2.5 0 4-1 4.5-2.5M13.4 9a1.6 1.6 0 1 0 3.2 0a1.6 1.6 0 1 0 -3.2 0z
    ruler measure measurement size|M3 16.5L16.5 3L21 7.5L7.5 21zM7 12.5L9 14.5M10.5 9L12.5 11M14 5.5L16 7.5
    scales balance gavel justice law legal scale|M12 3v18M7 21h10M4.5 6h15M4.5 6L2 13.5a2.7 2.7 0 0 0 5 0zM19.5 6L17 13.5a2.7 2.7 0 0 0 5 0z
    scissors cut snip trim|M3.3 7a2.7 2.7 0 1 0 5.4 0a2.7 2.7 0 1 0 -5.4 0zM3.3 17a2.7 2.7 0 1 0 5.4 0a2.7 2.7 0 1 0 -5.4 0zM8.3 8.5L20 17M8.3 15.5L20 7
    search find lens magnify magnifying-glass zoom|M4 10.5a6.5 6.5 0 1 0 13 0a6.5 6.5 0 1 0 -13 0zM15.3 15.3L20.5 20.5
    send paper-airplane paper-plane share-plane|M3 11L21 3l-6.5 18-3.5-8zM11 13l10-10
    server hosting rack servers|M4.5 4h15a1 1 0 0 1 1 1v5a1 1 0 0 1 -1 1h-15a1 1 0 0 1 -1 -1v-5a1 1 0 0 1 1 -1zM4.5 13h15a1 1 0 0 1 1 1v5a1 1 0 0 1 -1 1h-15a1 1 0 0 1 -1 -1v-5a1 1 0 0 1 1 -1zM7 7.5L7.5 7.5M7 16.5L7.5 16.5M12 7.5L17 7.5M12 16.5L17 16.5
    share connections graph-network network nodes relation|M3.5 12a2.5 2.5 0 1 0 5 0a2.5 2.5 0 1 0 -5 0zM15 5.5a2.5 2.5 0 1 0 5 0a2.5 2.5 0 1 0 -5 0zM15 18.5a2.5 2.5 0 1 0 5 0a2.5 2.5 0 1 0 -5 0zM8.2 10.8L15.3 6.7M8.2 13.2L15.3 17.3
    shield guard privacy protection|M12 2.5l8 3v6c0 5-3 8.3-8 10-5-1.7-8-5-8-10v-6z
    ship boat ferry sail sailing yacht|M3.5 16.5h17l-2.5 4.5h-12zM11.5 3v11M11.5 4.5c4 2 6 5.5 6.5 9.5h-6.5zM9.5 8c-2 2-3 4-3.5 6h3.5z
    shirt clothes clothing fashion t-shirt|M8.5 3.5L3 7l2 4 2.5-1v10.5h9V10L19 11l2-4-5.5-3.5c-1 2-6 2-7 0z
    shopping-bag bag handbag purse|M5 8h14l1 12.5H4zM8.5 10.5V7a3.5 3.5 0 0 1 7 0v3.5
    shopping-cart basket cart purchase trolley|M2.5 4h3l2.5 11.5h10L20.5 7.5H6.3M7.5 19.3a1.5 1.5 0 1 0 3 0a1.5 1.5 0 1 0 -3 0zM15.5 19.3a1.5 1.5 0 1 0 3 0a1.5 1.5 0 1 0 -3 0z
    sliders adjustments controls equalizer filters|M3 7L12 7M17 7L21 7M12.3 7a2.2 2.2 0 1 0 4.4 0a2.2 2.2 0 1 0 -4.4 0zM3 17L6.5 17M11.5 17L21 17M6.8 17a2.2 2.2 0 1 0 4.4 0a2.2 2.2 0 1 0 -4.4 0z
    smile emoji emoji-face face happy mood smiley smiling|M3 12a9 9 0 1 0 18 0a9 9 0 1 0 -18 0zM9 9.5L9 10M15 9.5L15 10M8 14.3c1 1.5 2.3 2.2 4 2.2s3-.7 4-2.2
    snowflake cold ice snow winter|M12 12L19.79 16.5M12 12L12 21M12 12L4.21 16.5M12 12L4.21 7.5M12 12L12 3M12 12L19.79 7.5M18.75 13.3L16.5 14.6L16.5 17.2M14.25 18.5L12 17.2L9.75 18.5M7.5 17.2L7.5 14.6L5.25 13.3M5.25 10.7L7.5 9.4L7.5 6.8M9.75 5.5L12 6.8L14.25 5.5M16.5 6.8L16.5 9.4L18.75 10.7
    sparkles ai magic new sparkle stars-sparkle|M10 4.5l1.8 5.2L17 11.5l-5.2 1.8L10 18.5l-1.8-5.2L3 11.5l5.2-1.8zM18.5 3L18.5 7M16.5 5L20.5 5M18.5 17L18.5 21M16.5 19L20.5 19
    square box-empty stop|M6 4.5h12a1.5 1.5 0 0 1 1.5 1.5v12a1.5 1.5 0 0 1 -1.5 1.5h-12a1.5 1.5 0 0 1 -1.5 -1.5v-12a1.5 1.5 0 0 1 1.5 -1.5z
    star favorite rating stars|M12 3L14.41 9.28L21.13 9.63L15.9 13.87L17.64 20.37L12 16.7L6.36 20.37L8.1 13.87L2.87 9.63L9.59 9.28z
    store market retail shop storefront|M4 9l1.5-5.5h13L20 9M4 9a2.7 2.7 0 0 0 5.3 0 2.7 2.7 0 0 0 5.4 0A2.7 2.7 0 0 0 20 9M5.5 12v8.5h13V12M9.5 20.5v-5h5v5
    suitcase baggage luggage vacation|M7 7h10a1.5 1.5 0 0 1 1.5 1.5v10a1.5 1.5 0 0 1 -1.5 1.5h-10a1.5 1.5 0 0 1 -1.5 -1.5v-10a1.5 1.5 0 0 1 1.5 -1.5zM9 7V3h6v4M9 20v1.5M15 20v1.5M9.5 10.5v6M14.5 10.5v6
    sun brightness day light sunny|M7.8 12a4.2 4.2 0 1 0 8.4 0a4.2 4.2 0 1 0 -8.4 0zM19 12L21.5 12M16.95 16.95L18.72 18.72M12 19L12 21.5M7.05 16.95L5.28 18.72M5 12L2.5 12M7.05 7.05L5.28 5.28M12 5L12 2.5M16.95 7.05L18.72 5.28
    table grid sheet spreadsheet table-view|M4 4.5h16a1 1 0 0 1 1 1v13a1 1 0 0 1 -1 1h-16a1 1 0 0 1 -1 -1v-13a1 1 0 0 1 1 -1zM3 9.5L21 9.5M3 14.5L21 14.5M9 4.5L9 19.5
    tag category label price-tag tags|M3.5 3.5h8l9 9-8 8-9-9zM6.6 8a1.4 1.4 0 1 0 2.8 0a1.4 1.4 0 1 0 -2.8 0z
    target aim bullseye focus goal objective|M3 12a9 9 0 1 0 18 0a9 9 0 1 0 -18 0zM6.7 12a5.3 5.3 0 1 0 10.6 0a5.3 5.3 0 1 0 -10.6 0zM10.4 12a1.6 1.6 0 1 0 3.2 0a1.6 1.6 0 1 0 -3.2 0z
    tent camp camping outdoor|M12 4L2.5 20h19zM12 4l-1-1.5M12 4l1-1.5M12 12l-4 8M12 12l4 8
    terminal command command-line console shell|M4.5 4.5h15a1.5 1.5 0 0 1 1.5 1.5v12a1.5 1.5 0 0 1 -1.5 1.5h-15a1.5 1.5 0 0 1 -1.5 -1.5v-12a1.5 1.5 0 0 1 1.5 -1.5zM6.5 9L9.5 12L6.5 15M12 15.5L17 15.5
    theater acting drama mask masks theatre|M4 4.5c5 1.5 11 1.5 16 0v7c0 5-3.5 8-8 10-4.5-2-8-5-8-10zM8 9.5c.8-.7 1.7-.7 2.5 0M13.5 9.5c.8-.7 1.7-.7 2.5 0M9 14c2 2 4 2 6 0
    thumbs-up approve like upvote|M7 10.5l4-7.5c1.7 0 2.7 1.2 2.5 2.8L13 9.5h6.2a1.7 1.7 0 0 1 1.7 2l-1.3 7.3a2 2 0 0 1-2 1.7H7zM3 10.5h4v10H3z
    ticket admission coupon event-ticket pass|M3 6h18v4a2 2 0 0 0 0 4v4H3v-4a2 2 0 0 0 0-4zM14.5 6v2.5M14.5 11v2M14.5 15.5V18
    timeline gantt plan project-timeline roadmap|M3.5 3.5L3.5 20.5M6.3 5h6.4a0.8 0.8 0 0 1 0.8 0.8v1.9a0.8 0.8 0 0 1 -0.8 0.8h-6.4a0.8 0.8 0 0 1 -0.8 -0.8v-1.9a0.8 0.8 0 0 1 0.8 -0.8zM9.8 10.3h7.4a0.8 0.8 0 0 1 0.8 0.8v1.9a0.8 0.8 0 0 1 -0.8 0.8h-7.4a0.8 0.8 0 0 1 -0.8 -0.8v-1.9a0.8 0.8 0 0 1 0.8 -0.8zM13.8 15.5h6.4a0.8 0.8 0 0 1 0.8 0.8v1.9a0.8 0.8 0 0 1 -0.8 0.8h-6.4a0.8 0.8 0 0 1 -0.8 -0.8v-1.9a0.8 0.8 0 0 1 0.8 -0.8z
    timer duration pomodoro stopwatch|M4.5 13.5a7.5 7.5 0 1 0 15 0a7.5 7.5 0 1 0 -15 0zM12 9.5L12 13.5M9.5 2.5L14.5 2.5M12 2.5L12 6M18 6.5L19.5 8
    train bus metro railway subway tram transit|M8.5 3h7a3 3 0 0 1 3 3v8a3 3 0 0 1 -3 3h-7a3 3 0 0 1 -3 -3v-8a3 3 0 0 1 3 -3zM5.5 11L18.5 11M9 14L9.3 14M14.7 14L15 14M8.5 17L6 21M15.5 17L18 21
    translate language languages translation|M3 6L13 6M8 3.5L8 6M11.5 6c-1 4-4 7-8 8.5M5 9c1.5 2.5 4 4.3 7 5.2M11.5 20.5l4.5-10 4.5 10M13 17.3h6
    trash bin delete garbage recycle-bin|M4 6.5h16M9 6.5V3.5h6v3M5.5 6.5l1 14.5h11l1-14.5M10 10.5v6.5M14 10.5v6.5
    tree evergreen forest|M12 2.5l5 6h-2.5l4 5H16l4 5H4l4-5H5.5l4-5H7zM12 18.5v3
    triangle play-up|M12 4L21 20L3 20z
    trophy achievement award-cup cup prize winner|M7.5 3.5h9V10a4.5 4.5 0 0 1-9 0zM7.5 5.5H4c0 3.5 1 5 3.7 5.5M16.5 5.5H20c0 3.5-1 5-3.7 5.5M12 14.5v3.5M8 20.5h8M9.5 20.5c0-1.5 1-2.5 2.5-2.5s2.5 1 2.5 2.5
    truck delivery-truck logistics lorry shipping|M2.5 5h11.5v11.5H2.5zM14 9h4l3.5 4v3.5H14M5 17.7a2 2 0 1 0 4 0a2 2 0 1 0 -4 0zM15.5 17.7a2 2 0 1 0 4 0a2 2 0 1 0 -4 0z
    umbrella insurance rain rainy|M12 3v2M3 13a9 8.5 0 0 1 18 0c-1.5-1.5-3-1.5-4.5 0-1.5-1.5-3-1.5-4.5 0-1.5-1.5-3-1.5-4.5 0-1.5-1.5-3-1.5-4.5 0zM12 13v5.5a2.3 2.3 0 0 1-4.6 0
    unlock lock-open open-lock unlocked|M6.5 11h11a1.5 1.5 0 0 1 1.5 1.5v7a1.5 1.5 0 0 1 -1.5 1.5h-11a1.5 1.5 0 0 1 -1.5 -1.5v-7a1.5 1.5 0 0 1 1.5 -1.5zM8 11V7.5a4 4 0 0 1 7.7-1.5M12 15L12 17
    upload export publish|M12 15.5L12 3M7 8L12 3L17 8M4 16L4 20.5L20 20.5L20 16
    utensils cutlery dining dinner food fork fork-knife lunch meal recipe restaurant|M7 3v6.5M4.5 3v4.5a2.5 2.5 0 0 0 5 0V3M7 10v11M17.5 21v-7M17.5 14h-3C14.5 8 15.5 4 17.5 3z
    video movie-camera recording video-camera webcam|M4 6h9.5a1.5 1.5 0 0 1 1.5 1.5v9a1.5 1.5 0 0 1 -1.5 1.5h-9.5a1.5 1.5 0 0 1 -1.5 -1.5v-9a1.5 1.5 0 0 1 1.5 -1.5zM15 11L21.5 7.5L21.5 16.5L15 13z
    volume loudspeaker sound speaker-volume|M3.5 9.5h3.5l5-4.5v14l-5-4.5H3.5zM15.5 9a4.5 4.5 0 0 1 0 6M18 6a8.5 8.5 0 0 1 0 12
    wallet billfold budget finances|M3.5 6.5h15v-3h-13a2 2 0 0 0-2 2v13a2 2 0 0 0 2 2h15v-14h-2M15.3 13.5a1.2 1.2 0 1 0 2.4 0a1.2 1.2 0 1 0 -2.4 0z
    warning alert caution danger error exclamation important|M12 3.5L21.5 20.5L2.5 20.5zM12 9.5L12 14.5M12 17.3L12 17.5
    wave ocean sea waves|M2.5 8c2.5-2.5 4.5-2.5 6.5 0s4 2.5 6.5 0 4-2.5 6 0M2.5 13c2.5-2.5 4.5-2.5 6.5 0s4 2.5 6.5 0 4-2.5 6 0M2.5 18c2.5-2.5 4.5-2.5 6.5 0s4 2.5 6.5 0 4-2.5 6 0
    wifi network-wifi signal wireless|M2.5 9a14 14 0 0 1 19 0M6 13a9 9 0 0 1 12 0M9.5 16.7a4 4 0 0 1 5 0M12 20L12 20.2
    window app browser webpage website|M4.5 4.5h15a1.5 1.5 0 0 1 1.5 1.5v12a1.5 1.5 0 0 1 -1.5 1.5h-15a1.5 1.5 0 0 1 -1.5 -1.5v-12a1.5 1.5 0 0 1 1.5 -1.5zM3 9L21 9M6 6.8L6.2 6.8M9 6.8L9.2 6.8
    wine bar beer cocktail drinks wine-glass|M7 3h10l-.5 5.5a4.5 4.5 0 0 1-9 0zM12 13v7.5M8 20.5h8M7 7.5h10
    wrench fix maintenance repair spanner tool|M20.5 7.5a5.5 5.5 0 0 1-7.3 5.3L6.5 19.5a2.1 2.1 0 0 1-3-3l6.7-6.7A5.5 5.5 0 0 1 16.5 3.5l-3 3 .7 3.3 3.3.7z
    """
}
