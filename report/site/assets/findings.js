"use strict";

(() => {
  const { element, word, section, table, number, value, pageLink } = tidtam;

  /** Rules with their counts by severity, the worst first as they come. @param {any[]} rows */
  function byRule(rows) {
    const rules = new Map();
    for (const row of rows) rules.set(row.rule, [...(rules.get(row.rule) ?? []), row]);
    return [...rules.values()];
  }

  /** @param {any} data */
  function ruleSections(data) {
    return byRule(data.rules).map((severities) => {
      const { rule } = severities[0];
      const total = severities.reduce((sum, row) => sum + row.count, 0);
      const counts = severities.map((row) =>
        element(
          "span",
          { class: "severity-count" },
          tidtam.severity(row.severity),
          severities.length > 1 ? ` ${number(row.count)}` : "",
        ),
      );
      return element(
        "details",
        { class: "rule" },
        element("summary", {}, element("span", { class: "total" }, number(total)), tidtam.ruleName(rule), ...counts),
        agenciesOf(rule, data),
        examplesOf(rule, data),
      );
    });
  }

  /** @param {string} rule @param {any} data */
  function agenciesOf(rule, data) {
    const names = new Map(data.agencies.map((agency) => [agency.code, agency]));
    const rows = data.by_rule_agency
      .filter((row) => row[0] === rule)
      .sort((a, b) => b[2] - a[2])
      .slice(0, 10);
    if (rows.length === 0) return null;
    const list = rows.map(([, code, count]) =>
      element(
        "li",
        {},
        pageLink("agency", { code: code ?? "none" }, tidtam.agencyName(names.get(code) ?? { code, name: null })),
        ` ${number(count)}`,
      ),
    );
    return element("div", {}, element("h3", {}, word("agencies_of_rule")), element("ul", {}, ...list));
  }

  /** @param {string} rule @param {any} data */
  function examplesOf(rule, data) {
    const rows = data.examples.filter((row) => row.rule === rule);
    if (rows.length === 0) return null;
    return table({
      caption: word("examples"),
      columns: [
        { head: word("message"), heads: true, wide: true, cell: (row) => tidtam.quoted(row.message, "en") },
        {
          head: word("project"),
          cell: (row) =>
            row.project_code
              ? pageLink("project", { code: row.project_code }, tidtam.quoted(row.project_code))
              : tidtam.missing(),
          short: true,
        },
        { head: word("documents"), wide: true, cell: (row) => tidtam.textValue(row.source) },
        { head: word("place"), short: true, cell: (row) => placeOf(row) },
      ],
      rows,
    });
  }

  /** @param {any} row */
  function placeOf(row) {
    const line = row.line ?? row.line_start;
    if (line === null || line === undefined) return tidtam.missing();
    const page = row.page === null || row.page === undefined ? "" : `${word("page_n", { n: row.page })} `;
    return page + word("line_n", { n: line });
  }

  /** @param {any[]} agencies */
  function agencyTable(agencies) {
    const columns = [
      {
        head: word("agency"),
        heads: true,
        wide: true,
        cell: (row) => pageLink("agency", { code: row.code ?? "none" }, tidtam.agencyName(row)),
        order: (row) => row.name,
      },
      { head: word("findings"), number: true, cell: (row) => number(row.count), order: (row) => row.count },
      { head: word("documents"), number: true, cell: (row) => number(row.documents), order: (row) => row.documents },
      {
        head: word("per_document"),
        number: true,
        cell: (row) => value(row.per_document),
        order: (row) => row.per_document,
      },
    ];
    const list = table({ caption: word("findings_by_agency"), hideCaption: true, columns, rows: [] });
    const filter = tidtam.filterBox({
      label: word("filter_agencies"),
      rows: () => agencies,
      text: (row) => `${row.name ?? ""} ${row.code ?? ""}`,
      show: list.show,
    });
    filter.again();
    return element("div", {}, element("p", { class: "note" }, word("findings_counted")), filter, list);
  }

  /** Months from the first to the last, those without documents too. @param {string[]} known sorted, as 2021-10 */
  function months(known) {
    const all = [];
    let [year, month] = known[0].split("-").map(Number);
    for (let at = known[0]; at <= known.at(-1); at = `${year}-${String(month).padStart(2, "0")}`) {
      all.push(at);
      month += 1;
      if (month > 12) [year, month] = [year + 1, 1];
    }
    return all;
  }

  /** Sums of months over the agencies that are asked for. @param {any[]} rows */
  function byMonth(rows) {
    const sums = new Map();
    for (const row of rows) {
      const sum = sums.get(row.month) ?? { documents: 0, findings: 0 };
      sums.set(row.month, {
        documents: sum.documents + row.documents,
        findings: sum.findings + row.findings,
      });
    }
    return sums;
  }

  /** @param {any[]} rows of one agency, or of all */
  function timeChart(rows) {
    const sums = byMonth(rows);
    const labels = months([...sums.keys()].sort());
    const of = (column) => labels.map((month) => sums.get(month)?.[column] ?? null);
    const perDocument = labels.map((month) => {
      const sum = sums.get(month);
      return sum?.documents ? sum.findings / sum.documents : null;
    });
    return element(
      "div",
      { class: "charts" },
      tidtam.chart({
        title: word("chart_findings"),
        kind: "line",
        label: word("month"),
        labels: labels.map(tidtam.monthInLines),
        names: labels.map(tidtam.month),
        series: [{ name: word("per_document"), values: perDocument, look: "first" }],
      }),
      tidtam.chart({
        title: word("chart_documents"),
        kind: "bar",
        label: word("month"),
        labels: labels.map(tidtam.monthInLines),
        names: labels.map(tidtam.month),
        whole: true,
        series: [{ name: word("documents"), values: of("documents"), look: "second" }],
      }),
    );
  }

  /** @param {any} data */
  function overTime(data) {
    const rows = data.over_time.filter((row) => row.month !== null);
    if (rows.length === 0) return element("p", {}, word("none"));
    const names = new Map(data.agencies.map((agency) => [agency.code, agency]));
    const codes = [...new Set(rows.map((row) => row.code))];
    const nameOf = (code) => tidtam.plain(names.get(code)?.name ?? (code === "none" || code === null ? word("agency_unknown_name") : code));
    codes.sort((a, b) => nameOf(a).localeCompare(nameOf(b), "th"));
    const select = element(
      "select",
      {},
      element("option", { value: "" }, word("all_agencies")),
      ...codes.map((code, place) => element("option", { value: place, lang: "th" }, nameOf(code))),
    );
    const chart = element("div");
    const draw = () => {
      const code = codes[select.value];
      chart.replaceChildren(timeChart(select.value === "" ? rows : rows.filter((row) => row.code === code)));
    };
    select.addEventListener("change", draw);
    draw();
    return element("div", {}, element("p", {}, element("label", {}, `${word("choose_agency")} `, select)), chart);
  }

  tidtam.show(async () => {
    tidtam.title(word("findings"));
    const data = await tidtam.load("findings");
    tidtam.content.append(
      element("h1", {}, word("findings")),
      element("p", { class: "lead" }, word("findings_intro")),
      section(word("findings_over_time"), overTime(data)),
      section(word("findings_by_rule"), ...ruleSections(data)),
      section(word("findings_by_agency"), agencyTable(data.agencies)),
    );
  });
})();
