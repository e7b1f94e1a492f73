"use strict";

(() => {
  const { element, word, table, number, value, pageLink } = tidtam;

  /** @param {any} row */
  const yearOf = (row) =>
    row.fiscal_year === null ? word("year_unknown") : tidtam.fiscalYear(row.fiscal_year);

  /** Of the projects that show a progress: of the others it is not known. @param {any} row */
  const share = ({ finished, below_100: below }) =>
    finished + below > 0 ? (100 * finished) / (finished + below) : null;

  /** @param {any[]} years @returns {Node | null} */
  tidtam.agencyChart = (years) => {
    const known = years.filter((row) => row.fiscal_year !== null);
    if (known.length === 0) return null;
    return tidtam.chart({
      title: word("chart_agency_progress"),
      kind: "bar",
      label: word("fiscal_year"),
      labels: known.map((row) => String(row.fiscal_year)),
      series: [
        { name: word("mean_progress"), values: known.map((row) => row.mean_progress_percent), look: "first" },
        { name: word("finished_share"), values: known.map(share), look: "second" },
      ],
      top: 100,
      shown: tidtam.percent,
    });
  };

  /** @param {any[]} years @returns {Node} */
  tidtam.agencyYearTable = (years) =>
    table({
      caption: word("agency_years"),
      hideCaption: true,
      columns: [
        { head: word("fiscal_year"), heads: true, short: true, cell: yearOf },
        { head: word("projects"), number: true, cell: (row) => number(row.projects) },
        { head: word("finished"), number: true, cell: (row) => number(row.finished) },
        { head: word("below_100"), number: true, cell: (row) => number(row.below_100) },
        { head: word("mean_progress"), number: true, cell: (row) => value(row.mean_progress_percent, tidtam.percent) },
        { head: word("mean_evaluation"), number: true, cell: (row) => value(row.mean_evaluation_score) },
        { head: word("silent"), number: true, cell: (row) => number(row.silent_90_days) },
        { head: word("received"), number: true, cell: (row) => value(row.received_baht, tidtam.baht) },
        { head: word("spent"), number: true, cell: (row) => value(row.spent_baht, tidtam.baht) },
        {
          head: word("spent_percent"),
          number: true,
          cell: (row) => value(row.spent_percent, tidtam.percent, row.spent_missing),
        },
      ],
      rows: years,
    });

  /** One late project, with the problem that was stated last. @param {any} row */
  function lateCard(row) {
    const gap =
      row.gap_points === null
        ? null
        : element("span", {}, `${word("gap")} ${word("gap_points", { n: tidtam.points(row.gap_points) })}`);
    const problem = row.last_problem
      ? tidtam.labelled(
          row.last_problem_date ? `${word("last_problem")}, ${tidtam.day(row.last_problem_date)}:` : word("last_problem"),
          row.last_problem,
        )
      : element("p", { class: "note" }, word("no_problem_stated"));
    const head = element("p", { class: "card-head" });
    const name = element("span", { class: "strong" }, pageLink("project", { code: row.code }, tidtam.nameOf(row)));
    head.append(
      name,
      element("span", {}, yearOf(row)),
      element("span", {}, `${word("progress")} `, value(row.progress_percent, tidtam.percent)),
      gap ?? "",
      element("span", { class: "why" }, tidtam.reason(row.why)),
    );
    return element("div", {}, head, problem);
  }

  /** @param {any[]} rows @param {number} all @returns {Node} */
  tidtam.lateList = (rows, all) => {
    if (rows.length === 0) return element("p", {}, word("no_late"));
    const counts = { shown: number(rows.length), all: number(all) };
    return element(
      "div",
      {},
      rows.length < all ? element("p", { class: "note" }, word("late_first_of", counts)) : null,
      tidtam.cards(rows.map(lateCard)),
    );
  };

  /** The document, and the place in it, of what a row says. @param {any} row */
  function placeOf(row) {
    const place = tidtam.placeInWords(row);
    if (!row.source && !place) return tidtam.missing();
    return element("span", { class: "note" }, row.source ? tidtam.quoted(row.source) : "", row.source && place ? `, ${place}` : place);
  }

  /** @param {any[]} rows @param {number} all @returns {Node} */
  tidtam.attainmentTable = (rows, all) => {
    if (rows.length === 0) return element("p", {}, word("none"));
    const columns = [
      { head: word("indicator"), heads: true, wide: true, cell: (row) => tidtam.textValue(row.name), order: (row) => row.name },
      {
        head: word("fiscal_year"),
        short: true,
        cell: (row) => (row.fiscal_year === null ? tidtam.notShown() : tidtam.fiscalYear(row.fiscal_year)),
        order: (row) => row.fiscal_year,
      },
      { head: word("target"), cell: (row) => tidtam.target(row) },
      { head: word("result"), number: true, cell: (row) => value(row.result_value), order: (row) => row.result_value },
      {
        head: word("attainment"),
        number: true,
        cell: (row) => value(row.attainment_percent, tidtam.percent, row.attainment_missing),
        order: (row) => row.attainment_percent,
      },
      {
        head: word("project"),
        cell: (row) =>
          row.project_code
            ? pageLink("project", { code: row.project_code }, tidtam.quoted(row.project_code))
            : tidtam.missing(),
        short: true,
      },
      { head: word("source"), wide: true, cell: placeOf },
    ];
    const counts = { shown: number(rows.length), all: number(all) };
    return element(
      "div",
      {},
      rows.length < all ? element("p", { class: "note" }, word("indicators_first_of", counts)) : null,
      table({ caption: word("indicators"), hideCaption: true, columns, rows }),
    );
  };

  /** @param {any[]} rows @returns {Node} */
  tidtam.ruleTable = (rows) =>
    rows.length === 0
      ? element("p", {}, word("no_findings"))
      : table({
          caption: word("findings_of_agency"),
          hideCaption: true,
          columns: [
            { head: word("rule"), heads: true, wide: true, cell: (row) => tidtam.ruleName(row.rule) },
            { head: word("severity"), cell: (row) => tidtam.severity(row.severity) },
            { head: word("count"), number: true, cell: (row) => number(row.count) },
          ],
          rows,
        });
})();
