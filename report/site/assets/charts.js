"use strict";

/**
 * @typedef {object} Series
 * @property {string} name
 * @property {(number | null)[]} values one a label
 * @property {"first" | "second"} look colour, and pattern or dash and shape with it
 * @property {(string | null)[]} [missing] codes of why values are missing, one a label
 * @property {boolean} [joined] whether a line goes on over labels without a value, dotted there
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

  const THICKEST_BAR = 34;
  const THINNEST_HATCHED = 8;
  const SCALE_WIDTH = 60;

  /** How thick bars are that stand together, apart from those of the next label. @param {number} width of the chart @param {{labels: any[], series: Series[]}} wanted */
  const barThickness = (width, { labels, series }) =>
    Math.max(1, Math.min(THICKEST_BAR, (0.72 * (width - SCALE_WIDTH)) / (labels.length * series.length)));

  /** @param {Series} series @param {number} thickness in pixels */
  function barLook({ look }, thickness) {
    const colour = COLOURS[look];
    return {
      // In a thin bar the lines would be a blur.
      backgroundColor: look === "first" || thickness < THINNEST_HATCHED ? colour : hatched(colour),
      borderColor: colour,
      borderWidth: 1,
      barThickness: thickness,
    };
  }

  /** Few bars in a wide chart would stand far apart. @param {{kind: string, labels: any[], series: Series[]}} wanted @returns {string} */
  const widest = ({ kind, labels, series }) =>
    kind === "bar" ? `max(22rem, ${SCALE_WIDTH + labels.length * series.length * 2 * THICKEST_BAR}px)` : "none";

  /** @param {Series} series */
  function lineLook({ look, joined = false }) {
    const colour = COLOURS[look];
    return {
      backgroundColor: colour,
      borderColor: colour,
      borderWidth: 2.5,
      borderDash: look === "first" ? [] : [7, 5],
      pointStyle: look === "first" ? "circle" : "triangle",
      pointRadius: look === "first" ? 4 : 5,
      spanGaps: joined,
      segment: { borderDash: ({ p0, p1 }) => (p0.skip || p1.skip ? [2, 5] : undefined) },
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

  /** @param {{kind: "bar" | "line", labels: string[], series: Series[], top: number | null, whole: boolean}} wanted @param {number} width in pixels */
  function configuration(wanted, width) {
    const { kind, labels, series } = wanted;
    const bars = (wide) => series.map((one) => barLook(one, barThickness(wide, wanted)));
    const looks = kind === "bar" ? bars(width) : series.map(lineLook);
    const fit = (chart, size) =>
      bars(size.width).forEach((look, place) => Object.assign(chart.data.datasets[place], look));
    return {
      type: kind,
      data: {
        labels,
        datasets: series.map((one, place) => ({ label: one.name, data: one.values, ...looks[place] })),
      },
      options: { ...options(wanted), ...(kind === "bar" ? { onResize: fit } : {}) },
    };
  }

  /** @param {{title: string, label: string, labels: string[], series: Series[], shown: function(number): string}} wanted */
  function valueTable({ title, label, labels, names = labels, series, shown, repeated = false }) {
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
      { class: repeated ? "as-table repeated" : "as-table" },
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
   * @param {boolean} [wanted.repeated] whether another table is beside it, so that its own is not printed
   * @returns {HTMLElement}
   */
  tidtam.chart = ({ top = null, whole = false, shown = tidtam.number, ...wanted }) => {
    const canvas = element("canvas", { role: "img", "aria-label": word("chart_of", { title: wanted.title }) });
    const box = element("div", { class: "canvas-box" }, canvas);
    box.style.maxWidth = widest(wanted);
    const figure = element(
      "figure",
      { class: "chart" },
      element("figcaption", {}, wanted.title),
      box,
      valueTable({ ...wanted, shown }),
    );
    queueMicrotask(() => new Chart(canvas, configuration({ ...wanted, top, whole }, box.clientWidth)));
    return figure;
  };
})();
