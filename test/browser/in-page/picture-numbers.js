// Put into a page: `pictureNumbers()` gives the numbers of its pictures, and whether each stands in a table of the page too.

(() => {
  const NUMBER = /\d[\d,.]*\d|\d/g;
  const numbersOf = (text) => text.match(NUMBER) ?? [];
  /** A field has no commas. */
  const plain = (number) => number.replaceAll(',', '');
  globalThis.pictureNumbers = () => {
    const inTables = new Set();
    for (const cell of document.querySelectorAll('td, th, [role=cell], [role=gridcell], [role=rowheader]')) {
      // What is chosen or written in a cell is read there, too.
      const fields = [...cell.querySelectorAll('input, textarea, select')].map(({ value }) => value);
      for (const text of [cell.textContent, ...fields]) {
        for (const number of numbersOf(text)) inTables.add(plain(number));
        // 2026-01-01 is January 1, 2026.
        for (const [, year, month, day] of text.matchAll(/(\d{4})-(\d{2})-(\d{2})/g))
          for (const part of [year, month, day]) inTables.add(String(Number(part)));
      }
    }
    return [...document.querySelectorAll('svg, .react-flow, [role=img]')]
      .filter((picture) => picture.checkVisibility())
      .flatMap((picture) => {
        const labels = [picture, ...picture.querySelectorAll('[aria-label]')].map((one) => one.getAttribute('aria-label') ?? '');
        // Joined with a line between: the texts of two parts are not one number.
        const walk = document.createTreeWalker(picture, NodeFilter.SHOW_TEXT);
        const texts = [];
        for (let node = walk.nextNode(); node; node = walk.nextNode()) texts.push(node.data);
        return [...labels, ...texts]
          .flatMap((text) => numbersOf(text).map((number) => ({ text, number })))
          .map(({ text, number }) => ({ text, number, inTable: inTables.has(plain(number)) }));
      });
  };
})();
