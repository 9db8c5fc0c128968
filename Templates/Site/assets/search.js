// The search, of whose index a question loads little.
"use strict";
const base = root.dataset.root || "./";

// Terms, as WordSplitter and WordShard make them.
const dense = /[\u0e00-\u0eff\u1000-\u109f\u1100-\u11ff\u1780-\u17ff\u2e80-\u312f\u31a0-\u31ff\u3400-\u9fff\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\u{1b000}-\u{1b16f}\u{20000}-\u{3ffff}]/u;
const runs = RegExp(`${dense.source}+|(?:(?!${dense.source})[\\p{L}\\p{N}\\p{M}])+`, "gu");
const words = /[\p{L}\p{N}\p{M}]+/gu;
const terms = text => (fold(text).match(words) || []).flatMap(word => word.match(runs)).flatMap(run => {
  const characters = [...run];
  return dense.test(run) ? characters.map((character, index) => character + (characters[index + 1] || ""))
    : characters.slice(0, 32).join("");
});
const hash = term => {
  let sum = 0x811c9dc5;
  for (const character of [...term].slice(0, dense.test(term) ? 1 : 3)) {
    sum = Math.imul(sum ^ character.codePointAt(0), 0x01000193);
  }
  sum = Math.imul(sum ^ sum >>> 15, 0x2c1b3c6d);
  return (sum ^ sum >>> 13) >>> 0;
};

// The index is style sheets, as pages on a disk load nothing else that runs nothing.
const loading = {};
const load = (name, path) => loading[name] ??= readValue(name, `search/${path}`);

// The pages with a word that begins with the term, and scores.
const lookUp = async (term, bits) => {
  const shard = bits ? hash(term) >>> 32 - bits : 0;
  const [text] = await load(`${shard}`, `words/${shard}`) || [""];
  const scores = new Map();
  let whole = true;
  for (const line of text.split("\n")) {
    const [word, ...lists] = line.split(" ");
    const exact = word === term;
    if (!exact && (!word.startsWith(term) || dense.test(term) && [...term].length > 1)) continue;
    if (line.endsWith("!")) whole = false;
    lists.forEach((list, weight) => {
      const score = [12, 3, 1][weight] * (exact ? 2 : 1);
      for (const page of list.match(/.{8}/g) || []) scores.set(page, Math.max(score, scores.get(page) || 0));
    });
  }
  return { scores, whole };
};
const answer = async wanted => {
  // The last of a run is in the pair before it.
  const sought = wanted.filter(term => [...term].length > 1 || !dense.test(term)
    || !wanted.some(other => other !== term && other.endsWith(term)));
  const [bits] = await load("index", "index") || [0];
  const found = await Promise.all(sought.map(term => lookUp(term, +bits)));
  const whole = found.every(one => one.whole);
  // A page has all terms, but for those that very many pages have.
  const certain = found.filter(one => one.whole);
  const decisive = certain.length ? certain : found;
  const score = page => found.reduce((sum, one) => sum + (one.scores.get(page) || 0), 0);
  const pages = [...(decisive[0]?.scores.keys() || [])]
    .filter(page => decisive.every(one => one.scores.has(page))).map(page => [score(page), page]);
  pages.sort(([a, first], [b, second]) => b - a || (first < second ? -1 : 1));
  return { whole, pages: pages.map(([, page]) => page) };
};
const describe = page => {
  const name = [...atob(page)].map(byte => byte.charCodeAt().toString(16).padStart(2, 0)).join("");
  return load(name, `pages/${name.slice(0, 2)}/${name.slice(2)}`);
};

