// Trusted Types: which markup may become a part of the page.
//
// Leptos builds subtrees without any signal from one string (`template.innerHTML`). Those strings are written at
// compile time and are plain, so this grammar is narrower than HTML: what it does not know is refused. It is a guard
// against markup from elsewhere, not a sanitiser: nothing is repaired.
const TAG = /<([a-zA-Z][a-zA-Z0-9-]*)/y;
const CLOSING = /<\/[a-zA-Z][a-zA-Z0-9-]*\s*>/y;
const COMMENT = /<!(?:--(?:(?!--)[^<>])*--)?>/y;
const ATTRIBUTE = /\s+([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+)))?/y;
const TAG_END = /\s*\/?>/y;
const TEXT = /[^<]+/y;

const ACTIVE_ELEMENTS = new Set([
  "applet", "animate", "animatemotion", "animatetransform", "base", "embed", "foreignobject", "frame", "frameset",
  "iframe", "link", "meta", "noembed", "noframes", "noscript", "object", "plaintext", "script", "set", "style",
  "template", "textarea", "title", "xmp",
]);
const ADDRESS_ATTRIBUTES = new Set(["action", "background", "data", "formaction", "href", "poster", "src", "xlink:href"]);
const ADDRESS = /^(?:https?:|mailto:|[/?#.]|data:image\/(?:png|jpeg|gif|webp);|[^:]*$)/i;

function attributeFault(name, value) {
  const lower = name.toLowerCase();
  if (lower.startsWith("on") || lower === "srcdoc" || lower === "srcset" || lower === "style") return `attribute ${name}`;
  // An entity or a control character could spell an address that the browser reads differently from us.
  const plain = !/&#|&(?:tab|newline|colon|nbsp);|[\u0000-\u001f]/i.test(value);
  if (ADDRESS_ATTRIBUTES.has(lower) && !(plain && ADDRESS.test(value.trim()))) return `address in ${name}`;
  return null;
}

/** Why `markup` is more than inert elements and text; null when it is inert. */
export function faultOf(markup) {
  let at = 0;
  const next = (pattern) => {
    pattern.lastIndex = at;
    const found = pattern.exec(markup);
    if (found) at = pattern.lastIndex;
    return found;
  };
  while (at < markup.length) {
    if (next(TEXT) || next(CLOSING) || next(COMMENT)) continue;
    const tag = next(TAG);
    if (!tag) return `unknown markup at ${at}`;
    if (ACTIVE_ELEMENTS.has(tag[1].toLowerCase())) return `element ${tag[1]}`;
    for (let attribute = next(ATTRIBUTE); attribute; attribute = next(ATTRIBUTE)) {
      const fault = attributeFault(attribute[1], attribute[2] ?? attribute[3] ?? attribute[4] ?? "");
      if (fault) return fault;
    }
    if (!next(TAG_END)) return `unknown markup at ${at}`;
  }
  return null;
}

/** Installs the page's `default` policy; scripts and script addresses from strings stay forbidden altogether. */
export function installPolicy(page) {
  page.trustedTypes?.createPolicy("default", {
    createHTML(markup) {
      const fault = faultOf(markup);
      if (fault) throw new TypeError(`Gantry refuses markup that is not inert: ${fault}`);
      return markup;
    },
  });
}
