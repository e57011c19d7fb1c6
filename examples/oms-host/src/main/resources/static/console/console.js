"use strict";
// The server writes moments in the time zone of the reader, which only the browser knows.
const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
const year = "; path=/; max-age=31536000; samesite=lax";
if (zone && !document.cookie.includes("zone=" + encodeURIComponent(zone))) {
  const first = !document.cookie.includes("zone=");
  document.cookie = "zone=" + encodeURIComponent(zone) + year;
  if (first && zone !== "UTC") location.reload();
}

// Light, dark, and the colours of the device again.
document.getElementById("theme").addEventListener("click", () => {
  const order = ["auto", "light", "dark"];
  const next = order[(order.indexOf(document.documentElement.dataset.theme || "auto") + 1) % order.length];
  document.cookie = "theme=" + next + year;
  if (next === "auto") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = next;
});

// What was typed into an application is there again in the other language.
const application = document.getElementById("application");
if (application) {
  const key = "application:" + location.pathname;
  const fields = [...application.elements].filter(each => each.name && each.type !== "hidden" && each.type !== "submit");
  const kept = JSON.parse(sessionStorage.getItem(key) || "null");
  sessionStorage.removeItem(key);
  if (kept && kept.kind === application.elements.kind.value) {
    for (const field of fields) {
      if (field.type === "radio") field.checked = kept.fields[field.name] === field.value;
      else if (field.name in kept.fields) field.value = kept.fields[field.name];
    }
  }
  document.getElementById("language").addEventListener("click", () => {
    const typed = {};
    for (const field of fields) if (field.type !== "radio" || field.checked) typed[field.name] = field.value;
    sessionStorage.setItem(key, JSON.stringify({ kind: application.elements.kind.value, fields: typed }));
  });
}
