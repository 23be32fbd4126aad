// The sandbox's control page. Text is set as text only: Trusted Types are enforced here too.
const at = (id) => document.getElementById(id);

const make = (name, ...inside) => {
  const element = document.createElement(name);
  element.append(...inside);
  return element;
};

async function call(method, path, body) {
  const reply = await fetch(path, {
    method,
    headers: body ? { "Content-Type": "application/json" } : {},
    body: body && JSON.stringify(body),
  });
  const text = await reply.text();
  if (!reply.ok) throw new Error(text ? JSON.parse(text).error : reply.statusText);
  return text ? JSON.parse(text) : null;
}

// Does something, says what came of it, and shows the new state.
async function act(method, path, body) {
  try {
    await call(method, path, body);
    at("said").textContent = `Done: ${method} ${path}`;
    at("said").className = "";
  } catch (error) {
    at("said").textContent = error.message;
    at("said").className = "bad";
  }
  await show();
}

let kinds = [];
let database = true;
let generation;

function row(fault) {
  const remove = make("button", "Remove");
  remove.type = "button";
  remove.setAttribute("aria-label", `Remove ${fault.rule}`);
  remove.onclick = () => act("DELETE", `/sandbox/faults/${fault.id}`);
  const often = fault.times === null ? "until removed" : `${fault.times} more`;
  const kind = fault.value ? `${fault.kind} = ${fault.value}` : fault.kind;
  const calls = make("code", `${fault.method} ${fault.path}`);
  return make("tr", make("td", calls), make("td", kind), make("td", often), make("td", remove));
}

// A path as people read it, also when its escapes are broken.
function readable(path) {
  try {
    return decodeURI(path);
  } catch {
    return path;
  }
}

function logged(call) {
  const status = make("td", call.status === null ? "no answer" : String(call.status));
  if (call.status === null || call.status >= 400) status.className = "bad";
  const faults = call.faults.length ? ` [${call.faults.join(", ")}]` : "";
  const body = call.body === null ? "" : JSON.stringify(call.body);
  const line = make("code", `${call.method} ${readable(call.path)}${faults}`);
  return make("tr", make("td", call.time.slice(11, 23)), make("td", line), status, make("td", make("code", body)));
}

function listed(facts) {
  return Object.entries(facts).map(([name, value]) => make("div", make("dt", name), make("dd", String(value))));
}

// Counts of machines by a state, for example "1: 40, -2: 3".
const counted = (counts) => Object.entries(counts).map(([state, count]) => `${state}: ${count}`).join(", ");

let oddities = "";

function showEngine(engine) {
  at("zkeys").hidden = engine.url === null;
  const facts = {
    Address: engine.url,
    "Its clock (UTC+8)": engine.clock,
    "Moved on, seconds": engine.offset_seconds,
    "A step takes, milliseconds": engine.pace_ms,
    "By order_status": counted(engine.servers.order_status),
    "By run_status": counted(engine.servers.run_status),
    "By act_status": counted(engine.servers.act_status),
    "Rows of the ledger": engine.ledger,
  };
  for (const { userid, key } of engine.members) facts[`Key of ${userid}`] = key;
  at("engine-facts").replaceChildren(...listed(facts));
  // Only what changed elsewhere is shown again, so that a choice not yet made is left alone.
  const now = JSON.stringify([engine.switches, engine.pace_ms]);
  if (now === oddities) return;
  oddities = now;
  at("pace").elements.pace_ms.value = engine.pace_ms;
  at("oddities").replaceChildren(
    ...engine.switches.map(({ name, about, on }) => {
      const box = make("input");
      Object.assign(box, { type: "checkbox", name, checked: on });
      return make("label", box, make("span", make("code", name), ` ${about}`));
    }),
  );
}

async function show() {
  const [state, calls, engine] = await Promise.all(
    ["/sandbox/state", "/sandbox/calls", "/sandbox/zkeys"].map((path) => call("GET", path)),
  );
  const facts = {
    "Back ends": state.backends,
    Identity: state.keystone ?? "played by the sandbox",
    Departments: state.departments,
    Users: state.users,
    Tokens: state.tokens,
    "Quota rows": state.quotas,
    "Token life, minutes": state.token_minutes,
    "Platform service": state.cms,
    "Its accounts": state.cms_accounts,
    "Its database": state.cms_database ? "answers" : "is away",
    "Bare-metal servers": state.zkeys ? state.servers : "off",
    "Policy reports": state.reports,
  };
  at("facts").replaceChildren(...listed(facts));
  showEngine(engine);
  const none = make("td", "None: everything works.");
  none.colSpan = 4;
  at("active").replaceChildren(...(state.faults.length ? state.faults.map(row) : [make("tr", none)]));
  at("log").replaceChildren(...calls.slice(-100).reverse().map(logged));
  database = state.cms_database;
  at("database").textContent = database ? "Take its database away" : "Give its database back";
  if (generation !== state.cms) {
    generation = state.cms;
    at("cms").elements.generation.value = generation;
  }
  if (!kinds.length) {
    kinds = state.kinds;
    at("kinds").replaceChildren(...kinds.map((kind) => make("option", kind.name)));
    explain();
  }
}

function explain() {
  const kind = kinds.find((one) => one.name === at("kinds").value);
  at("about").textContent = `${kind.name}: ${kind.about}.`;
  at("add").elements.value.placeholder = kind.value ? String(kind.value) : "none";
}

at("kinds").onchange = explain;

at("add").onsubmit = (event) => {
  event.preventDefault();
  const { method, path, kind, value, times } = Object.fromEntries(new FormData(event.target));
  const number = (text) => (text === "" ? null : Number(text));
  act("POST", "/sandbox/faults", { method, path, kind, value: number(value), times: number(times) });
};

at("cms").onsubmit = (event) => {
  event.preventDefault();
  act("POST", "/sandbox/cms", Object.fromEntries(new FormData(event.target)));
};

at("database").onclick = () => act("POST", "/sandbox/cms", { database: !database });

for (const [form, field] of [["clock", "advance_seconds"], ["pace", "pace_ms"]]) {
  at(form).onsubmit = (event) => {
    event.preventDefault();
    act("POST", "/sandbox/zkeys", { [field]: Number(event.target.elements[field].value) });
  };
}

at("deliver").onclick = () => act("POST", "/sandbox/zkeys", { deliver: true });

at("switches").onsubmit = (event) => {
  event.preventDefault();
  act("POST", "/sandbox/zkeys", { switches: [...new FormData(event.target).keys()] });
};

for (const button of document.querySelectorAll("[data-post]")) {
  button.onclick = () => act("POST", button.dataset.post);
}
for (const button of document.querySelectorAll("[data-delete]")) {
  button.onclick = () => act("DELETE", button.dataset.delete);
}

show();
setInterval(() => {
  if (!document.hidden) show();
}, 3000);
