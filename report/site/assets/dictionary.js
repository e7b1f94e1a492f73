"use strict";

(() => {
  const { element, word, table } = tidtam;

  /** The dictionary is English. @param {string} text */
  const english = (text) => tidtam.quoted(text, "en");

  /** @param {string} name */
  const code = (name) => element("code", { lang: "en" }, tidtam.plain(name));

  /** @param {string} text */
  const firstSentence = (text) => text.split(/[.:](?:\s|$)/)[0];

  /** @param {any} object a table or a view */
  function objectDetails(object) {
    const columns = [
      { head: word("column"), heads: true, cell: (row) => code(row.name) },
      { head: word("type"), cell: (row) => code(row.type ?? "") },
      { head: word("meaning"), wide: true, cell: (row) => english(row.meaning ?? "") },
    ];
    return element(
      "details",
      { class: "object", id: `object-${object.name}` },
      element(
        "summary",
        {},
        code(object.name),
        ` (${tidtam.wordOrNull(`kind_${object.kind}`) ?? object.kind}) `,
        element("span", { class: "note" }, english(firstSentence(object.about ?? ""))),
      ),
      element("p", {}, english(object.about ?? "")),
      table({ caption: object.name, hideCaption: true, columns, rows: object.columns }),
    );
  }

  /** @param {any} object */
  const textOf = (object) =>
    [object.name, object.about, ...object.columns.flatMap((column) => [column.name, column.meaning])].join(" ");

  /** An address such as dictionary.html#object-project opens that one. @param {HTMLElement} list */
  function openAsked(list) {
    const asked = [...list.children].find((object) => `#${object.id}` === location.hash);
    if (!asked) return;
    asked.open = true;
    asked.scrollIntoView();
  }

  tidtam.show(async () => {
    tidtam.title(word("dictionary"));
    const { objects } = await tidtam.load("dictionary");
    const list = element("div");
    const details = new Map(objects.map((object) => [object, objectDetails(object)]));
    const filter = tidtam.filterBox({
      label: word("filter_words"),
      rows: () => objects,
      text: textOf,
      show: (kept) => list.replaceChildren(...kept.map((object) => details.get(object))),
    });
    filter.again();
    tidtam.content.append(
      element("h1", {}, word("dictionary")),
      element("p", { class: "lead" }, word("dictionary_intro")),
      filter,
      list,
    );
    openAsked(list);
  });
})();
