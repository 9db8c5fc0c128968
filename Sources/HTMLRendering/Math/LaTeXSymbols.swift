/// The LaTeX commands for single symbols.
enum LaTeXSymbols {
  /// Slanted letters.
  static let letters = [
    "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ϵ", "varepsilon": "ε", "zeta": "ζ",
    "eta": "η", "theta": "θ", "vartheta": "ϑ", "iota": "ι", "kappa": "κ", "lambda": "λ", "mu": "μ",
    "nu": "ν", "xi": "ξ", "omicron": "ο", "pi": "π", "varpi": "ϖ", "rho": "ρ", "varrho": "ϱ", "sigma": "σ",
    "varsigma": "ς", "tau": "τ", "upsilon": "υ", "phi": "ϕ", "varphi": "φ", "chi": "χ", "psi": "ψ",
    "omega": "ω", "ell": "ℓ", "imath": "ı", "jmath": "ȷ",
  ]

  /// Upright letters, and symbols used like letters.
  static let uprightLetters = [
    "Gamma": "Γ", "Delta": "Δ", "Theta": "Θ", "Lambda": "Λ", "Xi": "Ξ", "Pi": "Π", "Sigma": "Σ",
    "Upsilon": "Υ", "Phi": "Φ", "Psi": "Ψ", "Omega": "Ω", "infty": "∞", "partial": "∂", "nabla": "∇",
    "hbar": "ℏ", "Re": "ℜ", "Im": "ℑ", "aleph": "ℵ", "wp": "℘", "emptyset": "∅", "varnothing": "∅",
    "top": "⊤", "bot": "⊥", "angle": "∠", "degree": "°", "%": "%", "$": "$", "#": "#", "_": "_",
    "square": "□", "triangle": "△", "dagger": "†", "ddagger": "‡",
  ]

  /// Operators and relations.
  static let operators = [
    "pm": "±", "mp": "∓", "times": "×", "div": "÷", "cdot": "⋅", "ast": "∗", "star": "⋆", "circ": "∘",
    "bullet": "∙", "oplus": "⊕", "ominus": "⊖", "otimes": "⊗", "oslash": "⊘", "odot": "⊙", "wedge": "∧",
    "land": "∧", "vee": "∨", "lor": "∨", "cap": "∩", "cup": "∪", "setminus": "∖", "neg": "¬", "lnot": "¬",
    "leq": "≤", "le": "≤", "geq": "≥", "ge": "≥", "neq": "≠", "ne": "≠", "equiv": "≡", "approx": "≈",
    "sim": "∼", "simeq": "≃", "cong": "≅", "propto": "∝", "ll": "≪", "gg": "≫", "lt": "<", "gt": ">",
    "prec": "≺", "succ": "≻", "preceq": "⪯", "succeq": "⪰", "doteq": "≐", "asymp": "≍",
    "in": "∈", "notin": "∉", "ni": "∋", "subset": "⊂", "supset": "⊃", "subseteq": "⊆", "supseteq": "⊇",
    "subsetneq": "⊊", "supsetneq": "⊋", "forall": "∀", "exists": "∃", "nexists": "∄", "therefore": "∴",
    "because": "∵", "models": "⊨", "vdash": "⊢", "dashv": "⊣", "perp": "⊥", "parallel": "∥", "mid": "∣",
    "nmid": "∤", "to": "→", "rightarrow": "→", "leftarrow": "←", "gets": "←", "leftrightarrow": "↔",
    "Rightarrow": "⇒", "Leftarrow": "⇐", "Leftrightarrow": "⇔", "implies": "⟹", "impliedby": "⟸",
    "iff": "⟺", "longrightarrow": "⟶", "longleftarrow": "⟵", "Longrightarrow": "⟹", "mapsto": "↦",
    "longmapsto": "⟼", "hookrightarrow": "↪", "uparrow": "↑", "downarrow": "↓", "Uparrow": "⇑",
    "Downarrow": "⇓", "updownarrow": "↕", "nearrow": "↗", "searrow": "↘", "rightharpoonup": "⇀",
    "rightleftharpoons": "⇌", "leadsto": "⇝", "ldots": "…", "dots": "…", "dotsc": "…", "cdots": "⋯",
    "dotsb": "⋯", "vdots": "⋮", "ddots": "⋱", "prime": "′", "colon": ":", "coloneqq": "≔", "triangleq": "≜",
    "triangleleft": "◁", "triangleright": "▷", "&": "&", "backslash": "∖", "lesssim": "≲", "gtrsim": "≳",
    "int": "∫", "iint": "∬", "iiint": "∭", "oint": "∮", "amalg": "⨿", "uplus": "⊎", "sqcup": "⊔",
    "sqcap": "⊓", "wr": "≀", "diamond": "⋄", "trianglelefteq": "⊴",
  ]

  /// Operators that are larger in display style and have limits there.
  static let largeOperators = [
    "sum": "∑", "prod": "∏", "coprod": "∐", "bigcup": "⋃", "bigcap": "⋂", "bigvee": "⋁", "bigwedge": "⋀",
    "bigoplus": "⨁", "bigotimes": "⨂", "bigodot": "⨀", "biguplus": "⨄", "bigsqcup": "⨆",
  ]

