"use strict";

(() => {
  const { element, word, section, number, value } = tidtam;

  const PROJECT_COLUMNS = [
    {
      head: word("project"),
      heads: true,
      wide: true,
      cell: (row) => tidtam.pageLink("project", { code: row.code }, tidtam.nameOf(row)),
      order: (row) => row.name,
    },
    { head: word("code"), short: true, cell: (row) => tidtam.quoted(row.code), order: (row) => row.code },
    {
      head: word("fiscal_year"),
      short: true,
      cell: (row) => value(row.fiscal_year, tidtam.fiscalYear),
      order: (row) => row.fiscal_year,
    },
    {
      head: word("progress"),
      number: true,
      cell: (row) => value(row.progress_percent, tidtam.percent),
      order: (row) => row.progress_percent,
    },
    {
      head: word("last_report"),
      short: true,
      cell: (row) => value(row.last_report_date, tidtam.day),
      order: (row) => row.last_report_date,
    },
    {
      head: word("late"),
      cell: (row) => (row.is_late ? element("span", { class: "why" }, word("late")) : ""),
      order: (row) => (row.is_late ? 0 : 1),
    },
  ];

  /** All projects, a file of them at a time. @param {any} agency @param {string} file */
  async function projectList(agency, file) {
    const loaded = [];
    let shard = 0;
    const list = tidtam.table({
      caption: word("all_of_agency"),
      hideCaption: true,
      columns: PROJECT_COLUMNS,
      rows: [],
    });
    const filter = tidtam.filterBox({
      label: word("filter_projects"),
      rows: () => loaded,
      text: (row) => `${row.name ?? ""} ${row.code} ${row.fiscal_year ?? ""}`,
      show: list.show,
    });
    const note = element("p", { class: "note", role: "status" });
    const button = element("button", { type: "button", class: "more" }, word("load_more_projects"));
    const more = async () => {
      button.disabled = true;
      const next = await tidtam.load(`${file}/projects-${shard}`);
      shard += 1;
      loaded.push(...next.projects);
      filter.again();
      const isAll = shard >= agency.project_shards;
      const counts = { loaded: number(loaded.length), all: number(agency.project_count) };
      note.textContent = isAll ? "" : word("filter_loaded", counts);
      button.disabled = false;
      button.hidden = isAll;
    };
    button.addEventListener("click", () => {
      more().catch(() => {
        note.textContent = word("site_not_there");
      });
    });
    if (agency.project_shards > 0) await more();
    return element("div", {}, filter, list, note, agency.project_shards > 0 ? button : null);
  }

  const code = tidtam.askedCode();

  tidtam.show(async () => {
    tidtam.title(word("agency"));
    if (!code) {
      tidtam.content.append(element("h1", {}, word("agency")), element("p", {}, word("nothing_asked")));
      return;
    }
    const file = `agency/${tidtam.fileName(code)}`;
    const agency = await tidtam.load(file);
    tidtam.title(agency.name ?? agency.code ?? code);
    tidtam.content.append(
      element("h1", {}, tidtam.agencyName(agency)),
      element("p", { class: "lead" }, `${word("code")} `, tidtam.agencyCode(agency.code ?? code)),
      tidtam.tiles([
        [word("projects"), number(agency.project_count)],
        [word("late_projects"), number(agency.late_count)],
        [word("indicators"), number(agency.indicator_count)],
      ]),
      section(word("agency_years"), tidtam.agencyChart(agency.years), tidtam.agencyYearTable(agency.years)),
      section(word("late_projects"), tidtam.lateList(agency.late, agency.late_count)),
      section(word("indicators"), tidtam.attainmentTable(agency.indicators, agency.indicator_count)),
      section(word("findings_of_agency"), tidtam.ruleTable(agency.findings_by_rule)),
    );
    const projects = section(word("all_of_agency"));
    tidtam.content.append(projects);
    projects.append(await projectList(agency, file));
  }, code);
})();
