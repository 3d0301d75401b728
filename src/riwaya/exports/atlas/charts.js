"use strict";
/* Small drawings: ranges of figures, control over time, killed by month, verdict shares. */
Riwaya.charts = (R => {
  const { h, s, t } = R;
  const dot = tone => h("i", { class: "dot", style: `--tone:${tone}` });
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

  /* Control of one place: solid where sides agree, hatched where one claims, blank where nobody says.
     Long stretches of which nothing is known are drawn short, so that the rest can be seen. */
  const control = intervals => {
    if (!intervals.length) return h("p", { class: "quiet" }, t("control_none"));
    const last = Math.max(R.last, ...intervals.map(one => one.b ?? one.a)), end = one => one.b ?? last;
    const days = one => end(one) - one.a + 1, unknown = one => one.state === "unknown";
    const known = intervals.filter(one => !unknown(one)).reduce((sum, one) => sum + days(one), 0);
    const share = one => (unknown(one) && known ? Math.min(days(one), known / 5) : days(one));
    const kind = one => (unknown(one) ? "blank" : R.agreed(one) ? "" : "hatched");
    const strip = intervals.map(one => h("span", {
      class: kind(one), style: `flex:${share(one)};--tone:${R.partyColour(one.state)}`, title: `${R.span([one.a, end(one)])}: ${R.party(one.state)}`,
    }, share(one) < days(one) ? "⋯" : ""));
    const entry = one => h("li", { class: unknown(one) ? "quiet" : "" },
      h("i", { class: `dot ${unknown(one) ? "" : kind(one)}`, style: `--tone:${R.partyColour(one.state)}` }),
      h("span", {}, h("b", {}, R.party(one.state)), " · ", R.span([one.a, one.b]),
        unknown(one) || one.state === "contested" ? null : [" · ", t("probability", { p: R.percent(one.pr) })],
        one.by.length ? h("small", { class: "quiet" }, R.join(one.by.map(([side, holder]) => t("claims_says", { side: R.party(side), holder: R.party(holder) })))) : null));
    return h("div", { class: "control-time" },
      h("div", { class: "strip", role: "img", "aria-label": t("control_timeline") }, strip),
      h("p", { class: "ends quiet" }, h("span", {}, R.day(intervals[0].a)), h("span", {}, R.day(last))),
      h("ol", { class: "plain" }, intervals.map(entry)));
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
        months.get(month).set(key, [had[0] + (low || 0), had[1] + (best || 0), had[2] === null || high === null ? null : had[2] + high]);
      }
    }
    if (!months.size) return h("p", { class: "quiet" }, t("no_losses"));
    const order = [...parties].sort((a, b) => b[1] - a[1]).map(one => one[0]);
    const most = Math.max(1, ...[...months.values()].flatMap(month => [...month.values()].map(one => Math.max(one[1], one[2] ?? 0))));
    const share = value => `${(value / most * 100).toFixed(1)}%`;
    const track = ([low, best, high], tone) => h("span", { class: "track", "aria-hidden": "true", style: `--tone:${tone}` },
      h("i", { style: `inline-size:${share(best)}` }),
      low === high || high === null ? null : h("s", { style: `inset-inline-start:${share(low)};inline-size:${share(high - low)}` }));
    const figures = ([low, best, high]) => [h("b", { class: "n", dir: "ltr" }, R.num(best), high === null ? "+" : null), ...(low === (high ?? best) ? [] : [" ", h("span", { class: "n quiet", dir: "ltr" }, `${R.num(low)}–${high === null ? "" : R.num(high)}`)])];
    const group = ([day, month]) => {
      const found = order.filter(party => month.has(party));
      return found.map((party, at) => h("tr", { class: at ? "" : "first" },
        at ? null : h("th", { scope: "rowgroup", rowspan: found.length }, R.month(day)),
        h("td", {}, dot(R.partyColour(party)), " ", party ? R.party(party) : t("no_side")),
        h("td", {}, figures(month.get(party)), track(month.get(party), R.partyColour(party)))));
    };
    return h("table", { class: "grid killed" },
      h("thead", {}, h("tr", {}, [t("month_head"), R.cap(t("party")), t("killed_head")].map(one => h("th", { scope: "col" }, one)))),
      [...months].sort((a, b) => a[0] - b[0]).map(one => h("tbody", {}, group(one))));
  };

  /* What an account says of a feature: codes by their names, its own words as they are */
  const said = (feature, value) => {
    const part = { event: ": ", parties: " → ", when: "/" }[feature.split(".")[0]];
    const [one, two] = part && value ? value.split(part) : [];
    if (two === undefined) return value;
    if (part === ": ") return `${R.code("event_type", one)}: ${R.code("outcome", two)}`;
    if (part === "/") return R.span([R.fromIso(one), R.fromIso(two)]);
    return [one, two].map(id => (id === "?" ? t("someone") : R.party(id))).join(rtl() ? " ← " : " → ");
  };
  /* Why two accounts are one: the parts of the score */
  const waterfall = link => {
    const parts = [["prior", R.index.method.prior, "", ""], ...link.parts];
    const most = Math.max(...parts.map(one => Math.abs(one[1])), 1);
    const label = feature => [R.code("feature", feature.split(".")[0]), feature.includes(".") ? R.code("level", feature) : null];
    return h("table", { class: "grid fall" },
      h("thead", {}, h("tr", {}, [t("feature"), h("bdi", { class: "code" }, link.a), h("bdi", { class: "code" }, link.b), t("weight")].map(one => h("th", { scope: "col" }, one)))),
      h("tbody", {}, parts.map(([feature, weight, left, right]) => {
        const [name, level] = label(feature);
        const share = Math.abs(weight) / most * 50;
        return h("tr", {}, h("th", { scope: "row" }, name, level ? h("small", { class: "quiet" }, level) : null),
          [left, right].map(one => h("td", { dir: "auto" }, said(feature, one))),
          h("td", { class: "n" }, h("span", { class: "meter", "aria-hidden": "true" }, h("i", { class: weight < 0 ? "minus" : "plus", style: `inline-size:${share}%` })), R.signed(weight)));
      })),
      h("tfoot", {}, h("tr", {}, h("th", { scope: "row", colspan: 3 }, t("waterfall_sum")), h("td", { class: "n" }, R.signed(link.s)))));
  };
  return { range, shares, control, killed, waterfall };
})(Riwaya);
