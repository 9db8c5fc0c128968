extension Stylesheet {
  /// The colours, including those of Notion.
  static let colors = #"""
    :root {
      color-scheme: light dark;
      --paper: #fff; --ink: #2b2a27; --soft: #77756f; --line: #e6e4df; --wash: #f7f6f3; --link: #2f6f9f;
      --c-gray: #73716c; --c-lightgray: #8b8984; --c-brown: #8f5f4a; --c-orange: #b9600b; --c-yellow: #94681a; --c-green: #3b7456;
      --c-blue: #2b6f95; --c-purple: #8158a0; --c-pink: #ad4079; --c-red: #c0413c;
      --b-gray: #efeeeb; --b-brown: #f3e9e4; --b-orange: #fbe8d6; --b-yellow: #faf0cf; --b-green: #e3f0e4;
      --b-blue: #dfeef6; --b-purple: #efe6f6; --b-pink: #f8e6ef; --b-red: #fbe3e1;
    }
    @media screen and (prefers-color-scheme: dark) {
      :root {
        --paper: #191918; --ink: #dcdad5; --soft: #97948d; --line: #353431; --wash: #232321; --link: #7ab6dd;
        --c-gray: #a09e98; --c-lightgray: #807e79; --c-brown: #c9977f; --c-orange: #dc9356; --c-yellow: #d5aa58; --c-green: #6cb48a;
        --c-blue: #65aed8; --c-purple: #b48fdc; --c-pink: #dd7fad; --c-red: #e8837e;
        --b-gray: #31302e; --b-brown: #44312a; --b-orange: #4d3521; --b-yellow: #483b1f; --b-green: #243c2f;
        --b-blue: #1d3a4b; --b-purple: #3a2d49; --b-pink: #482b3a; --b-red: #4d2c2a;
      }
    }
    .c-gray { color: var(--c-gray) } .b-gray { background: var(--b-gray) }
    .c-lightgray { color: var(--c-lightgray) }
    .c-brown { color: var(--c-brown) } .b-brown { background: var(--b-brown) }
    .c-orange { color: var(--c-orange) } .b-orange { background: var(--b-orange) }
    .c-yellow { color: var(--c-yellow) } .b-yellow { background: var(--b-yellow) }
    .c-green { color: var(--c-green) } .b-green { background: var(--b-green) }
    .c-blue { color: var(--c-blue) } .b-blue { background: var(--b-blue) }
    .c-purple { color: var(--c-purple) } .b-purple { background: var(--b-purple) }
    .c-pink { color: var(--c-pink) } .b-pink { background: var(--b-pink) }
    .c-red { color: var(--c-red) } .b-red { background: var(--b-red) }

    """#
}
