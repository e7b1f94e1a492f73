"use strict";

(() => {
  const { element, word, section } = tidtam;

  /** @param {any[]} curve @param {any} project */
  function planChart(curve, project) {
    if (curve.length === 0) return element("p", {}, word("no_curve"));
    const of = (column) => curve.map((month) => month[column]);
    const title =
      project.fiscal_year === null
        ? word("chart_plan_undated")
        : word("chart_plan", { year: project.fiscal_year });
    const figure = tidtam.chart({
      title,
      kind: "line",
      label: word("month"),
      labels: of("fiscal_month").map(tidtam.fiscalMonth),
      series: [
        { name: word("reported"), values: of("reported_percent"), look: "first", missing: of("reported_missing") },
        { name: word("planned"), values: of("planned_percent"), look: "second", missing: of("planned_missing") },
      ],
      top: 100,
      shown: tidtam.percent,
    });
    figure.classList.add("tall");
    return element("div", {}, figure, ...missingNotes(curve));
  }

  /** Where a whole line of the chart is missing: why. @param {any[]} curve */
  function missingNotes(curve) {
    return ["planned", "reported"]
      .filter((line) => curve.every((month) => month[`${line}_percent`] === null))
      .map((line) =>
        element("p", { class: "note" }, `${word(line)}: `, tidtam.missing(curve.at(-1)[`${line}_missing`])),
      );
  }

  /** @param {any} late */
  function lateNotice(late) {
    if (!late) return null;
    const notice = element(
      "div",
      { class: "notice" },
      element("p", {}, element("strong", {}, word("late_notice", { why: tidtam.reason(late.why ?? late.late_because) }))),
    );
    if (late.gap_points !== null && late.gap_points !== undefined) {
      const gap = word("late_gap", {
        month: tidtam.fiscalMonth(late.fiscal_month),
        planned: tidtam.percent(late.planned_percent),
        reported: tidtam.percent(late.reported_percent),
      });
      notice.append(element("p", {}, `${gap} (${word("gap_points", { n: tidtam.points(late.gap_points) })})`));
    }
    for (const kind of ["problem", "obstacle"]) {
      const told = tidtam.labelled(word(kind), late[kind]);
      if (told) notice.append(told);
    }
    return notice;
  }

  /** Names of the agencies by their codes; none where the site's file is not there. @returns {Promise<Map<string, string>>} */
  const agencyNames = () =>
    tidtam.load("site").then(
      (site) => new Map(site.agencies.map((agency) => [agency.code, agency.name])),
      () => new Map(),
    );

  const code = tidtam.askedCode();

  tidtam.show(async () => {
    tidtam.title(word("project"));
    if (!code) {
      tidtam.content.append(element("h1", {}, word("project")), element("p", {}, word("nothing_asked")));
      return;
    }
    const [data, agencies] = await Promise.all([tidtam.load(tidtam.projectFile("project", code)), agencyNames()]);
    const { project } = data;
    tidtam.sourcesOf(code, data.documents);
    tidtam.title(project.name ?? code);
    const add = (heading, ...children) => tidtam.content.append(section(heading, ...children));
    tidtam.content.append(
      element("h1", {}, tidtam.nameOf(project), tidtam.sourceButton(word("name"), project)),
      element("p", { class: "lead" }, `${word("code")} `, tidtam.quoted(code)),
      lateNotice(data.late) ?? "",
      element("p", { class: "print-only" }, word("printed_sources")),
    );
    add(word("overview_of_project"), tidtam.projectFacts(data, agencies), tidtam.projectTexts(project));
    add(word("plan_and_reports"), planChart(data.curve, project));
    add(word("reports"), tidtam.reportList(data.reports));
    add(word("steps"), tidtam.stepTable(data.steps));
    add(word("quarters"), tidtam.indicatorList(data.indicators, data.indicator_quarters));
    add(word("evaluations"), tidtam.evaluationTable(data.evaluations));
    if (data.lineage.length > 0) add(word("same_work"), tidtam.lineageTable(data.lineage, code));
    add(word("findings_of_project"), tidtam.findingTable(data.findings));
    add(word("documents_of_project"), tidtam.documentList(data.documents));
  }, code);
})();
