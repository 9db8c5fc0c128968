import NotionModel

/// Titles and sentences for synthetic pages, composed of small parts.
struct SyntheticWords {
  private var random: SeededRandom

  init(seed: UInt64) { random = SeededRandom(seed: seed) }

  private static let places = [
    "harbour", "north pier", "workshop", "estuary", "lock gate", "lighthouse", "slipway", "office",
    "boathouse",
    "east breakwater", "river mouth", "test tank",
  ]
  private static let things = [
    "gauge", "float", "transducer", "logger", "battery", "antenna", "mounting plate", "cable", "staff",
    "pressure cell", "modem", "solar panel",
  ]
  private static let deeds = [
    "calibrate", "replace", "photograph", "inspect", "seal", "order", "survey", "label", "document", "test",
    "return", "clean",
  ]
  private static let moments = [
    "before the spring tide", "after the storm", "on Monday", "at low water", "once the parts arrive",
    "when the ferry has left", "in the first week of the month", "as soon as the wind drops",
  ]
  private static let marks = [
    "", "", "", "", "", " & notes", " (draft)", " – 潮位計", " №2", " *revised*", " 🌊", " | log",
  ]

  mutating func title() -> String {
    let deed = random.pick(Self.deeds)
    let first = deed.prefix(1).uppercased() + deed.dropFirst()
    return "\(first) the \(random.pick(Self.places)) \(random.pick(Self.things))\(random.pick(Self.marks))"
  }

  mutating func sentence() -> String {
    let thing = random.pick(Self.things)
    let place = random.pick(Self.places)
    switch random.below(5) {
    case 0:
      return "The \(thing) at the \(place) was \(random.below(90) + 10) mm out \(random.pick(Self.moments))."
    case 1: return "Please \(random.pick(Self.deeds)) the \(thing) \(random.pick(Self.moments))."
    case 2: return "We \(random.pick(Self.deeds)) every \(thing) at the \(place) twice a year, *not* once."
    case 3: return "Readings from the \(place) agree with the \(thing) to within \(random.below(9) + 1) %."
    default: return "Nobody may \(random.pick(Self.deeds)) the \(thing) alone; ask at the \(place) first."
    }
  }

  mutating func name() -> String {
    let first = ["Ada", "Björn", "Chidi", "Dalia", "Emil", "Farah", "Goran", "Hana", "Iris", "João"]
    let last = ["Abara", "Berg", "Costa", "Dahl", "Eze", "Falk", "García", "Horvat", "Ito", "Jansen"]
    return "\(random.pick(first)) \(random.pick(last))"
  }

  mutating func below(_ bound: Int) -> Int { random.below(bound) }
  mutating func oneIn(_ count: Int) -> Bool { random.oneIn(count) }
}
