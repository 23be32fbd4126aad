// What Gantry is held to beside the peers, and how a run stands to it.

/** The figure's name in the harness's report, and the greatest ratios to plain JavaScript and to React + Ant Design. */
const PLAIN = 1.3;
const react = (most) => ({ react: most });
const both = { plain: PLAIN, react: 1 };
const list = (rows) => [
  [`${rows} W3 letter → paint, median of 6`, both],
  [`${rows} W3 letter → paint, worst of 6`, both],
  [`${rows} W3 clear the filter → paint`, both],
  [`${rows} W4 sort click → paint, median of 5`, both],
  [`${rows} W4 sort click → paint, worst of 5`, both],
  [`${rows} W5 jump to row at 90 % → paint`, both],
];
const BUDGETS = [
  ["W1 throttled → all rows painted", react(0.8)],
  ...list("10k"),
  ...list("100k"),
  ["W7 product → price painted, median of 6", both],
  ["W7 product → price painted, worst of 6", both],
];

/**
 * How each budgeted figure of a run stands: `{ name, times, ratios, most, verdict }`, with the medians over the rounds of
 * plain JavaScript, React + Ant Design and Gantry, and Gantry's ratios to the first two.
 */
export function standing(summary, [plain, antd, gantry]) {
  return BUDGETS.flatMap(([name, most]) => {
    const row = summary.data.find((row) => row.name === name);
    if (!row) return [];
    const of = (app) => row.apps[app]?.median;
    const ratio = (app) => of(gantry) / of(app);
    const ratios = [ratio(plain), ratio(antd)];
    // A ratio that no budget names is only shown.
    const held = [most.plain && ratios[0] / most.plain, ratios[1] / most.react].filter((part) => part !== undefined);
    const verdict = !held.every(Number.isFinite) ? "not known" : held.some((part) => part > 1) ? "over" : "kept";
    return [{ name, times: [plain, antd, gantry].map(of), ratios, most, verdict }];
  });
}

const shown = (figure, digits) => (Number.isFinite(figure) ? figure.toFixed(digits) : "—");

/** The same as a table. */
export function table(rows) {
  const line = ({ name, times, ratios: [plain, antd], most, verdict }) =>
    [
      name, ...times.map((time) => shown(time, 1)),
      shown(plain, 2) + (most.plain ? ` (≤ ${most.plain})` : ""), `${shown(antd, 2)} (≤ ${most.react})`, verdict,
    ].join(" | ");
  const head = ["budget (medians, ms)", "plain JS", "React + AntD", "Gantry", "÷ plain", "÷ React", ""];
  return [head.join(" | "), head.map(() => "---").join("|"), ...rows.map(line)].map((row) => `| ${row} |`).join("\n");
}
