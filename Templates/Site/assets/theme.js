// Before anything is painted: the theme that the reader chose. All scripts share one scope.
"use strict";
const root = document.documentElement;
root.classList.add("js");
try {
  const theme = localStorage.getItem("theme");
  if (theme === "light" || theme === "dark") root.dataset.theme = theme;
} catch {}

// Reads a list of texts out of a style sheet: it runs nothing, and a page on a disk may load it.
const readValue = (name, path) => new Promise(resolve => {
  const holder = document.createElement("held-value");
  const link = document.createElement("link");
  link.rel = "stylesheet";
  link.href = `${root.dataset.root || "./"}${path}.css`;
  link.onload = link.onerror = () => {
    const text = getComputedStyle(holder).getPropertyValue(`--${name}`).trim().slice(1, -1);
    link.remove();
    holder.remove();
    resolve(text ? decodeURIComponent(text).split("\x1f") : undefined);
  };
  document.head.append(holder, link);
});

// The other scripts, which the policy of the page knows by their hashes. On a disk browsers check no hash of a file,
// but that of a text.
const scripts = (document.currentScript.dataset.scripts || "").split(" ");
addEventListener("DOMContentLoaded", async () => {
  for (let index = 0; index + 1 < scripts.length; index += 2) {
    const [name, integrity] = scripts.slice(index);
    const script = document.createElement("script");
    if (location.protocol === "file:") {
      const texts = await readValue(name.replace(/\.js$/, "").replace(/[^\w-]/g, "_"), "assets/scripts");
      script.textContent = texts?.[0];
    } else {
      script.async = false;
      script.integrity = integrity;
      script.src = `${root.dataset.root || "./"}assets/${name}`;
    }
    document.head.append(script);
  }
});
