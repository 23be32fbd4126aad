// The look a person chose, put on <html> before the first paint, so that nothing flashes.
const THEMES = ["light", "dark", "system"];
const DENSITIES = ["comfortable", "compact"];
const LANGUAGES = ["zh-CN", "en"];

/** The first of the browser's languages that Gantry speaks; English when it speaks none. */
function spoken(languages) {
  for (const language of languages) {
    const base = language.toLowerCase().split("-")[0];
    if (base === "zh") return "zh-CN";
    if (base === "en") return "en";
  }
  return "en";
}

/**
 * The attributes of <html>: `lang`, `data-theme`, `data-density`.
 * @param {(key: string) => string | null} remembered what is stored under a key; a value nobody offers counts as none
 * @param {readonly string[]} languages the browser's languages, most wanted first
 */
export function lookOf(remembered, languages) {
  const oneOf = (key, choices, otherwise) => {
    const value = remembered(key);
    return choices.includes(value) ? value : otherwise;
  };
  return {
    lang: oneOf("gantry.language", LANGUAGES, spoken(languages)),
    "data-theme": oneOf("gantry.theme", THEMES, "system"),
    "data-density": oneOf("gantry.density", DENSITIES, "comfortable"),
  };
}

/** Puts the look on the page. Storage that may not be read (blocked cookies) is as good as empty. */
export function applyLook(page) {
  const remembered = (key) => {
    try {
      return page.localStorage.getItem(key);
    } catch {
      return null;
    }
  };
  for (const [name, value] of Object.entries(lookOf(remembered, page.navigator.languages ?? []))) {
    page.document.documentElement.setAttribute(name, value);
  }
}