const places = (text, wanted) => [...text.matchAll(words)].flatMap(({ 0: match, index }) => {
  const word = fold(match);
  return wanted.flatMap(term => {
    const at = word.indexOf(term);
    if (at < 0 || at && !dense.test(term)) return [];
    const part = dense.test(term) && word.length === match.length;
    return [part ? { term, start: index + at, end: index + at + term.length }
      : { term, start: index, end: index + match.length }];
  });
}).sort((a, b) => a.start - b.start);
const mark = (text, places, start, end) => {
  const parts = [];
  for (const place of places) {
    if (place.start < start || place.end > end) continue;
    parts.push(text.slice(start, place.start), make("mark", {}, text.slice(place.start, place.end)));
    start = place.end;
  }
  return [...parts, text.slice(start, end)];
};
// The part with the most terms.
const excerpt = (text, wanted) => {
  const found = places(text, wanted);
  let best = 0, most = 0;
  for (const { start } of found) {
    const near = found.filter(other => other.start >= start && other.start < start + 140);
    const count = new Set(near.map(other => other.term)).size;
    if (count > most) [best, most] = [start, count];
  }
  const start = best < 60 ? 0 : Math.max(text.lastIndexOf(" ", best - 40) + 1, best - 60);
  const end = start + 180 < text.length ? Math.max(text.lastIndexOf(" ", start + 180), start + 150) : text.length;
  return [start ? "… " : "", ...mark(text, found, start, end), end < text.length ? " …" : ""];
};

const shown = 12;
let dialog, input, list, result, options = [], active = 0, turn = 0, pause;
const choose = index => {
  active = options.length && (index + options.length) % options.length;
  options.forEach((option, at) => { option.ariaSelected = at === active; });
  options[active]?.scrollIntoView({ block: "nearest" });
  input.setAttribute("aria-activedescendant", options[active]?.id || "");
};
const search = async () => {
  const mine = turn += 1;
  const wanted = [...new Set(terms(input.value))];
  const { pages, whole } = await answer(wanted);
  const described = await Promise.all(pages.slice(0, shown).map(describe));
  // More was typed since.
  if (mine !== turn) return;
  options = described.filter(Boolean).map(([title, path, crumbs, text], index) => {
    const part = (name, ...content) => make("span", { class: name }, ...content);
    const option = make("li", { role: "option", id: `option-${index}` },
      part("title", ...mark(title, places(title, wanted), 0, title.length)),
      part("crumbs", crumbs), part("excerpt", ...excerpt(text, wanted)));
    option.onclick = () => { location.href = base + path + (location.protocol === "file:" ? "index.html" : ""); };
    return option;
  });
  list.replaceChildren(...options);
  input.ariaExpanded = options.length > 0;
  choose(0);
  const count = pages.length;
  result.textContent = !wanted.length ? "" : !count ? "Nothing found"
    : (whole ? "" : "More than ") + (count === 1 ? "1 page" : `${count} pages`)
      + (count > shown ? `, the first ${shown} shown` : "");
};
const openSearch = () => {
  if (!dialog) {
    input = make("input", { type: "text", role: "combobox", "aria-label": "Search", "aria-expanded": "false",
      "aria-controls": "search-results", "aria-autocomplete": "list", autocomplete: "off", placeholder: "Search" });
    list = make("ul", { role: "listbox", class: "search-results", id: "search-results", "aria-label": "Results" });
    result = make("p", { role: "status", class: "search-status" });
    const close = make("button", { type: "button", class: "search-close" }, "Close");
    dialog = make("dialog", { class: "search", "aria-label": "Search" },
      make("div", { class: "search-field" }, input, close), list, result);
    document.body.append(dialog);
    close.onclick = () => dialog.close();
    dialog.onclick = event => { if (event.target === dialog) dialog.close(); };
    input.oninput = () => { clearTimeout(pause); pause = setTimeout(search, 120); };
    input.onkeydown = event => {
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (event.isComposing || !step && event.key !== "Enter") return;
      event.preventDefault();
      if (step) choose(active + step); else options[active]?.click();
    };
  }
  if (!dialog.open) dialog.showModal();
  input.select();
};
const opener = byID("search-open");
if (opener) {
  opener.hidden = false;
  opener.onclick = openSearch;
}
addEventListener("keydown", event => {
  const command = event.ctrlKey || event.metaKey;
  const typing = event.target.closest?.("input, textarea, select, [contenteditable]");
  if (command ? event.key !== "k" : event.key !== "/" || event.altKey || typing) return;
  event.preventDefault();
  openSearch();
});
