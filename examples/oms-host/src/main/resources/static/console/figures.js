"use strict";
// Draws each chart from the table beside it, in the colours of the page.
const charts = [];
const longest = 24;
const label = text => text.charAt(0).toUpperCase() + (text.length > longest ? text.slice(1, longest) + "…" : text.slice(1));

function colours(chart) {
  const style = getComputedStyle(document.documentElement);
  chart.data.datasets[0].backgroundColor = style.getPropertyValue("--pico-primary");
  chart.options.color = style.getPropertyValue("--pico-color");
  for (const scale of Object.values(chart.options.scales)) {
    scale.ticks.color = style.getPropertyValue("--pico-color");
    scale.grid.color = style.getPropertyValue("--pico-muted-border-color");
  }
  chart.update();
}

for (const figure of document.querySelectorAll("figure[data-chart]")) {
  const rows = [...figure.querySelectorAll("tbody tr")];
  figure.querySelector(".chart").style.height = Math.max(6, 2 + 2.2 * rows.length) + "rem";
  const chart = new Chart(figure.querySelector("canvas"), {
    type: "bar",
    data: {
      labels: rows.map(row => label(row.cells[0].textContent.trim())),
      datasets: [{ label: figure.dataset.chart, data: rows.map(row => Number(row.cells[1].dataset.value)), maxBarThickness: 28 }]
    },
    options: {
      indexAxis: "y",
      animation: false,
      maintainAspectRatio: false,
      plugins: { legend: { display: false } },
      scales: { x: { beginAtZero: true, ticks: { precision: 0 }, grid: {} }, y: { ticks: {}, grid: { display: false } } }
    }
  });
  colours(chart);
  charts.push(chart);
  figure.dataset.drawn = "true";
}

const repaint = () => requestAnimationFrame(() => charts.forEach(colours));
document.getElementById("theme").addEventListener("click", repaint);
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", repaint);
