"use strict";

(() => {
  /** Stands for the agency of projects whose agency is unknown. */
  const NO_AGENCY = "none";

  /** A code that can be a file's name anywhere. */
  const PLAIN = /^[0-9][0-9a-z-]{0,63}$/;

  /** @param {number} word @param {number} places */
  const rotated = (word, places) => (word << places) | (word >>> (32 - places));

  /** The round function and constant of SHA-1 for one of its four stages (FIPS 180-4, 4.1.1 and 4.2.1). */
  const STAGES = [
    [(b, c, d) => (b & c) | (~b & d), 0x5a827999],
    [(b, c, d) => b ^ c ^ d, 0x6ed9eba1],
    [(b, c, d) => (b & c) | (b & d) | (c & d), 0x8f1bbcdc],
    [(b, c, d) => b ^ c ^ d, 0xca62c1d6],
  ];

  /** @param {Uint8Array} bytes @returns {DataView} whole blocks of 64 bytes */
  function padded(bytes) {
    const length = Math.ceil((bytes.length + 9) / 64) * 64;
    const view = new DataView(new ArrayBuffer(length));
    bytes.forEach((byte, place) => view.setUint8(place, byte));
    view.setUint8(bytes.length, 0x80);
    view.setUint32(length - 4, bytes.length * 8);
    return view;
  }

  /** @param {DataView} view @param {number} start @returns {Int32Array} */
  function schedule(view, start) {
    const words = new Int32Array(80);
    for (let i = 0; i < 16; i += 1) words[i] = view.getInt32(start + 4 * i);
    for (let i = 16; i < 80; i += 1) {
      words[i] = rotated(words[i - 3] ^ words[i - 8] ^ words[i - 14] ^ words[i - 16], 1);
    }
    return words;
  }

  /**
   * SHA-1 of a text's UTF-8 bytes in hex. `crypto.subtle` is refused to pages of a plain http server.
   * @param {string} text
   * @returns {string}
   */
  tidtam.sha1 = (text) => {
    const view = padded(new TextEncoder().encode(text));
    let state = [0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0];
    for (let start = 0; start < view.byteLength; start += 64) {
      const words = schedule(view, start);
      let [a, b, c, d, e] = state;
      for (let i = 0; i < 80; i += 1) {
        const [round, constant] = STAGES[Math.floor(i / 20)];
        const next = (rotated(a, 5) + round(b, c, d) + e + constant + words[i]) | 0;
        [e, d, c, b, a] = [d, c, rotated(b, 30), a, next];
      }
      state = [a, b, c, d, e].map((word, i) => (word + state[i]) | 0);
    }
    return state.map((word) => (word >>> 0).toString(16).padStart(8, "0")).join("");
  };

  /**
   * A code as the name of a file, as the site's writer has it: itself where it can be one anywhere,
   * else its hash behind an x.
   * @param {string} code
   * @returns {string}
   */
  tidtam.fileName = (code) => {
    const isPlain = code === NO_AGENCY || PLAIN.test(code);
    return isPlain ? code : `x${tidtam.sha1(code)}`;
  };

  /**
   * A code as it is kept, of one as people type or copy it: with Thai digits, spaces, another dash.
   * What is no code then stays as it is.
   * @param {string} text
   * @returns {string}
   */
  tidtam.codeTyped = (text) => {
    const code = text
      .replace(/[๐-๙]/g, (digit) => String(digit.charCodeAt(0) - 0x0e50))
      .replace(/[\u2010-\u2015\u2212]/g, "-")
      .replace(/[\s\u200b-\u200d\u2060]+/g, "");
    return PLAIN.test(code) ? code : text.trim();
  };

  /** The code that the address asks for; null where it asks for none. @returns {string | null} */
  tidtam.askedCode = () => {
    const asked = tidtam.asked("code");
    return asked === null ? null : tidtam.codeTyped(asked);
  };

  /**
   * The name of a project's data file: the folder is the start of the code's hash, so that none holds all.
   * @param {"project" | "source"} what
   * @param {string} code
   * @returns {string}
   */
  tidtam.projectFile = (what, code) =>
    `${what}/${tidtam.sha1(code).slice(0, 2)}/${tidtam.fileName(code)}`;
})();
