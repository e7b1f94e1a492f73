"use strict";

/**
 * The site's one global name. Scripts beside this one add to it; the data files call
 * `tidtam.receive`, because a page opened from disk may load a script but not fetch a file.
 */
globalThis.tidtam = { words: {} };

(() => {
  /** @type {Map<string, {promise: Promise<any>, resolve: function(any): void, reject: function(Error): void}>} */
  const asked = new Map();

  /**
   * Called by a data file with its name below data/ (without .js) and its content.
   * @param {string} name
   * @param {any} content
   */
  tidtam.receive = (name, content) => asked.get(name)?.resolve(content);

  /** A data file that is not there, or is not what its name says. */
  tidtam.NotThere = class extends Error {
    /** @param {string} name */
    constructor(name) {
      super(`data/${name}.js cannot be loaded`);
      this.name = "NotThere";
    }
  };

  /** @param {string} name */
  function addScript(name) {
    const script = document.createElement("script");
    script.src = `data/${name.split("/").map(encodeURIComponent).join("/")}.js`;
    // After `receive` has been called this changes nothing: a promise is settled once.
    const fail = () => asked.get(name).reject(new tidtam.NotThere(name));
    script.addEventListener("error", fail);
    script.addEventListener("load", fail);
    document.head.append(script);
  }

  /**
   * Load a data file, once; rejects with NotThere.
   * @param {string} name path below data/, without .js
   * @returns {Promise<any>}
   */
  tidtam.load = (name) => {
    if (!asked.has(name)) {
      const request = {};
      request.promise = new Promise((resolve, reject) => Object.assign(request, { resolve, reject }));
      asked.set(name, request);
      addScript(name);
    }
    return asked.get(name).promise;
  };

  /**
   * A value of the page's query string; null where there is none.
   * @param {string} name
   * @returns {string | null}
   */
  tidtam.asked = (name) => new URLSearchParams(location.search).get(name);
})();
