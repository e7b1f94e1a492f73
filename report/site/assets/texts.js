"use strict";

(() => {
  const CONTROLS = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g;

  /**
   * A document's text with its control and direction characters made visible: none of them may turn
   * what stands around it.
   * @param {unknown} text
   * @returns {string}
   */
  tidtam.plain = (text) =>
    String(text).replace(
      CONTROLS,
      (sign) => `⟨U+${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}⟩`,
    );

  /**
   * An element with attributes and children; strings become text. Nothing is ever read as HTML.
   * @param {string} tag
   * @param {Record<string, unknown>} [attributes] null and false are left out; onX is a listener
   * @param {...(Node | string | null | undefined)} children
   * @returns {HTMLElement}
   */
  tidtam.element = (tag, attributes = {}, ...children) => {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
      if (typeof value === "function") made.addEventListener(name.slice(2), value);
      else if (value !== null && value !== undefined && value !== false) {
        made.setAttribute(name, value === true ? "" : String(value));
      }
    }
    made.append(...children.filter((child) => child !== null && child !== undefined));
    return made;
  };

  /**
   * A text from a document, held apart from the text around it.
   * @param {unknown} text
   * @param {string} [language] of the text; documents are Thai
   * @returns {HTMLElement}
   */
  tidtam.quoted = (text, language = "th") =>
    tidtam.element(
      "bdi",
      { class: "quoted", lang: language === tidtam.language ? null : language },
      tidtam.plain(text),
    );

  /**
   * A link to another page of this site, in the language of this one.
   * @param {string} page such as "project"
   * @param {Record<string, string>} query
   * @param {...(Node | string)} children
   * @returns {HTMLElement}
   */
  tidtam.pageLink = (page, query, ...children) =>
    tidtam.element("a", { href: tidtam.pageAddress(page, query) }, ...children);

  /**
   * @param {string} page
   * @param {Record<string, string>} [query]
   * @returns {string}
   */
  tidtam.pageAddress = (page, query = {}) => {
    const asked = new URLSearchParams(query);
    if (tidtam.language !== "th") asked.set("lang", tidtam.language);
    const tail = asked.toString();
    return `${page === "overview" ? "index" : page}.html${tail ? `?${tail}` : ""}`;
  };

  /**
   * A document's address as a link, where it is one of the web; else as text.
   * @param {string} address
   * @returns {HTMLElement}
   */
  tidtam.webLink = (address) => {
    let url = null;
    try {
      url = new URL(address);
    } catch {
      url = null;
    }
    if (url === null || !["http:", "https:"].includes(url.protocol)) return tidtam.quoted(address);
    const link = tidtam.element(
      "a",
      { href: url.href, rel: "noopener noreferrer nofollow", class: "address" },
      tidtam.quoted(address),
    );
    return link;
  };

  /** @param {...(Node | string | null)} parts the text of what only screen readers tell */
  tidtam.forReaders = (...parts) => tidtam.element("span", { class: "readers-only" }, ...parts);
})();
