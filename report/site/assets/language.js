"use strict";

(() => {
  const WORDS = tidtam.words;
  const REMEMBERED = "tidtam-language";

  /** @returns {string | null} a browser may refuse pages opened from disk to remember */
  function remembered() {
    try {
      return localStorage.getItem(REMEMBERED);
    } catch {
      return null;
    }
  }

  /** @returns {"th" | "en"} what the address asks for, else what was chosen last, else Thai */
  function chosen() {
    const asked = tidtam.asked("lang");
    const language = [asked, remembered()].find((name) => Object.hasOwn(WORDS, name ?? ""));
    if (asked === language) {
      try {
        localStorage.setItem(REMEMBERED, language);
      } catch {
        // Then the address alone keeps it.
      }
    }
    return language ?? "th";
  }

  /** The page's language: th or en. */
  tidtam.language = chosen();

  /**
   * The interface's word, with values put in.
   * @param {string} name
   * @param {Record<string, string | number>} [values]
   * @returns {string}
   */
  tidtam.word = (name, values = {}) => {
    const words = WORDS[tidtam.language];
    if (!Object.hasOwn(words, name)) throw new Error(`no word ${name}`);
    return words[name].replace(/\{(\w+)\}/g, (whole, value) => String(values[value] ?? whole));
  };

  /**
   * The word, or null where there is none: for kinds that may be newer than this page.
   * @param {string} name
   * @returns {string | null}
   */
  tidtam.wordOrNull = (name) =>
    Object.hasOwn(WORDS[tidtam.language], name) ? WORDS[tidtam.language][name] : null;
})();
