"use strict";

(() => {
  const { element, word, placeInWords, lastLine, lastPage } = tidtam;

  /** A place in short, for paper: [2. 3:67–77]. @param {Place} place @param {number} number of the document on this page */
  function placeOnPaper(place, number) {
    const page = place.page === null ? "" : `${place.page}:`;
    const lines = lastLine(place) === place.line_start ? "" : `–${lastLine(place)}`;
    return ` [${number ? `${number}. ` : ""}${page}${place.line_start}${lines}]`;
  }

  /** @param {Place} place @param {number} page @param {number} line */
  function isCited(place, page, line) {
    const after = page > place.page || (page === place.page && line >= place.line_start);
    const before = page < lastPage(place) || (page === lastPage(place) && line <= lastLine(place));
    return after && before;
  }

  /** @param {Place} place @param {number} page @param {[string, string][]} lines */
  function lineList(place, page, lines) {
    const items = lines.map(([number, text]) => {
      const cited = isCited(place, page, Number(number));
      const shown = tidtam.quoted(text);
      return element(
        "li",
        { class: cited ? "cited" : null },
        element("span", { class: "line-number" }, tidtam.forReaders(`${word("line_n", { n: "" })} `), number),
        element(
          "span",
          { class: "line-text" },
          cited ? element("mark", {}, shown, tidtam.forReaders(` ${word("line_cited")}`)) : shown,
        ),
      );
    });
    return element("ol", { class: "lines", "aria-label": word("lines_caption") }, ...items);
  }

  const CONTEXT = 2;

  /** The cited lines with two before and after, page by page. @param {Place} place @param {any} pages */
  function citedLines(place, pages) {
    const first = place.page ?? 1;
    const last = lastPage(place) ?? first;
    const whole = { ...place, page: first, page_end: last };
    const parts = [];
    for (let page = first; page <= last; page += 1) {
      const from = page === first ? place.line_start - CONTEXT : 1;
      const to = page === last ? lastLine(place) + CONTEXT : Infinity;
      const lines = Object.entries(pages[page] ?? {})
        .filter(([number]) => Number(number) >= from && Number(number) <= to)
        .sort(([a], [b]) => a - b);
      if (lines.length === 0) continue;
      if (first !== last) parts.push(element("h3", {}, word("page_n", { n: page })));
      parts.push(lineList(whole, page, lines));
    }
    return parts;
  }

  /** @param {any} about the document @param {Place} place */
  function documentFacts(about, place) {
    const facts = element("dl", { class: "facts" });
    const add = (label, shown) =>
      facts.append(element("div", {}, element("dt", {}, label), element("dd", {}, shown)));
    if (about.source) add(word("documents"), tidtam.quoted(about.source));
    if (about.kind) add(word("kind"), tidtam.kind(about.kind));
    if (about.url) add(word("address"), tidtam.webLink(about.url));
    if (about.observed_at) add(word("seen_on"), tidtam.day(about.observed_at));
    add(word("place"), placeInWords(place));
    return facts;
  }

  /** What the sources of this page stand in. @type {{code: string, documents: Map<string, any>}} */
  const known = { code: "", documents: new Map() };

  /**
   * Say which project's sources the buttons of this page open.
   * @param {string} code
   * @param {any[]} documents
   */
  tidtam.sourcesOf = (code, documents) => {
    known.code = code;
    known.documents = new Map(documents.map((document, i) => [document.id, { ...document, number: i + 1 }]));
  };

  /** @param {string} what @param {Place} place @param {HTMLElement} body */
  async function fillDialog(place, body) {
    const about = known.documents.get(place.document_id) ?? {};
    body.replaceChildren(documentFacts(about, place), element("p", { class: "note", role: "status" }, word("loading")));
    try {
      const sources = await tidtam.load(tidtam.projectFile("source", known.code));
      const pages = sources.documents[place.document_id]?.pages ?? {};
      const lines = place.line_start === null ? [] : citedLines(place, pages);
      const note = lines.length ? `${word("lines_caption")} · ${word("masked_note")}` : word("source_not_there");
      body.lastChild.remove();
      body.append(...lines, element("p", { class: "note" }, note));
    } catch {
      body.lastChild.textContent = word("source_not_there");
    }
  }

  /** @param {string} what @param {Place} place */
  function openDialog(what, place) {
    const body = element("div", { class: "dialog-body" });
    const dialog = element("dialog", { "aria-labelledby": "source-title", class: "source" });
    const close = element("button", { type: "button", onclick: () => dialog.close() }, word("close"));
    const title = element("h2", { id: "source-title" }, word("source_title", { what: tidtam.plain(what) }));
    dialog.append(element("div", { class: "dialog-head" }, title, close), body);
    dialog.addEventListener("close", () => dialog.remove());
    dialog.addEventListener("click", (event) => {
      if (event.target === dialog) dialog.close();
    });
    document.body.append(dialog);
    dialog.showModal();
    fillDialog(place, body);
  }

  /**
   * The small button beside a value that shows its lines; on paper it is its place.
   * @param {string} what the value, in words
   * @param {Place | null | undefined} place
   * @returns {Node} an empty text where the place is not known
   */
  tidtam.sourceButton = (what, place) => {
    if (!place?.document_id || place.line_start === null || place.line_start === undefined) {
      return document.createTextNode("");
    }
    const label = word("source_of", { what: tidtam.plain(what), place: placeInWords(place) });
    const number = known.documents.get(place.document_id)?.number ?? 0;
    return element(
      "span",
      { class: "source-place" },
      element(
        "button",
        { type: "button", class: "source", "aria-label": label, title: placeInWords(place), "aria-haspopup": "dialog", onclick: () => openDialog(what, place) },
        word("source"),
      ),
      element("span", { class: "print-only", "aria-hidden": "true" }, placeOnPaper(place, number)),
    );
  };
})();
