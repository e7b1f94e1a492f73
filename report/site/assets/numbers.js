"use strict";

(() => {
  const { element, word } = tidtam;
  const SHORT_MONTHS = {
    th: "ม.ค. ก.พ. มี.ค. เม.ย. พ.ค. มิ.ย. ก.ค. ส.ค. ก.ย. ต.ค. พ.ย. ธ.ค.".split(" "),
    en: "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" "),
  };
  const BUDDHIST_ERA = 543;
  const BANGKOK_MILLISECONDS = 7 * 3600 * 1000;

  /**
   * @param {number} value
   * @param {number} [digits] decimals at most
   * @returns {string}
   */
  tidtam.number = (value, digits = 2) =>
    Number(value).toLocaleString("en-US", { maximumFractionDigits: digits });

  /** @param {number} value 0 to 100, may exceed it */
  tidtam.percent = (value) => `${tidtam.number(value, 1)}%`;

  /** @param {number} value 0 to 1 */
  tidtam.share = (value) => tidtam.percent(100 * value);

  /** Satang as two digits, and none where the baht are whole. @param {number} value in baht */
  tidtam.baht = (value) =>
    Number(value).toLocaleString("en-US", { minimumFractionDigits: 2, maximumFractionDigits: 2 }).replace(/\.00$/, "");

  /** @param {number} value in percentage points, with its sign */
  tidtam.points = (value) => `${value < 0 ? "−" : "+"}${tidtam.number(Math.abs(value), 1)}`;

  /** @param {number} year Buddhist-era, Gregorian where the language is not Thai @param {number} month 0 to 11 */
  function monthAndYear(year, month) {
    const name = SHORT_MONTHS[tidtam.language][month];
    return tidtam.language === "th"
      ? `${name} ${year + BUDDHIST_ERA}`
      : `${name} ${year} (BE ${year + BUDDHIST_ERA})`;
  }

  /**
   * A day: 5 ต.ค. 2564, or 5 Oct 2021 (BE 2564). Of a time in UTC it is the day in Bangkok.
   * @param {string} iso
   * @returns {string}
   */
  tidtam.day = (iso) => {
    const parts = /^(\d{4})-(\d{2})-(\d{2})(T|$| )/.exec(iso);
    if (parts === null) return tidtam.plain(iso);
    const zone = /(Z|[+-]\d{2}:?\d{2})$/.test(iso) ? "" : "Z";
    const time = iso.length > 10 ? Date.parse(iso.replace(" ", "T") + zone) + BANGKOK_MILLISECONDS : Date.parse(iso);
    const date = new Date(time);
    if (Number.isNaN(time)) return tidtam.plain(iso);
    return `${date.getUTCDate()} ${monthAndYear(date.getUTCFullYear(), date.getUTCMonth())}`;
  };

  /** A calendar month: ต.ค. 2564. @param {string} month such as 2021-10 @returns {string} */
  tidtam.month = (month) => {
    const parts = /^(\d{4})-(\d{2})/.exec(month);
    return parts === null ? tidtam.plain(month) : monthAndYear(Number(parts[1]), Number(parts[2]) - 1);
  };

  /** A calendar month in two short lines, for a scale: ต.ค. above 64. @param {string} month @returns {string[]} */
  tidtam.monthInLines = (month) => {
    const [year, place] = month.split("-").map(Number);
    const name = SHORT_MONTHS[tidtam.language][place - 1];
    return [name, String(tidtam.language === "th" ? year + BUDDHIST_ERA : year)];
  };

  /** Name of a month of the fiscal year, of which October is the first. @param {number} place 1 to 12 */
  tidtam.fiscalMonth = (place) => SHORT_MONTHS[tidtam.language][(place + 8) % 12];

  /** A fiscal year: 2565, or 2565 (2021/22). @param {number} year Buddhist-era @returns {string} */
  tidtam.fiscalYear = (year) => {
    if (tidtam.language === "th") return String(year);
    const ends = year - BUDDHIST_ERA;
    return `${year} (${ends - 1}/${String(ends % 100).padStart(2, "0")})`;
  };

  /** @param {HTMLElement} why */
  const dash = (why) => element("span", { class: "missing" }, "–", why);

  /**
   * What stands for a value that is missing: a dash, and why.
   * @param {string | null} [reason] a code of the views' *_missing columns
   * @returns {HTMLElement}
   */
  tidtam.missing = (reason = null) =>
    reason === null || reason === undefined
      ? dash(tidtam.forReaders(` ${word("not_shown")}`))
      : dash(element("span", { class: "reason" }, ` ${tidtam.reason(reason)}`));

  /** The dash of what no document shows, in words that all see. @returns {HTMLElement} */
  tidtam.notShown = () => dash(element("span", { class: "reason" }, ` ${word("not_shown")}`));

  /**
   * A value as the page shows it, or the dash with the reason.
   * @template T
   * @param {T | null | undefined} value
   * @param {function(T): string} [shown]
   * @param {string | null} [reason]
   * @returns {Node}
   */
  tidtam.value = (value, shown = tidtam.number, reason = null) =>
    value === null || value === undefined
      ? tidtam.missing(reason)
      : document.createTextNode(shown(value));

  /** A text of a document, or the dash. @param {string | null | undefined} text @returns {Node} */
  tidtam.textValue = (text) =>
    text === null || text === undefined || text === "" ? tidtam.missing() : tidtam.quoted(text);
})();
