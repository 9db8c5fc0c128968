// What a page does beyond being read.
"use strict";
const each = (selector, work, within = document) => within.querySelectorAll(selector).forEach(work);
const byID = id => document.getElementById(id);
const make = (name, attributes, ...children) => {
  const element = document.createElement(name);
  for (const key in attributes) element.setAttribute(key, attributes[key]);
  element.append(...children);
  return element;
};

// Text as the search index folds it.
const letters = { "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "ς": "σ" };
const fold = text => text.normalize("NFKD").toLowerCase().normalize("NFKD")
  .replace(/[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670]/g, "")
  .replace(/[ßæœøłđðþıς]/g, letter => letters[letter]).normalize("NFC");

// Tells screen readers what is only seen.
const news = make("div", { role: "status", class: "quiet" });
document.body.append(news);
const announce = text => { news.textContent = text; };

// On a disk, a folder is not its index.html.
if (location.protocol === "file:") {
  each("a[href]", link => {
    if (link.protocol === "file:" && link.pathname.endsWith("/")) link.pathname += "index.html";
  });
}

// The other theme, or back to the system's.
const toggle = byID("theme-toggle");
if (toggle) {
  const system = matchMedia("(prefers-color-scheme: dark)");
  const isDark = () => root.dataset.theme ? root.dataset.theme === "dark" : system.matches;
  const show = () => { toggle.ariaLabel = isDark() ? "Switch to light" : "Switch to dark"; };
  toggle.onclick = () => {
    const theme = isDark() ? "light" : "dark";
    const isSystem = (theme === "dark") === system.matches;
    if (isSystem) delete root.dataset.theme; else root.dataset.theme = theme;
    try { localStorage.setItem("theme", isSystem ? "" : theme); } catch {}
    show();
  };
  system.addEventListener("change", show);
  show();
  toggle.hidden = false;
}

// What scrolls sideways takes the keyboard.
const scrolling = () => each("pre, .scroll, .board, .equation", box => {
  if (box.scrollWidth > box.clientWidth && !box.hasAttribute("tabindex")) box.tabIndex = 0;
});
scrolling();
for (const event of ["resize", "change", "toggle"]) addEventListener(event, scrolling, true);

if (navigator.clipboard) {
  each("article pre", pre => {
    const button = make("button", { type: "button", class: "copy" }, "Copy");
    const box = make("div", { class: "code-box" });
    pre.replaceWith(box);
    box.append(pre, button);
    button.onclick = async () => {
      await navigator.clipboard.writeText(pre.textContent);
      button.textContent = "Copied";
      announce("Copied");
      setTimeout(() => { button.textContent = "Copy"; }, 2000);
    };
  });
}

// The contents follow the scroll.
const contents = document.querySelector(".contents");
const links = new Map();
each(".contents a", link => {
  const heading = byID(link.hash.slice(1));
  if (heading) links.set(heading, link);
});
if (links.size) {
  let current;
  const follow = () => {
    let last = links.keys().next().value;
    for (const heading of links.keys()) {
      // A heading in a closed toggle is nowhere.
      if (heading.getClientRects().length && heading.getBoundingClientRect().top < 120) last = heading;
    }
    const link = links.get(last);
    if (link === current) return;
    current?.removeAttribute("aria-current");
    link.setAttribute("aria-current", "location");
    current = link;
    contents.scrollTop = link.offsetTop - contents.clientHeight / 2;
  };
  const observer = new IntersectionObserver(follow, { rootMargin: "-120px 0px 0px", threshold: [0, 1] });
  contents.onclick = () => contents.hidePopover?.();
  links.forEach((_, heading) => observer.observe(heading));
  addEventListener("hashchange", follow);
  follow();
}

// A link into a tab opens it.
const reveal = () => {
  const target = byID(location.hash.slice(1));
  const label = target?.closest(".tabs > :not(input, label)")?.previousElementSibling;
  if (!label || label.previousElementSibling.checked) return;
  label.click();
  target.scrollIntoView();
};
addEventListener("hashchange", reveal);
reveal();

// Tables sort: up, down, as they were.
const collator = new Intl.Collator([], { numeric: true });
const value = cell => cell.dataset.sort ?? cell.textContent.trim();
const compare = (a, b) => isNaN(a) || isNaN(b) ? collator.compare(a, b) : a - b;
each("table[data-sortable]", table => {
  const bodies = [...table.querySelectorAll("tbody:not(.group)")].map(body => [body, [...body.rows]]);
  if (bodies.every(([, rows]) => rows.length < 2)) return;
  each("thead th", heading => {
    const name = heading.textContent.trim();
    if (!name) return;
    const button = make("button", { type: "button", class: "sort" });
    button.append(...heading.childNodes);
    heading.append(button);
    button.onclick = () => {
      const before = heading.ariaSort;
      const direction = !before ? "ascending" : before === "ascending" ? "descending" : "";
      each("th[aria-sort]", other => { other.ariaSort = null; }, table);
      if (direction) heading.ariaSort = direction;
      const sign = before ? -1 : 1;
      for (const [body, rows] of bodies) {
        const sorted = rows.map(row => [value(row.cells[heading.cellIndex]), row]);
        // Empty is last either way.
        if (direction) sorted.sort(([a], [b]) => !a || !b ? !a - !b : sign * compare(a, b));
        body.append(...sorted.map(([, row]) => row));
      }
      announce(direction ? `Sorted by ${name}, ${direction}` : "Not sorted");
    };
  }, table);
});

// Tables filter: a row has each word.
each("table[data-filterable]", table => {
  const rows = [...table.querySelectorAll("tbody:not(.group) > tr")];
  if (rows.length < 4) return;
  const input = make("input", { type: "search", placeholder: table.dataset.filterable || "Filter", "aria-label": "Filter rows" });
  const count = make("span", { role: "status" });
  table.closest(".scroll").before(make("div", { class: "table-tools" }, input, count));
  let texts;
  input.oninput = () => {
    texts ??= rows.map(row => fold(row.textContent));
    const words = fold(input.value).split(/\s+/).filter(Boolean);
    let shown = 0;
    rows.forEach((row, index) => {
      row.hidden = !words.every(word => texts[index].includes(word));
      if (!row.hidden) shown += 1;
    });
    count.textContent = words.length ? `${shown} of ${rows.length} rows` : "";
  };
});
