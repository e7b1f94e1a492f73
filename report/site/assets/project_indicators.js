"use strict";

(() => {
  const { element, word, number, table, value, sourceButton } = tidtam;

  /** @param {any} row */
  const quarterOf = (row) =>
    row.quarter === null ? word("quarter_unknown") : word("quarter_n", { n: number(row.quarter) });

  /** The quarters of an indicator: those of its place in its document. @param {any} indicator @param {any[]} quarters */
  const quartersOf = (indicator, quarters) =>
    quarters.filter(
      (row) => row.document_id === indicator.document_id && row.indicator_no === indicator.indicator_no,
    );

  /** @param {any[]} rows @param {string} caption */
  function quarterTable(rows, caption) {
    const scored = (column) => rows.some((row) => row[column] !== null && row[column] !== undefined);
    const score = (column) =>
      scored(column) ? [{ head: word(column), number: true, cell: (row) => value(row[column]) }] : [];
    return table({
      caption,
      quotes: true,
      hideCaption: true,
      columns: [
        { head: word("quarter"), heads: true, short: true, cell: quarterOf },
        { head: word("result"), number: true, cell: (row) => value(row.result_value) },
        ...["score", "score_2_1", "score_2_2"].flatMap(score),
        { head: word("narrative"), wide: true, cell: (row) => tidtam.textValue(row.narrative) },
        { head: word("source"), cell: (row) => sourceButton(quarterOf(row), row) },
      ],
      rows,
    });
  }

  /** @param {any} indicator @param {any[]} quarters */
  function indicatorCard(indicator, quarters) {
    const name = indicator.name ?? indicator.indicator_code ?? word("indicator");
    const rows = quartersOf(indicator, quarters);
    const facts = element(
      "p",
      { class: "card-head" },
      element("span", {}, `${word("target")} `, tidtam.target(indicator)),
      element("span", {}, `${word("result")} `, value(indicator.result_value)),
      element(
        "span",
        {},
        `${word("attainment")} `,
        value(indicator.attainment_percent, tidtam.percent, indicator.attainment_missing),
      ),
    );
    return element(
      "div",
      {},
      element("h3", { class: "card-head" }, element("span", {}, tidtam.quoted(name)), sourceButton(word("indicator"), indicator)),
      facts,
      rows.length ? quarterTable(rows, tidtam.plain(name)) : null,
    );
  }

  /** @param {any[]} indicators @param {any[]} quarters @returns {Node} */
  tidtam.indicatorList = (indicators, quarters) =>
    indicators.length === 0
      ? element("p", {}, word("none"))
      : tidtam.cards(indicators.map((one) => indicatorCard(one, quarters)));

  /** Scores of indicators stand beside their codes. @param {any[]} evaluations */
  const codeColumn = (evaluations) =>
    evaluations.some((row) => row.indicator_code)
      ? [{ head: word("indicator"), short: true, cell: (row) => tidtam.textValue(row.indicator_code) }]
      : [];

  /** @param {any[]} evaluations @returns {Node} */
  tidtam.evaluationTable = (evaluations) =>
    evaluations.length === 0
      ? element("p", {}, word("none"))
      : table({
          caption: word("evaluations"),
          hideCaption: true,
          class: "half",
          columns: [
            { head: word("quarter"), heads: true, short: true, cell: quarterOf },
            ...codeColumn(evaluations),
            { head: word("score"), number: true, cell: (row) => value(row.score) },
            { head: word("source"), cell: (row) => sourceButton(quarterOf(row), row) },
          ],
          rows: evaluations,
        });
})();
