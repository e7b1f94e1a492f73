"use strict";

/**
 * @typedef {object} Series
 * @property {string} name
 * @property {(number | null)[]} values one a label
 * @property {"first" | "second"} look colour, and pattern or dash and shape with it
 * @property {(string | null)[]} [missing] codes of why values are missing, one a label
 */

(() => {
  const { element, word } = tidtam;

  // Of the palette of Okabe and Ito, those that stand out on white.
  const COLOURS = { first: "#0072b2", second: "#d55e00" };
  const INK = "#24303a";
  const GRID = "#dfe4e8";

  /** Slanting lines, so that bars differ without their colours. @param {string} colour @returns {CanvasPattern} */
  function hatched(colour) {
    const tile = document.createElement("canvas");
    tile.width = 8;
    tile.height = 8;
    const pen = tile.getContext("2d");
    pen.fillStyle = "#ffffff";
    pen.fillRect(0, 0, 8, 8);
    pen.strokeStyle = colour;
    pen.lineWidth = 1.6;
    for (const start of [-8, 0, 8]) {
      pen.moveTo(start - 1, 9);
      pen.lineTo(start + 9, -1);
    }
    pen.stroke();
    return pen.createPattern(tile, "repeat");
  }

  /** @param {Series} series */
  function barLook({ look }) {
    const colour = COLOURS[look];
    return {
      backgroundColor: look === "first" ? colour : hatched(colour),
      borderColor: colour,
      borderWidth: 1,
      maxBarThickness: 34,
    };
  }

  /** @param {Series} series */
  function lineLook({ look }) {
    const colour = COLOURS[look];
    return {
      backgroundColor: colour,
      borderColor: colour,
      borderWidth: 2.5,
      borderDash: look === "first" ? [] : [7, 5],
      pointStyle: look === "first" ? "circle" : "triangle",
      pointRadius: look === "first" ? 4 : 5,
      spanGaps: false,
    };
  }

  /** A legend that shows the dash of a line, and not its points. */
  const LINE_LEGEND = {
    usePointStyle: true,
    pointStyleWidth: 34,
    generateLabels: (chart) =>
      Chart.defaults.plugins.legend.labels.generateLabels(chart).map((label) => ({
        ...label,
        pointStyle: "line",
        lineWidth: 2.5,
        lineDash: chart.data.datasets[label.datasetIndex].borderDash,
      })),
  };

  /** @param {{kind: "bar" | "line", top: number | null, series: Series[], whole: boolean}} wanted */
  function options({ kind, top, series, whole }) {
    const several = series.length > 1;
    const font = { family: getComputedStyle(document.body).fontFamily, size: 13 };
    return {
      animation: false,
      responsive: true,
      maintainAspectRatio: false,
      locale: "en-US",
      font,
      color: INK,
      interaction: { mode: "index", intersect: false },
      scales: {
        x: { grid: { display: false }, ticks: { font, color: INK, maxRotation: 0, autoSkipPadding: 14 } },
        y: {
          beginAtZero: true,
          suggestedMax: top,
          grid: { color: GRID },
          ticks: { font, color: INK, maxTicksLimit: 6, precision: whole ? 0 : undefined },
        },
      },
      plugins: {
        legend: {
          position: "bottom",
          display: several,
          labels: { font, color: INK, ...(kind === "line" ? LINE_LEGEND : {}) },
        },
        tooltip: { titleFont: font, bodyFont: font },
      },
    };
  }

  /** @param {{kind: "bar" | "line", labels: string[], series: Series[], top: number | null, whole: boolean}} wanted */
  function configuration(wanted) {
    const { kind, labels, series } = wanted;
    return {
      type: kind,
      data: {
        labels,
        datasets: series.map((one) => ({
          label: one.name,
          data: one.values,
          ...(kind === "bar" ? barLook(one) : lineLook(one)),
        })),
      },
      options: options(wanted),
    };
  }

  /** @param {{title: string, label: string, labels: string[], series: Series[], shown: function(number): string}} wanted */
  function valueTable({ title, label, labels, names = labels, series, shown }) {
    const isTold = (place) =>
      series.some((one) => (one.values[place] ?? null) !== null || (one.missing?.[place] ?? null) !== null);
    const columns = [
      { head: label, cell: (place) => names[place], heads: true, short: true },
      ...series.map((one) => ({
        head: one.name,
        number: true,
        cell: (place) => tidtam.value(one.values[place], shown, one.missing?.[place]),
      })),
    ];
    return element(
      "details",
      { class: "as-table" },
      element("summary", {}, word("as_table")),
      tidtam.table({ caption: title, columns, rows: [...labels.keys()].filter(isTold), class: "half" }),
    );
  }

  /**
   * A chart with the table of its values. It is drawn when the figure has been put into the page.
   * @param {object} wanted
   * @param {string} wanted.title
   * @param {"bar" | "line"} wanted.kind
   * @param {string} wanted.label what the labels are, as head of the table's first column
   * @param {(string | string[])[]} wanted.labels of the scale; a list stands in lines
   * @param {string[]} [wanted.names] the labels as the table has them
   * @param {Series[]} wanted.series
   * @param {number | null} [wanted.top] up to where the scale goes at least
   * @param {boolean} [wanted.whole] whether all values are whole numbers
   * @param {function(number): string} [wanted.shown]
   * @returns {HTMLElement}
   */
  tidtam.chart = ({ top = null, whole = false, shown = tidtam.number, ...wanted }) => {
    const canvas = element("canvas", { role: "img", "aria-label": word("chart_of", { title: wanted.title }) });
    const figure = element(
      "figure",
      { class: "chart" },
      element("figcaption", {}, wanted.title),
      element("div", { class: "canvas-box" }, canvas),
      valueTable({ ...wanted, shown }),
    );
    queueMicrotask(() => new Chart(canvas, configuration({ ...wanted, top, whole })));
    return figure;
  };
})();
