"use strict";

(() => {
  const { element, word, number, table, value, sourceButton } = tidtam;

  /** @param {string | null} from @param {string | null} to */
  const days = (from, to) =>
    from === null && to === null
      ? tidtam.missing()
      : element(
          "span",
          {},
          value(from, tidtam.day),
          " – ",
          value(to, tidtam.day),
        );

  /** The facts of a project, each with its source. @param {any} data @param {Map<string, string>} agencies names by code @returns {Node} */
  tidtam.projectFacts = ({ project, budget }, agencies) => {
    const list = element("dl", { class: "facts" });
    const add = (label, shown, place = project) => {
      const isShown = !(shown instanceof Element && shown.classList.contains("missing"));
      const source = isShown && place ? sourceButton(label, place) : "";
      list.append(element("div", {}, element("dt", {}, label), element("dd", {}, shown, source)));
    };
    add(word("agency"), agencyOf(project, agencies));
    if (project.responsible_unit) add(word("responsible_unit"), tidtam.quoted(project.responsible_unit));
    add(word("fiscal_year"), value(project.fiscal_year, tidtam.fiscalYear));
    add(word("progress"), value(project.progress_percent, tidtam.percent));
    add(word("duration"), days(project.start_date, project.end_date));
    if (project.is_routine !== null) add(word("routine"), word(project.is_routine ? "yes" : "no"));
    const amounts = budget ?? project;
    const place = budgetPlace(project, budget);
    add(word("received"), value(amounts.received_baht ?? project.budget_received_baht, tidtam.baht), place);
    add(word("spent"), value(amounts.spent_baht ?? project.budget_spent_baht, tidtam.baht), place);
    if (budget) add(word("spent_percent"), value(budget.spent_percent, tidtam.percent, budget.spent_missing), null);
    add(word("seen_on"), value(project.observed_at, tidtam.day), null);
    return list;
  };

  /** @param {string} name without what printing changes */
  const likened = (name) => name.normalize("NFC").replace(/\s+/g, "");

  /** The agency as the document names it; beside it the name of its code, where that is another. @param {any} project @param {Map<string, string>} agencies */
  function agencyOf({ agency_code: code, agency_name: name }, agencies) {
    if (code === null) return tidtam.agencyName({ code: null, name });
    const link = (shown) => tidtam.pageLink("agency", { code }, tidtam.agencyName({ code, name: shown }));
    const ofCode = agencies.get(code);
    if (!name || !ofCode || likened(name) === likened(ofCode)) return link(name);
    return element(
      "span",
      {},
      `${word("in_document")} `,
      tidtam.quoted(name),
      `; ${word("code").toLowerCase()} `,
      tidtam.quoted(code),
      ` ${word("code_is")} `,
      link(ofCode),
    );
  }

  /** The lines of the amounts: those of the project, where it is the same document. */
  function budgetPlace(project, budget) {
    if (!budget?.document_id || budget.document_id === project.document_id) return project;
    return { page: null, ...budget };
  }

  /** Long texts, folded up. @param {any} project @returns {Node} */
  tidtam.projectTexts = (project) => {
    const texts = ["rationale", "objectives", "targets"].filter((column) => project[column]);
    return element(
      "div",
      {},
      ...texts.map((column) =>
        element(
          "details",
          {},
          element("summary", {}, word(column)),
          element("p", { class: "long" }, tidtam.quoted(project[column]), sourceButton(word(column), project)),
        ),
      ),
    );
  };

  /** @param {any} report */
  function reportCard(report) {
    const name = word("report_no", { n: number(report.report_no) });
    const head = element(
      "h3",
      { class: "card-head" },
      element("span", {}, name),
      element("span", {}, report.report_date === null ? word("date_unknown") : tidtam.day(report.report_date)),
      element("span", {}, value(report.progress_percent, tidtam.percent)),
      sourceButton(name, report),
    );
    const labelled = ["narrative", "problem", "obstacle", "plan_status", "target_status"].map((column) => {
      const told = tidtam.labelled(word(column), report[column]);
      // Words for none are printed as they stand, but do not stand out.
      if (told && report[`states_${column}`] === false) told.classList.add("said-none");
      return told;
    });
    const spent =
      report.budget_spent_baht === null || report.budget_spent_baht === undefined
        ? null
        : element("p", { class: "note" }, word("spent_with_report", { n: tidtam.baht(report.budget_spent_baht) }));
    return element("div", {}, head, ...labelled, spent);
  }

  /** Reports, the newest first. @param {any[]} reports @returns {Node} */
  tidtam.reportList = (reports) =>
    reports.length === 0
      ? element("p", {}, word("none"))
      : tidtam.cards([...reports].sort((a, b) => b.report_no - a.report_no).map(reportCard));

  /** @param {any[]} steps @returns {Node} */
  tidtam.stepTable = (steps) =>
    steps.length === 0
      ? element("p", {}, word("none"))
      : table({
          caption: word("steps"),
          hideCaption: true,
          columns: [
            {
              head: word("step"),
              heads: true,
              wide: true,
              cell: (row) => element("span", {}, `${number(row.step_no)}. `, tidtam.textValue(row.name)),
            },
            { head: word("weight"), number: true, cell: (row) => value(row.weight_percent, tidtam.percent) },
            { head: word("begins"), short: true, cell: (row) => value(row.start_date, tidtam.day) },
            { head: word("ends"), short: true, cell: (row) => value(row.end_date, tidtam.day) },
            { head: word("source"), cell: (row) => sourceButton(`${word("step")} ${row.step_no}`, row) },
          ],
          rows: steps,
        });

  /** The same work in other years. @param {any[]} lineage @param {string} code @returns {Node} */
  tidtam.lineageTable = (lineage, code) =>
    element(
      "div",
      {},
      table({
        caption: word("same_work"),
        hideCaption: true,
        columns: [
          { head: word("fiscal_year"), heads: true, short: true, cell: (row) => value(row.fiscal_year, tidtam.fiscalYear) },
          {
            head: word("project"),
            wide: true,
            cell: (row) =>
              row.code === code
                ? element("span", {}, tidtam.nameOf(row), ` (${word("this_project")})`)
                : tidtam.pageLink("project", { code: row.code }, tidtam.nameOf(row)),
          },
          { head: word("progress"), number: true, cell: (row) => value(row.progress_percent, tidtam.percent) },
          { head: word("match_score"), number: true, cell: (row) => value(row.match_score) },
          { head: word("match_certainty"), number: true, cell: (row) => value(row.match_certainty) },
        ],
        rows: lineage,
      }),
      element("p", { class: "note" }, word("same_work_note")),
    );

  /** @param {any[]} findings @returns {Node} */
  tidtam.findingTable = (findings) =>
    findings.length === 0
      ? element("p", {}, word("no_findings"))
      : table({
          caption: word("findings_of_project"),
          hideCaption: true,
          columns: [
            { head: word("rule"), heads: true, wide: true, cell: (row) => tidtam.ruleName(row.rule) },
            { head: word("severity"), cell: (row) => tidtam.severity(row.severity) },
            { head: word("message"), wide: true, cell: (row) => tidtam.quoted(row.message, "en") },
            { head: word("source"), cell: (row) => sourceButton(tidtam.rule(row.rule), row) },
          ],
          rows: findings,
        });

  /** @param {any[]} documents @returns {Node} */
  tidtam.documentList = (documents) =>
    element(
      "ol",
      { class: "documents" },
      ...documents.map((one) =>
        element(
          "li",
          {},
          tidtam.quoted(one.source),
          element(
            "span",
            { class: "note" },
            ` · ${tidtam.kind(one.kind)} · ${word("seen_on")} `,
            value(one.observed_at, tidtam.day),
          ),
          one.url ? element("br") : null,
          one.url ? tidtam.webLink(one.url) : null,
        ),
      ),
    );
})();
