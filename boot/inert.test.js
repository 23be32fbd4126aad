import assert from "node:assert/strict";
import test from "node:test";
import { faultOf, installPolicy } from "./inert.js";

const INERT = [
  "",
  "text only, with once=1 and javascript: in it",
  '<h1 id="a" class="title">Platform</h1>',
  '<svg viewBox="0 0 24 24" aria-hidden="true"><path d="M5 3h2v7z"></path></svg>',
  '<div><!><p>one</p><!-- a note --><br><input type="checkbox" disabled></div>',
  '<a href="/quotas?sort=name#top">x</a><a href="https://example.org/">y</a><a href="mailto:a@b.c">z</a>',
  '<p title="a &lt; b &amp; c">on load = nothing</p>',
  "<img src='data:image/png;base64,AAAA' alt='' />",
];
const ACTIVE = [
  "<script>alert(1)</script>",
  "<SCRIPT src=//evil>",
  "<iframe></iframe>",
  "<object data=x></object>",
  "<embed src=x>",
  '<base href="//evil">',
  "<meta http-equiv=refresh>",
  "<link rel=stylesheet href=x>",
  "<style>*{}</style>",
  '<svg><set attributeName="href" to="javascript:1"></set></svg>',
  "<svg><foreignObject></foreignObject></svg>",
  "<img src=x onerror=alert(1)>",
  '<img src="x"onerror="alert(1)">',
  "<img/onerror=alert(1) src=x>",
  '<a href="javascript:alert(1)">x</a>',
  '<a href=" JavaScript:alert(1)">x</a>',
  '<a href="java\nscript:alert(1)">x</a>',
  '<a href="java&#115;cript:alert(1)">x</a>',
  '<a href="javascript&colon;alert(1)">x</a>',
  '<a href="data:text/html,<script>">x</a>',
  '<img src="data:image/svg+xml,<svg>">',
  '<form action="javascript:alert(1)"></form>',
  '<button formaction="javascript:1">x</button>',
  '<svg><a xlink:href="javascript:1">x</a></svg>',
  '<iframe srcdoc="x">',
  '<p style="background:url(//evil)">x</p>',
  "<p title=a\"b onclick=1>x</p>",
  "<p title=\"a'>x</p>",
  "<!--><img src=x onerror=alert(1)>-->",
  "<!-- <b> -->",
  "<![CDATA[x]]>",
  "<?php ?>",
  "a < b",
  "<p",
  "</p onclick=1>",
];

for (const markup of INERT) test(`inert: ${markup}`, () => assert.equal(faultOf(markup), null));
for (const markup of ACTIVE) test(`refused: ${markup}`, () => assert.notEqual(faultOf(markup), null));

test("the default policy lets inert markup through, throws on the rest, and offers no way to a script", () => {
  const made = {};
  installPolicy({ trustedTypes: { createPolicy: (name, rules) => (made[name] = rules) } });
  assert.deepEqual(Object.keys(made), ["default"]);
  assert.deepEqual(Object.keys(made.default), ["createHTML"]);
  assert.equal(made.default.createHTML("<p>x</p>"), "<p>x</p>");
  assert.throws(() => made.default.createHTML("<script>1</script>"), TypeError);
});

test("a browser without Trusted Types is left alone", () => installPolicy({}));
