// The look of what the first page does not show. Its style sheet is fetched with the first chunk of another page.

/** Where it is and its hash; the build puts them in. A build in one piece has none: its one sheet holds everything. */
export const sheet = {};

let asked;

/** Resolves when the sheet is there. One that does not arrive holds nothing up: a page without its looks is better than none. */
export function moreStyle(document) {
  if (!sheet.href) return Promise.resolve();
  asked ??= new Promise((resolve) => {
    const link = document.createElement("link");
    Object.assign(link, { rel: "stylesheet", href: sheet.href, integrity: sheet.integrity, onload: resolve, onerror: resolve });
    document.head.append(link);
  });
  return asked;
}
