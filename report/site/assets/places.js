"use strict";

/**
 * @typedef {object} Place where a record stands
 * @property {string} document_id
 * @property {number | null} page
 * @property {number | null} line_start
 * @property {number | null} [page_end]
 * @property {number | null} [line_end]
 */

(() => {
  const { word } = tidtam;

  /** @param {Place} place */
  tidtam.lastLine = (place) => place.line_end ?? place.line_start;

  /** @param {Place} place */
  tidtam.lastPage = (place) => place.page_end ?? place.page;

  /** A place in words: page 3, lines 67–77. @param {Place} place @returns {string} */
  tidtam.placeInWords = (place) => {
    const page = place.page === null ? "" : word("page_n", { n: place.page });
    if (place.line_start === null) return page;
    const line = (n) => word("line_n", { n });
    if (tidtam.lastPage(place) !== place.page) {
      const end = `${word("page_n", { n: tidtam.lastPage(place) })} ${line(tidtam.lastLine(place))}`;
      return word("from_to", { from: `${page} ${line(place.line_start)}`, to: end });
    }
    const lines =
      tidtam.lastLine(place) === place.line_start
        ? line(place.line_start)
        : word("lines_n", { from: place.line_start, to: tidtam.lastLine(place) });
    return `${page} ${lines}`.trim();
  };
})();
