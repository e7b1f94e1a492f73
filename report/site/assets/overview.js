"use strict";

(() => {
  const { element, word, section, table, number, value, pageLink } = tidtam;

  /** @param {any[]} years */
  function yearCharts(years) {
    const known = years.filter((year) => year.fiscal_year !== null);
    if (known.length === 0) return null;
    const labels = known.map((year) => String(year.fiscal_year));
    const of = (column) => known.map((year) => year[column]);
    const millions = (column) => of(column).map((baht) => (baht === null ? null : baht / 1e6));
    const chart = (title, series, more = {}) =>
      tidtam.chart({ title: word(title), kind: "bar", label: word("fiscal_year"), labels, series, repeated: true, ...more });
    return element(
      "div",
      { class: "charts" },
      chart(
        "chart_finished",
        [
          { name: word("finished"), values: of("finished"), look: "first" },
          { name: word("all_projects"), values: of("projects"), look: "second" },
        ],
        { whole: true },
      ),
      chart(
        "chart_mean",
        [{ name: word("mean_progress"), values: of("mean_progress"), look: "first" }],
        { top: 100, shown: tidtam.percent },
      ),
      chart("chart_spent", [
        { name: word("spent_short"), values: millions("compared_spent_baht"), look: "first", missing: of("spent_missing") },
        { name: word("received_short"), values: millions("compared_received_baht"), look: "second", missing: of("spent_missing") },
      ]),
    );
  }

  /** @param {any[]} years */
  function yearTable(years) {
    const columns = [
      {
        head: word("fiscal_year"),
        heads: true,
        cell: (row) => (row.fiscal_year === null ? word("year_unknown") : tidtam.fiscalYear(row.fiscal_year)),
      },
      { head: word("projects"), number: true, cell: (row) => number(row.projects) },
      { head: word("finished"), number: true, cell: (row) => number(row.finished) },
      { head: word("finished_share"), number: true, cell: (row) => value(row.finished_share, tidtam.share) },
      { head: word("mean_progress"), number: true, cell: (row) => value(row.mean_progress, tidtam.percent) },
      { head: word("received"), number: true, cell: (row) => value(row.received_baht, tidtam.baht) },
      { head: word("spent"), number: true, cell: (row) => value(row.spent_baht, tidtam.baht) },
      {
        head: word("spent_percent"),
        number: true,
        cell: (row) => value(row.spent_percent, tidtam.percent, row.spent_missing),
      },
    ];
    const compared = years.reduce((sum, year) => sum + (year.projects_compared ?? 0), 0);
    return element(
      "div",
      {},
      table({ caption: word("years_side_by_side"), hideCaption: true, columns, rows: years }),
      element("p", { class: "note" }, word("share_note"), " ", word("spent_note", { n: number(compared) })),
    );
  }

  /** @param {any} changed */
  function changes(changed) {
    if (changed.since === null) {
      return element("p", {}, tidtam.wordOrNull(`changed_${changed.missing}`) ?? word("changed_no_run"));
    }
    const tiles = tidtam.tiles([
      [word("new_projects"), number(changed.new_projects)],
      [word("changed_projects"), number(changed.changed_projects)],
      [word("new_findings"), number(changed.new_findings)],
    ]);
    const columns = [
      {
        head: word("project"),
        heads: true,
        wide: true,
        cell: (row) => pageLink("project", { code: row.code }, tidtam.nameOf(row)),
      },
      { head: word("change"), short: true, cell: (row) => word(row.is_new ? "change_new" : "change_other") },
      {
        head: word("progress_before"),
        number: true,
        cell: (row) => (row.is_new ? "" : value(row.before_percent, tidtam.percent)),
      },
      { head: word("progress_after"), number: true, cell: (row) => value(row.after_percent, tidtam.percent) },
      { head: word("last_report"), short: true, cell: (row) => value(row.after_report_date, tidtam.day) },
    ];
    const rows = changed.projects;
    const all = changed.new_projects + changed.changed_projects;
    return element(
      "div",
      {},
      element("p", { class: "note" }, word("changed_since", { day: tidtam.day(changed.since) })),
      tiles,
      rows.length ? table({ caption: word("changed_first_of", { shown: number(rows.length), all: number(all) }), columns, rows }) : null,
    );
  }

  /** @param {any} site */
  function lastRun(site) {
    if (site.last_run === null) return null;
    const { seen, loaded, partial, failed } = site.last_run;
    const values = { seen, loaded, partial, failed };
    for (const name of Object.keys(values)) values[name] = number(values[name] ?? 0);
    return element("p", { class: "note" }, word("last_run", values));
  }

  /** Years as ranges: 2562–2565, 2567. @param {number[]} years */
  function ranges(years) {
    const sorted = years.filter((year) => year !== null).sort((a, b) => a - b);
    const runs = [];
    for (const year of sorted) {
      const last = runs.at(-1);
      if (last && year === last[1] + 1) last[1] = year;
      else runs.push([year, year]);
    }
    return runs.map(([from, to]) => (from === to ? String(from) : `${from}–${to}`)).join(", ");
  }

  /** @param {any[]} agencies */
  function agencyList(agencies) {
    const columns = [
      {
        head: word("agency"),
        heads: true,
        wide: true,
        cell: (row) => pageLink("agency", { code: row.code }, tidtam.agencyName(row)),
        order: (row) => row.name,
      },
      { head: word("code"), short: true, cell: (row) => tidtam.agencyCode(row.code), order: (row) => row.code },
      { head: word("projects"), number: true, cell: (row) => number(row.projects), order: (row) => row.projects },
      { head: word("late"), number: true, cell: (row) => number(row.late), order: (row) => row.late },
      { head: word("findings"), number: true, cell: (row) => number(row.findings), order: (row) => row.findings },
      { head: word("years"), cell: (row) => (row.years.length ? ranges(row.years) : tidtam.missing()) },
    ];
    const list = table({ caption: word("agencies"), hideCaption: true, columns, rows: [] });
    const filter = tidtam.filterBox({
      label: word("filter_agencies"),
      rows: () => agencies,
      text: (row) => `${row.name ?? ""} ${row.code}`,
      show: list.show,
    });
    filter.again();
    return element("div", {}, filter, list);
  }

  tidtam.show(async () => {
    tidtam.title(word("overview"));
    const site = await tidtam.load("site");
    const late = site.agencies.reduce((sum, agency) => sum + agency.late, 0);
    tidtam.content.append(
      element("h1", {}, word("overview")),
      element("p", { class: "lead" }, word("site_about")),
      tidtam.tiles([
        [word("projects"), number(site.projects)],
        [word("agencies"), number(site.agencies.filter((agency) => agency.code !== "none").length)],
        [word("late_projects"), number(late)],
        [word("documents"), number(site.documents)],
        [word("quarantined"), number(site.quarantined)],
      ]),
      site.projects_without_code
        ? element("p", { class: "note" }, `${word("projects_without_code")}: ${number(site.projects_without_code)}`)
        : "",
      section(word("years_side_by_side"), yearCharts(site.years), yearTable(site.years)),
      section(word("changed"), changes(site.changed), lastRun(site)),
      section(word("agencies"), agencyList(site.agencies)),
    );
  });
})();
