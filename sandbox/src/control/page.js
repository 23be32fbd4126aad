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

// A row of cells, each a text or an element.
const cells = (...inside) => make("tr", ...inside.map((one) => make("td", one ?? "")));

const link = (text, href) => Object.assign(make("a", text), { href });

let access = "";

function showAccess(service, messages) {
  at("oneaccess").hidden = service.url === null;
  const facts = { Address: service.url, "Tenant id": service.tenant_id, "Its clock (UTC+8)": service.clock };
  for (const { name, client_id, client_secret, id } of service.applications) {
    facts[`${name}: client id`] = client_id;
    facts[`${name}: client secret`] = client_secret;
    facts[`${name}: application id`] = id;
  }
  at("access-facts").replaceChildren(...listed({ ...facts, ...service.endpoints }));
  at("people").replaceChildren(
    ...service.people.map((one) => cells(make("code", one.user_name), one.mobile, make("code", one.password ?? "none that is known here"), one.branch ?? "made meanwhile")),
  );
  at("outbox").replaceChildren(
    ...messages.map((one) => cells(one.time.slice(0, 19), one.mobile, make("code", one.code), one.type, one.state)),
  );
  if (!messages.length) {
    const none = make("td", "Empty: no SMS was sent.");
    none.colSpan = 5;
    at("outbox").replaceChildren(make("tr", none));
  }
  // Only what changed elsewhere is shown again, so that a choice not yet made is left alone.
  const now = JSON.stringify([service.switches, service.numbers, service.policies, service.sources]);
  if (now === access) return;
  access = now;
  const pages = ["wechat", "alipay"].flatMap((source) => [" ", link(source, `${service.url}/oneaccess/consent/${source}`)]);
  at("consent").replaceChildren("Consent pages that hand out codes:", ...pages, "; sign-in page: ", link("hosted", `${service.url}/oneaccess/login`));
  at("numbers").replaceChildren(
    ...service.numbers.map(({ name, about, value }) =>
      make("label", `${name}: ${about}`, Object.assign(make("input"), { type: "number", min: 0, name, value, required: true })),
    ),
  );
  const boxes = (list) =>
    list.map(({ name, about, on }) => {
      const box = Object.assign(make("input"), { type: "checkbox", name, checked: on });
      return make("label", box, make("span", make("code", name), ` ${about}`));
    });
  at("policies").replaceChildren(...boxes(service.policies));
  at("access-oddities").replaceChildren(...boxes(service.switches));
  at("sources").replaceChildren(
    ...Object.entries(service.sources).map(([name, way]) => {
      const choice = Object.assign(make("select", ...["bind", "bind-or-register", "register"].map((one) => make("option", one))), { name });
      choice.value = way;
      return make("label", name, choice);
    }),
  );
}

async function show() {
  const [state, calls, engine, service, messages] = await Promise.all(
    ["/sandbox/state", "/sandbox/calls", "/sandbox/zkeys", "/sandbox/oneaccess", "/sandbox/oneaccess/outbox"].map((path) =>
      call("GET", path),
    ),
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
  showAccess(service, messages);
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

at("access-clock").onsubmit = (event) => {
  event.preventDefault();
  act("POST", "/sandbox/oneaccess", { advance_seconds: Number(event.target.elements.advance_seconds.value) });
};

at("limits").onsubmit = (event) => {
  event.preventDefault();
  const set = {};
  for (const { name, type, value, checked } of event.target.elements) {
    if (name) set[name] = { checkbox: checked, number: Number(value) }[type] ?? value;
  }
  act("POST", "/sandbox/oneaccess", set);
};

at("access-switches").onsubmit = (event) => {
  event.preventDefault();
  act("POST", "/sandbox/oneaccess", { switches: [...new FormData(event.target).keys()] });
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