  /// Delimiters.
  static let delimiters = [
    "{": "{", "}": "}", "lbrace": "{", "rbrace": "}", "lbrack": "[", "rbrack": "]", "|": "‖", "Vert": "‖",
    "lVert": "‖", "rVert": "‖", "vert": "|", "lvert": "|", "rvert": "|", "langle": "⟨", "rangle": "⟩",
    "lfloor": "⌊", "rfloor": "⌋", "lceil": "⌈", "rceil": "⌉", "lgroup": "⟮", "rgroup": "⟯",
  ]

  /// White space, in thousandths of an em.
  static let spaces = [
    ",": 167, "thinspace": 167, ":": 222, ">": 222, "medspace": 222, ";": 278, "thickspace": 278, " ": 333,
    "!": -167, "quad": 1000, "qquad": 2000, "enspace": 500,
  ]

  /// Function names in upright type.
  static let functions: Set<String> = [
    "sin", "cos", "tan", "cot", "sec", "csc", "arcsin", "arccos", "arctan", "sinh", "cosh", "tanh", "coth",
    "log", "ln", "lg", "exp", "arg", "deg", "dim", "hom", "ker",
  ]

  /// Function names with limits below.
  static let limitFunctions = [
    "lim": "lim", "limsup": "lim sup", "liminf": "lim inf", "max": "max", "min": "min", "sup": "sup",
    "inf": "inf", "det": "det", "gcd": "gcd", "Pr": "Pr", "argmax": "arg max", "argmin": "arg min",
  ]

  /// Accents above or below an argument.
  static let accents: [String: (sign: String, isAbove: Bool, isWide: Bool)] = [
    "hat": ("^", true, false), "widehat": ("^", true, true), "bar": ("¯", true, false),
    "overline": ("¯", true, true), "vec": ("→", true, false), "overrightarrow": ("→", true, true),
    "overleftarrow": ("←", true, true), "dot": ("˙", true, false), "ddot": ("¨", true, false),
    "tilde": ("~", true, false), "widetilde": ("~", true, true), "check": ("ˇ", true, false),
    "breve": ("˘", true, false), "acute": ("´", true, false), "grave": ("`", true, false),
    "mathring": ("˚", true, false), "underline": ("_", false, true), "overbrace": ("⏞", true, true),
    "underbrace": ("⏟", false, true),
  ]

  /// Commands for the size of a delimiter, in hundredths of an em.
  static let sizes = [
    "big": 120, "bigl": 120, "bigr": 120, "bigm": 120, "Big": 180, "Bigl": 180, "Bigr": 180, "Bigm": 180,
    "bigg": 240, "biggl": 240, "biggr": 240, "biggm": 240, "Bigg": 300, "Biggl": 300, "Biggr": 300,
    "Biggm": 300,
  ]
}

/// The alphabets of mathematics. Source: Unicode, "Mathematical Alphanumeric Symbols".
enum MathAlphabet: Sendable, Hashable {
  case upright, italic, bold, doubleStruck, script, fraktur, sansSerif, typewriter

  /// Returns the alphabet that a command selects.
  static func named(_ command: String) -> MathAlphabet? {
    switch command {
    case "mathrm", "rm", "mathup": .upright
    case "mathit": .italic
    case "mathbf", "bold", "textbf": .bold
    case "mathbb": .doubleStruck
    case "mathcal", "mathscr": .script
    case "mathfrak": .fraktur
    case "mathsf": .sansSerif
    case "mathtt": .typewriter
    default: nil
    }
  }

  /// The first code points of capitals, small letters and digits.
  private var starts: (UInt32, UInt32, UInt32?) {
    switch self {
    case .upright, .italic: (0x41, 0x61, 0x30)
    case .bold: (0x1D400, 0x1D41A, 0x1D7CE)
    case .doubleStruck: (0x1D538, 0x1D552, 0x1D7D8)
    case .script: (0x1D49C, 0x1D4B6, nil)
    case .fraktur: (0x1D504, 0x1D51E, nil)
    case .sansSerif: (0x1D5A0, 0x1D5BA, 0x1D7E2)
    case .typewriter: (0x1D670, 0x1D68A, 0x1D7F6)
    }
  }

  /// Letters that Unicode had before these alphabets.
  private var exceptions: [Character: String] {
    switch self {
    case .doubleStruck: ["C": "ℂ", "H": "ℍ", "N": "ℕ", "P": "ℙ", "Q": "ℚ", "R": "ℝ", "Z": "ℤ"]
    case .script:
      [
        "B": "ℬ", "E": "ℰ", "F": "ℱ", "H": "ℋ", "I": "ℐ", "L": "ℒ", "M": "ℳ", "R": "ℛ", "e": "ℯ", "g": "ℊ",
        "o": "ℴ",
      ]
    case .fraktur: ["C": "ℭ", "H": "ℌ", "I": "ℑ", "R": "ℜ", "Z": "ℨ"]
    default: [:]
    }
  }

  /// Returns an ASCII letter or digit in this alphabet.
  func letter(_ letter: Character) -> String {
    if let exception = exceptions[letter] { return exception }
    guard let value = letter.asciiValue.map(UInt32.init) else { return String(letter) }
    let code: UInt32? =
      switch letter {
      case "A"..."Z": starts.0 + value - 0x41
      case "a"..."z": starts.1 + value - 0x61
      default: starts.2.map { $0 + value - 0x30 }
      }
    return code.flatMap(Unicode.Scalar.init).map { String(Character($0)) } ?? String(letter)
  }
}
