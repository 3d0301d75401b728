"use strict";
/* Small drawings: ranges of figures, control over time, killed by month, verdict shares. */
Riwaya.charts = (R => {
  const { h, s, t } = R;
  const rtl = () => R.state.lang === "ar";
  const flip = (x, width) => (rtl() ? width - x : x);

  /* Low to high as a line, best as a dot */
  const range = (low, best, high, most, tone) => {
    const W = 220, H = 18, at = value => flip(8 + value / most * (W - 16), W);
    const a = low ?? 0, b = high ?? most;
    const parts = [s("line", { x1: at(0), x2: at(most), y1: H / 2, y2: H / 2, class: "axis" })];
    if (low !== null || high !== null) {
      parts.push(s("line", { x1: at(a), x2: at(b), y1: H / 2, y2: H / 2, stroke: tone, "stroke-width": 4, "stroke-linecap": "round", "stroke-dasharray": high === null ? "3 5" : null, opacity: 0.55 }));
      if (best !== null && best !== undefined) parts.push(s("circle", { cx: at(best), cy: H / 2, r: 5, fill: tone }));
    }
    return s("svg", { viewBox: `0 0 ${W} ${H}`, class: "range", "aria-hidden": "true" }, parts);
  };

  /* Verdict shares as one bar with numbers */
  const shares = counts => {
    const all = Object.values(counts).reduce((sum, one) => sum + one, 0);
    const found = Object.entries(counts).filter(one => one[1]);
    return h("div", { class: "shares" },
      h("div", { class: "bar", "aria-hidden": "true" }, found.map(([verdict, count]) => h("span", { style: `flex:${count};background:${R.verdictColour(verdict)}` }))),
      h("ul", {}, found.map(([verdict, count]) => h("li", {}, h("i", { class: "dot", style: `background:${R.verdictColour(verdict)}` }), `${R.code("verdict", verdict)} ${R.num(count)}`))),
      all ? null : h("p", { class: "quiet" }, t("none")));
  };

  /* Control of one place: solid where sides agree, hatched where one claims, blank where nobody says */
  const control = intervals => {
    if (!intervals.length) return h("p", { class: "quiet" }, t("control_none"));
    const W = 480, H = 54, first = Math.min(...intervals.map(one => one.a));
    const last = Math.max(R.last, ...intervals.map(one => one.b ?? R.last), first + 1);
    const at = day => (day - first) / (last + 1 - first) * W;
    const defs = s("defs", {}), bars = [];
    intervals.forEach((one, number) => {
      const x = at(one.a), wide = Math.max(2, at((one.b ?? last) + 1) - x), left = rtl() ? W - x - wide : x;
      const tone = R.partyColour(one.state), id = `hatch-${number}-${one.a}`;
      if (one.state === "unknown") { bars.push(s("rect", { x: left, y: 6, width: wide, height: 26, class: "blank" })); return; }
      if (!R.agreed(one)) defs.append(s("pattern", { id, width: 7, height: 7, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)" }, s("rect", { width: 3, height: 7, fill: tone })));
      bars.push(s("rect", { x: left, y: 6, width: wide, height: 26, fill: R.agreed(one) ? tone : `url(#${id})`, stroke: tone }, s("title", {}, `${R.span([one.a, one.b])}: ${R.party(one.state)}`)));
    });
    const text = (day, anchor) => s("text", { x: flip(at(day), W), y: 48, class: "tick-text", "text-anchor": anchor }, R.day(day));
    return h("div", { class: "control-time" },
      s("svg", { viewBox: `0 0 ${W} ${H}`, role: "img", "aria-label": t("control_timeline") }, defs, bars, text(first, rtl() ? "end" : "start"), text(last, rtl() ? "start" : "end")),
      h("ol", { class: "plain" }, intervals.map(one => h("li", { class: one.state === "unknown" ? "quiet" : "" },
        h("i", { class: `dot ${R.agreed(one) || one.state === "unknown" ? "" : "hatched"}`, style: `--tone:${R.partyColour(one.state)}` }),
        h("span", {}, h("b", {}, R.party(one.state)), " · ", R.span([one.a, one.b]),
          one.state === "unknown" ? null : [" · ", t("probability", { p: R.percent(one.pr) })],
          one.by.length ? h("small", { class: "quiet" }, R.join(one.by.map(([side, holder]) => t("claims_says", { side: R.party(side), holder: R.party(holder) })))) : null)))));
  };

  /* Killed by month and party */
  const killed = rows => {
    const months = new Map(), parties = new Map();
    for (const row of rows) {
      if (!R.dated(row) || !row.kp.length) continue;
      const month = R.timeline.startOf(R.firstDay(row), "month");
      for (const [party, low, best, high] of row.kp) {
        if (low === null && best === null && high === null) continue;
        const key = party || "";
        parties.set(key, (parties.get(key) || 0) + (best || 0));
        if (!months.has(month)) months.set(month, new Map());
        const had = months.get(month).get(key) || [0, 0, 0];
        months.get(month).set(key, [had[0] + (low || 0), had[1] + (best || 0), had[2] + (high ?? best ?? low ?? 0)]);
      }
    }
    if (!months.size) return h("p", { class: "quiet" }, t("no_losses"));
    const order = [...parties].sort((a, b) => b[1] - a[1]).map(one => one[0]);
    const days = [...months.keys()].sort((a, b) => a - b);
    const most = Math.max(1, ...days.flatMap(day => [...months.get(day).values()].map(one => one[2])));
    const ROW = 16, W = 480, HEAD = 96;
    const lines = days.flatMap(day => order.filter(key => months.get(day).has(key)).map((key, n) => ({ day, key, n, v: months.get(day).get(key) })));
    const at = value => HEAD + value / most * (W - HEAD - 46);
    const name = key => (key ? R.party(key) : t("no_side"));
    const chart = s("svg", { viewBox: `0 0 ${W} ${lines.length * ROW + 4}`, class: "killed", role: "img", "aria-label": t("by_month") }, lines.map((line, number) => {
      const y = number * ROW + 2, [low, best, high] = line.v, tone = R.partyColour(line.key);
      const x = flip(at(0), W), x2 = flip(at(best), W);
      return [
        line.n === 0 ? s("text", { x: flip(HEAD - 8, W), y: y + 11, class: "tick-text", "text-anchor": "end" }, R.month(line.day)) : null,
        s("rect", { x: Math.min(x, x2), y: y + 2, width: Math.max(1, Math.abs(x2 - x)), height: ROW - 5, fill: tone }, s("title", {}, name(line.key))),
        s("line", { x1: flip(at(low), W), x2: flip(at(high), W), y1: y + ROW / 2, y2: y + ROW / 2, class: "whisker" }),
        s("text", { x: flip(at(Math.max(best, high)) + 5, W), y: y + 11, class: "tick-text", "text-anchor": "start" }, low === high ? R.num(best) : R.range(low, high)),
      ];
    }));
    const table = h("table", { class: "grid" },
      h("thead", {}, h("tr", {}, [t("month_head"), t("party"), t("low"), t("best"), t("high")].map(one => h("th", { scope: "col" }, one)))),
      h("tbody", {}, lines.map(line => h("tr", {}, h("th", { scope: "row" }, R.month(line.day)), h("td", {}, name(line.key)), line.v.map(one => h("td", { class: "n" }, R.num(one)))))));
    return [h("ul", { class: "key" }, order.map(key => h("li", {}, h("i", { class: "dot", style: `background:${R.partyColour(key)}` }), name(key)))), chart, table];
  };

  /* Why two accounts are one: the parts of the score */
  const waterfall = link => {
    const parts = [["prior", R.index.method.prior, "", ""], ...link.parts];
    const most = Math.max(...parts.map(one => Math.abs(one[1])), 1);
    const label = feature => { const [key, level] = feature.split("."); return [R.pick(R.index.features[key]) || key, level]; };
    return h("table", { class: "grid fall" },
      h("thead", {}, h("tr", {}, [t("feature"), h("bdi", { class: "code" }, link.a), h("bdi", { class: "code" }, link.b), t("weight")].map(one => h("th", { scope: "col" }, one)))),
      h("tbody", {}, parts.map(([feature, weight, left, right]) => {
        const [name, level] = label(feature);
        const share = Math.abs(weight) / most * 50;
        return h("tr", {}, h("th", { scope: "row" }, name, level ? h("small", { class: "quiet", dir: "ltr" }, level.replaceAll("_", " ")) : null),
          h("td", { dir: "auto" }, left), h("td", { dir: "auto" }, right),
          h("td", { class: "n" }, h("span", { class: "meter", "aria-hidden": "true" }, h("i", { class: weight < 0 ? "minus" : "plus", style: `inline-size:${share}%` })), R.signed(weight)));
      })),
      h("tfoot", {}, h("tr", {}, h("th", { scope: "row", colspan: 3 }, t("waterfall_sum")), h("td", { class: "n" }, R.signed(link.s)))));
  };
  return { range, shares, control, killed, waterfall };
})(Riwaya);
