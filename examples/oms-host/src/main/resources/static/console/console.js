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
