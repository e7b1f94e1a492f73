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

  tidtam.show(async () => {
    tidtam.title(word("findings"));
    const data = await tidtam.load("findings");
    tidtam.content.append(
      element("h1", {}, word("findings")),
      element("p", { class: "lead" }, word("findings_intro")),
      section(word("findings_over_time"), tidtam.findingsOverTime(data)),
      section(word("findings_by_rule"), ...ruleSections(data)),
      section(word("findings_by_agency"), agencyTable(data.agencies)),
    );
  });
})();
