"use strict";

/**
 * @typedef {{month: string, documents: number, findings: number}} Month
 * @typedef {object} Period a month, a fiscal quarter or a fiscal year
 * @property {number} place among all periods of its kind
 * @property {string | string[]} label on the scale
 * @property {string} name
 */

(() => {
  const { element, word } = tidtam;
  const BUDDHIST_ERA = 543;
  const MOST_LABELS = 24;

  /** Months since the year 0. @param {string} month such as 2021-10 */
  const placeOf = (month) => 12 * Number(month.slice(0, 4)) + Number(month.slice(5, 7)) - 1;

  /** Of a fiscal year's months October is the first, and the year has the name of its end. @param {number} place */
  const fiscal = (place) => place + 3;

  const KINDS = {
    month: {
      of: (place) => place,
      named(at) {
        const month = `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, "0")}`;
        return { label: tidtam.monthInLines(month), name: tidtam.month(month) };
      },
    },
    quarter: {
      of: (place) => Math.floor(fiscal(place) / 3),
      named(at) {
        const year = Math.floor(at / 4) + BUDDHIST_ERA;
        const n = (at % 4) + 1;
        const name = word("quarter_of", { n, year: tidtam.fiscalYear(year) });
        return { label: [word("quarter_short", { n }), String(year)], name };
      },
    },
    year: {
      of: (place) => Math.floor(fiscal(place) / 12),
      named: (at) => ({ label: String(at + BUDDHIST_ERA), name: tidtam.fiscalYear(at + BUDDHIST_ERA) }),
    },
  };

  /** The finest kind that the months fit into. @param {number} first @param {number} last places of months @returns {keyof KINDS} */
  function kindFor(first, last) {
    const fits = (kind) => KINDS[kind].of(last) - KINDS[kind].of(first) < MOST_LABELS;
    return ["month", "quarter"].find(fits) ?? "year";
  }

  /** Sums by period, from the first with documents to the last. @param {Month[]} rows */
  function summed(rows) {
    const places = rows.map((row) => placeOf(row.month));
    const [first, last] = [Math.min(...places), Math.max(...places)];
    const kind = kindFor(first, last);
    const { of, named } = KINDS[kind];
    const sums = new Map();
    rows.forEach((row, i) => {
      const sum = sums.get(of(places[i])) ?? { documents: 0, findings: 0 };
      sum.documents += row.documents;
      sum.findings += row.findings;
      sums.set(of(places[i]), sum);
    });
    const periods = [];
    for (let at = of(first); at <= of(last); at += 1) periods.push({ ...named(at), ...sums.get(at) });
    return { kind, periods };
  }

  /** @param {Month[]} months of one agency, or of all */
  function timeCharts(months) {
    const rows = months.filter((row) => row.month !== null && row.documents > 0);
    if (rows.length === 0) return element("p", {}, word("none"));
    const { kind, periods } = summed(rows);
    const period = word(`by_${kind}`);
    const scale = {
      label: word({ month: "month", quarter: "quarter", year: "fiscal_year" }[kind]),
      labels: periods.map((one) => one.label),
      names: periods.map((one) => one.name),
    };
    const perDocument = periods.map((one) => (one.documents ? one.findings / one.documents : null));
    const documents = periods.map((one) => one.documents ?? null);
    return element(
      "div",
      { class: "charts" },
      tidtam.chart({
        title: word("chart_findings", { period }),
        kind: "line",
        ...scale,
        series: [{ name: word("per_document"), values: perDocument, look: "first", joined: true }],
      }),
      tidtam.chart({
        title: word("chart_documents", { period }),
        kind: "bar",
        ...scale,
        whole: true,
        series: [{ name: word("documents"), values: documents, look: "second" }],
      }),
    );
  }

  /** @param {{code: string | null, name: string | null}} agency */
  const plainName = ({ code, name }) =>
    tidtam.plain(name ?? (code === "none" || code === null ? word("agency_unknown_name") : code));

  /** The charts of all agencies, or of the one that is chosen. @param {any} data of the findings @returns {HTMLElement} */
  tidtam.findingsOverTime = (data) => {
    const agencies = data.agencies.filter((agency) => agency.documents > 0);
    agencies.sort((a, b) => plainName(a).localeCompare(plainName(b), "th"));
    const select = element(
      "select",
      {},
      element("option", { value: "" }, word("all_agencies")),
      ...agencies.map((agency, i) => element("option", { value: i, lang: "th" }, plainName(agency))),
    );
    const charts = element("div", {}, timeCharts(data.over_time));
    const monthsOf = async (chosen) => {
      if (chosen === "") return data.over_time;
      const agency = await tidtam.load(`agency/${tidtam.fileName(agencies[chosen].code ?? "none")}`);
      return agency.over_time ?? [];
    };
    const draw = async () => {
      const chosen = select.value;
      const drawn = await monthsOf(chosen).then(timeCharts, () =>
        element("p", { class: "notice error", role: "alert" }, word("site_not_there")),
      );
      // Another may have been chosen while the file was loading.
      if (select.value === chosen) charts.replaceChildren(drawn);
    };
    select.addEventListener("change", draw);
    return element("div", {}, element("p", {}, element("label", {}, `${word("choose_agency")} `, select)), charts);
  };
})();
