"use strict";

(() => {
  const { element, word, number, pageLink, pageAddress } = tidtam;
  const PAGES = ["overview", "findings", "dictionary"];

  /** The same page in the other language: a plain link, which can be kept and shared. */
  function languageLink() {
    const other = tidtam.language === "th" ? "en" : "th";
    const query = new URLSearchParams(location.search);
    query.set("lang", other);
    return element(
      "a",
      { class: "language", href: `?${query}`, lang: other, hreflang: other },
      word("other_language"),
    );
  }

  function projectForm() {
    const input = element("input", {
      type: "text",
      id: "project-code",
      autocomplete: "off",
      spellcheck: "false",
      placeholder: "50000000-1234",
      size: 14,
      required: true,
    });
    const go = (event) => {
      event.preventDefault();
      const code = tidtam.codeTyped(input.value);
      if (code) location.assign(pageAddress("project", { code }));
    };
    return element(
      "form",
      { class: "open-project", onsubmit: go },
      element("label", { for: "project-code" }, word("open_project")),
      input,
      element("button", { type: "submit" }, word("open")),
    );
  }

  function header() {
    const here = document.body.dataset.page;
    const links = PAGES.map((page) => {
      const link = pageLink(page, {}, word(page));
      if (page === here) link.setAttribute("aria-current", "page");
      return element("li", {}, link);
    });
    const home = pageLink("overview", {}, word("site"));
    home.className = "site-name";
    return element(
      "header",
      { class: "site-head" },
      element(
        "div",
        { class: "inner" },
        home,
        element("nav", { "aria-label": word("pages") }, element("ul", {}, ...links)),
        projectForm(),
        languageLink(),
      ),
    );
  }

  const content = element("main", { id: "content", tabindex: -1 });
  const status = element("p", { class: "status", role: "status", "aria-live": "polite" }, word("loading"));
  const footer = element("footer", { class: "site-foot" }, element("p", { class: "inner" }, word("site_about")));

  /** The place below the header that a page fills. */
  tidtam.content = content;

  /** @param {string} title */
  tidtam.title = (title) => {
    document.title = `${tidtam.plain(title)} · ${word("site")}`;
  };

  /**
   * A part of the page under a heading of its own.
   * @param {string} heading
   * @param {...(Node | string | null)} children
   * @returns {HTMLElement}
   */
  tidtam.section = (heading, ...children) =>
    element(
      "section",
      {},
      element("h2", {}, heading),
      ...children.filter((child) => child !== null && child !== undefined),
    );

  /** A project's name, from a document. @param {{name: string | null}} project @returns {Node} */
  tidtam.nameOf = (project) =>
    project.name ? tidtam.quoted(project.name) : document.createTextNode(word("unnamed"));

  /** @param {{code: string | null, name: string | null}} agency @returns {Node} */
  tidtam.agencyName = (agency) => {
    if (agency.name) return tidtam.quoted(agency.name);
    const isUnknown = agency.code === null || agency.code === "none";
    return isUnknown ? document.createTextNode(word("agency_unknown_name")) : tidtam.quoted(agency.code);
  };

  /** An agency's code; the site's own word for none is not shown. @param {string} code @returns {Node} */
  tidtam.agencyCode = (code) => (code === "none" ? tidtam.missing() : tidtam.quoted(code));

  /** A rule in words, with the name that queries use. @param {string} rule @returns {Node} */
  tidtam.ruleName = (rule) =>
    element("span", {}, `${tidtam.rule(rule)} `, element("code", { class: "note", lang: "en" }, tidtam.plain(rule)));

  /** @param {string} severity @returns {Node} */
  tidtam.severity = (severity) =>
    element(
      "span",
      { class: ["warning", "error"].includes(severity) ? `severity ${severity}` : "severity" },
      tidtam.wordOrNull(`severity_${severity}`) ?? tidtam.plain(severity),
    );

  /** What kind of document, in words. @param {string} kind @returns {string} */
  tidtam.kind = (kind) => tidtam.wordOrNull(`kind_${kind}`) ?? tidtam.plain(kind);

  const NUMBER_ALONE = /^[\d,.\s]+$/;

  /** A target as printed, for its words may turn it round; a number alone without needless zeros. With its unit. @param {any} row of an indicator @returns {Node} */
  tidtam.target = (row) => {
    if (row.target_text === null && row.target_value === null) return tidtam.missing();
    const isNumber = row.target_value !== null && NUMBER_ALONE.test(row.target_text ?? "0");
    const target = isNumber ? number(row.target_value) : tidtam.quoted(row.target_text);
    return element("span", {}, target, row.unit ? " " : "", row.unit ? tidtam.quoted(row.unit) : "");
  };

  /** Numbers side by side. @param {[string, string | Node][]} pairs label and value @returns {HTMLElement} */
  tidtam.tiles = (pairs) =>
    element(
      "dl",
      { class: "tiles" },
      ...pairs.map(([label, value]) =>
        element("div", {}, element("dt", {}, label), element("dd", {}, value)),
      ),
    );

  /** @param {{version: string, made_at: string | null, observed_until: string | null}} site */
  function tellWhenMade(site) {
    if (site.made_at === null) return;
    const values = {
      day: tidtam.day(site.made_at),
      until: site.observed_until === null ? "" : tidtam.day(site.observed_until),
      version: tidtam.plain(site.version),
    };
    const told = word(site.observed_until === null ? "made_unknown_until" : "made", values);
    footer.firstChild.append(element("br"), told);
  }

  /** @param {unknown} error @param {string | null} what */
  function tellError(error, what) {
    const isMissing = error instanceof tidtam.NotThere;
    const told = !isMissing
      ? word("broken", { what: tidtam.plain(error instanceof Error ? error.message : error) })
      : what === null
        ? word("site_not_there")
        : word("not_there", { what: tidtam.plain(what) });
    content.append(element("p", { class: "notice error", role: "alert" }, told));
  }

  /**
   * Fill the page: `draw` adds to the content what it loads.
   * @param {function(): Promise<void>} draw
   * @param {string | null} [what] what the address asks for, to be named where it is not there
   */
  tidtam.show = async (draw, what = null) => {
    document.documentElement.lang = tidtam.language;
    document.body.prepend(
      element("a", { class: "skip", href: "#content" }, word("skip")),
      header(),
      status,
      content,
      footer,
    );
    content.setAttribute("aria-busy", "true");
    try {
      await draw();
      status.textContent = word("loaded");
    } catch (error) {
      status.textContent = "";
      tellError(error, what);
    }
    content.removeAttribute("aria-busy");
    document.body.dataset.ready = "true";
    performance.mark("ready");
    await tidtam.load("site").then(tellWhenMade, () => {});
  };

  /** What is folded up is printed all the same. */
  const opened = new Set();
  addEventListener("beforeprint", () => {
    for (const details of document.querySelectorAll("details:not([open])")) {
      details.open = true;
      opened.add(details);
    }
  });
  addEventListener("afterprint", () => {
    for (const details of opened) details.open = false;
    opened.clear();
  });
})();
