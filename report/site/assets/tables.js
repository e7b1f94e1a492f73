"use strict";

/**
 * @typedef {object} Column
 * @property {string} head
 * @property {function(any): (Node | string)} cell
 * @property {boolean} [number] right-aligned, not broken
 * @property {boolean} [heads] the cell heads its row
 * @property {boolean} [short] a code or a day, not broken
 * @property {boolean} [wide] holds a text that needs room
 * @property {function(any): (number | string | null)} [order] makes the column's head a button that sorts
 */

(() => {
  const { element, word } = tidtam;

  /** @param {Column} column */
  const kind = (column) =>
    ["number", "short", "wide"].filter((name) => column[name]).join(" ") || null;

  /** @param {any} row @param {Column[]} columns */
  function bodyRow(row, columns) {
    return element(
      "tr",
      {},
      ...columns.map((column) =>
        element(
          column.heads ? "th" : "td",
          { class: kind(column), scope: column.heads ? "row" : null },
          column.cell(row),
        ),
      ),
    );
  }

  /** Smaller first; what is missing last, whichever way. @param {any} a @param {any} b @param {number} way */
  function compared(a, b, way) {
    if (a === null || a === undefined) return b === null || b === undefined ? 0 : 1;
    if (b === null || b === undefined) return -1;
    return way * (typeof a === "number" ? a - b : String(a).localeCompare(String(b), "th"));
  }

  /** @param {HTMLElement} head @param {Column} column @param {function(number): void} sort */
  function sortButton(head, column, sort) {
    const press = () => {
      const way = head.getAttribute("aria-sort") === (column.number ? "descending" : "ascending");
      const descending = column.number ? !way : way;
      for (const other of head.parentElement.children) other.removeAttribute("aria-sort");
      head.setAttribute("aria-sort", descending ? "descending" : "ascending");
      sort(descending ? -1 : 1);
    };
    return element(
      "button",
      { type: "button", class: "sort", title: word("sort_by", { what: column.head }), onclick: press },
      column.head,
    );
  }

  /** Printed heads are text: a browser repeats no buttons on the pages that follow. @param {Column} column */
  const printedHead = (column) => element("span", { class: "head-text", "aria-hidden": "true" }, column.head);

  /** Tells readers, and the keyboard, of a table's box that scrolls; and of no other. */
  const scrolling = new ResizeObserver((entries) => {
    for (const box of new Set(entries.map(({ target }) => target.closest(".scroll")))) {
      if (box !== null) markScrolling(box);
    }
  });

  /** @param {HTMLElement} box */
  function markScrolling(box) {
    const told = { role: "region", tabindex: "0", "aria-label": word("table_scrolls", { title: box.querySelector("caption").textContent }) };
    const scrolls = box.scrollWidth > box.clientWidth;
    for (const [name, value] of Object.entries(told)) {
      if (scrolls) box.setAttribute(name, value);
      else box.removeAttribute(name);
    }
  }

  /**
   * A table in a box of its own, which scrolls where the screen is narrow.
   * @param {{caption: string, columns: Column[], rows: any[], hideCaption?: boolean, class?: string, quotes?: boolean}} wanted `quotes`: the caption is a document's text
   * @returns {HTMLElement & {show: function(any[]): void}} `show` puts other rows into it
   */
  tidtam.table = ({ caption, columns, rows, hideCaption = false, quotes = false, class: kindOfTable = null }) => {
    const body = element("tbody");
    let current = rows;
    const fill = (shown) => body.replaceChildren(...shown.map((row) => bodyRow(row, columns)));
    const heads = columns.map((column) => {
      const head = element("th", { scope: "col", class: kind(column) });
      const sort = (way) => {
        current = [...current].sort((a, b) => compared(column.order(a), column.order(b), way));
        fill(current);
      };
      head.append(...(column.order ? [sortButton(head, column, sort), printedHead(column)] : [column.head]));
      return head;
    });
    const box = element(
      "div",
      { class: "scroll" },
      element(
        "table",
        { class: kindOfTable },
        element(
          "caption",
          { class: hideCaption ? "readers-only" : null },
          quotes ? tidtam.quoted(caption) : caption,
        ),
        element("thead", {}, element("tr", {}, ...heads)),
        body,
      ),
    );
    fill(rows);
    scrolling.observe(box);
    scrolling.observe(box.firstChild);
    return Object.assign(box, {
      show(other) {
        current = other;
        for (const head of heads) head.removeAttribute("aria-sort");
        fill(other);
      },
    });
  };

  /** @param {string} text */
  const folded = (text) => text.normalize("NFC").toLocaleLowerCase("th").replace(/\s+/g, "");

  /**
   * A box that keeps the rows with all words typed into it, and says how many they are.
   * @param {{label: string, rows: function(): any[], text: function(any): string, show: function(any[]): void}} wanted
   * @returns {HTMLElement & {again: function(): void}} `again` filters anew, after rows were added
   */
  tidtam.filterBox = ({ label, rows, text, show }) => {
    const told = element("span", { class: "told", role: "status" });
    const input = element("input", { type: "search", autocomplete: "off", spellcheck: "false" });
    const again = () => {
      const words = input.value.trim().split(/\s+/).map(folded).filter(Boolean);
      const all = rows();
      const kept = words.length
        ? all.filter((row) => words.every((part) => folded(text(row)).includes(part)))
        : all;
      show(kept);
      const counts = { shown: tidtam.number(kept.length), all: tidtam.number(all.length) };
      told.textContent = kept.length === 0 && words.length ? word("none_found") : word("shown_of", counts);
    };
    input.addEventListener("input", again);
    const box = element("p", { class: "filter" }, element("label", {}, `${label} `, input), told);
    return Object.assign(box, { again });
  };

  /** A list of what is more than a line each. @param {HTMLElement[]} items @returns {HTMLElement} */
  tidtam.cards = (items) =>
    element("ul", { class: "cards" }, ...items.map((item) => element("li", {}, item)));

  /** A text under its label, and nothing where there is none. @param {string} label @param {string | null} text */
  tidtam.labelled = (label, text) =>
    text
      ? element(
          "p",
          { class: "labelled" },
          element("span", { class: "label" }, `${label} `),
          element("span", { class: "long" }, tidtam.quoted(text)),
        )
      : null;
})();
