// Before anything is painted: the theme that the reader chose. All scripts share one scope.
"use strict";
const root = document.documentElement;
root.classList.add("js");
try {
  const theme = localStorage.getItem("theme");
  if (theme === "light" || theme === "dark") root.dataset.theme = theme;
} catch {}
