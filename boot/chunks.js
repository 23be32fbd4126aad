// Which page the present address shows, so that its WebAssembly chunks load beside the main module and not after it.

/** Whether `path` (a location's pathname) is an address of `pattern`, in which `:name` stands for any one segment. */
export function matches(pattern, path) {
  const wanted = pattern.split("/").filter(Boolean);
  const given = path.split("/").filter(Boolean);
  return wanted.length === given.length && wanted.every((part, n) => part.startsWith(":") || part === given[n]);
}

/**
 * What `pages` has for the page at `path`; nothing for an address that is no page.
 * @template T
 * @param {Record<string, T>} pages by path pattern, as the build wrote them
 */
export function pageAt(pages, path) {
  const found = Object.entries(pages).filter(([pattern]) => matches(pattern, path));
  // An address that is spelled out is meant before one in which anything may stand.
  return (found.find(([pattern]) => !pattern.includes(":")) ?? found[0])?.[1];
}

/** Where `src/actions/session.rs` keeps a session for this tab. */
const KEPT = "gantry.session";

/** The address whose page is shown first: without a kept session that is the sign-in, at any address. */
export function shownFirst(page) {
  try {
    if (page.sessionStorage.getItem(KEPT)) return page.location.pathname;
  } catch {
    // Storage that may not be read keeps nothing.
  }
  return "/sign-in";
}
