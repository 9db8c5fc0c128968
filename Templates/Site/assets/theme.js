// Runs before anything is painted: the theme that the reader chose, else that of the system.
// All scripts share one scope.
"use strict";
const root = document.documentElement;
root.classList.add("js");
try {
  const theme = localStorage.getItem("theme");
  if (theme === "light" || theme === "dark") root.dataset.theme = theme;
} catch {}
