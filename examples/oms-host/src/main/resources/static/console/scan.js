"use strict";
// A scanner types the code of a product and presses Enter: one unit of it more is counted in the chosen grade.
for (const scan of document.querySelectorAll(".scan")) {
  const form = scan.closest("form");
  const field = scan.querySelector(".scanned");
  const as = scan.querySelector(".as");
  const heard = scan.querySelector(".heard");
  scan.hidden = false;

  const tell = (text, sku, count) => {
    heard.textContent = text.replace("%sku%", sku).replace("%count%", count).replace("%grade%", as.selectedOptions[0].dataset.word);
  };
  const counted = (row) => [...row.querySelectorAll(".count")].reduce((sum, each) => sum + Number(each.value || 0), 0);

  field.addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    const sku = field.value.trim().toUpperCase();
    if (!sku) return;
    field.value = "";
    const rows = [...form.querySelectorAll("[data-sku]")].filter((row) => row.dataset.sku.toUpperCase() === sku);
    const row = rows.find((each) => counted(each) < Number(each.dataset.expected));
    heard.classList.toggle("late", !row);
    if (!row) {
      tell(rows.length ? scan.dataset.full : scan.dataset.unknown, sku, 0);
      return;
    }
    const units = row.querySelector('[data-grade="' + CSS.escape(as.value) + '"] .count');
    units.value = Number(units.value || 0) + 1;
    tell(scan.dataset.counted, sku, units.value);
  });
}
