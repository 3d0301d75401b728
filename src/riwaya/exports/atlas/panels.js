"use strict";
/* What stands beside the map: lists, an incident, a place, a source, losses, the tray, the method. */
Riwaya.panels = (R => {
  const { h, t } = R;
  const dot = tone => h("i", { class: "dot", style: `background:${tone}` });
  const verdict = (code, tag = "span") => h(tag, { class: `verdict v-${code}`, style: `--tone:${R.verdictColour(code)}` }, R.code("verdict", code));
  const chip = id => h("span", { class: "chip" }, dot(R.partyColour(id)), R.party(id));
  const both = pair => R.pick(pair);
  const blank = text => text.replace(/\{\w+\}/g, "…");
  const link = (route, ...inside) => h("a", { href: `#${route}` }, ...inside);
  const placeLink = place => (place ? link(`place=${encodeURIComponent(R.placeKey(place))}`, R.placeName(place)) : t("unlocated"));
  const section = (title, ...inside) => h("section", {}, h("h3", {}, title), ...inside);
  const heading = (title, ...more) => h("div", { class: "heading" }, h("h2", { tabindex: "-1", id: "panel-title" }, title), ...more);
  const backward = (route, text) => h("p", { class: "back" }, link(route, h("span", { "aria-hidden": "true" }, R.state.lang === "ar" ? "→ " : "← "), text));

  /* A row of a list */
  const item = row => h("li", { class: "item", style: `--tone:${R.verdictColour(row.v)}` },
    h("a", { href: `#incident=${row.id}` },
      h("span", { class: "item-head" },
        h("i", { class: "dot big", style: `background:${R.colourOf(row)}` }),
        h("b", {}, R.cap(R.code("event_type", row.t))),
        h("span", { class: "where" }, h("bdi", {}, row.p === null ? t("unlocated") : R.name(R.placeOf(row)))),
        h("span", { class: "n quiet" }, R.count("claims", row.n[0]))),
      h("span", { class: "item-foot" },
        h("span", {}, R.span(row.w)), verdict(row.v),
        row.k ? h("span", { class: "killed-n" }, R.killed(row)) : null)));
  /* A list grows where it ends, when its end comes into view or its button is pressed */
  const FIRST = 20, NEXT = 100;
  const ends = new IntersectionObserver(seen => { for (const one of seen) if (one.isIntersecting) one.target.click(); });
  const items = rows => {
    if (!rows.length) return h("p", { class: "quiet" }, t(R.backward() ? "wrong_span" : "none"));
    const list = h("ol", { class: "items" }), more = h("button", { type: "button", class: "more" });
    let count = 0;
    const grow = to => {
      list.append(...rows.slice(count, to).map(item));
      count = Math.min(to, rows.length);
      more.hidden = count === rows.length;
      more.textContent = t("more", { n: R.num(rows.length - count) });
    };
    more.addEventListener("click", () => grow(count + NEXT));
    grow(Math.max(FIRST, R.long || 0));
    ends.observe(more);
    return [list, more];
  };
  const ORDERS = {
    date: (a, b) => (R.dated(a) ? R.firstDay(a) : Infinity) - (R.dated(b) ? R.firstDay(b) : Infinity) || 0,
    disputed: (a, b) => (b.v === "contested") - (a.v === "contested") || b.d.length - a.d.length || b.sd.length - a.sd.length || b.n[1] - a.n[1],
    claims: (a, b) => b.n[0] - a.n[0] || b.n[1] - a.n[1],
  };
  const list = again => {
    const rows = R.filtered.slice().sort(ORDERS[R.state.order]);
    return [
      heading(t("incidents"),
        h("span", { class: "count" }, t("shown", { n: R.num(rows.length), all: R.num(R.incidents.length) })),
        h("label", { class: "field" }, h("span", {}, t("order")),
          h("select", { onchange: event => { R.state.order = event.target.value; again(); } },
            Object.keys(ORDERS).map(one => h("option", { value: one, selected: R.state.order === one }, t(`rank_${one}`)))))),
      items(rows),
    ];
  };

  /* A report's words, lit: backgrounds only, so letters stay joined */
  const quote = account => {
    const letters = account.text, parts = [];
    let at = 0;
    const cut = [...letters];
    const of = (a, b) => cut.slice(a, b).join("");
    for (const [start, end, role] of account.marks) {
      if (at < start) parts.push(of(at, start));
      parts.push(h("mark", { class: `r-${role}`, title: R.code("role", role) }, of(start, end)));
      at = end;
    }
    parts.push(of(at));
    return h("blockquote", { dir: "rtl", lang: "ar" }, parts);
  };
  const safe = url => (url && /^https?:\/\//i.test(url) ? url : null);
  const losses = found => R.join(found.map(([party, kind, low, high]) => [R.code("loss_kind", kind || ""), R.range(low, high), party ? `(${R.party(party)})` : ""].filter(Boolean).join(" ")));
  const account = one => {
    const outlet = R.index.outlets[one.o];
    const speakers = one.voices.map(([words, kind, party]) => words || R.party(party) || R.code("source_kind", kind));
    return h("article", { class: "account" },
      h("header", {}, h("b", { dir: "auto" }, link(`source=${one.o}`, R.name(outlet))), one.pub === null ? null : h("span", { class: "quiet" }, `${t("published")} ${R.day(one.pub)}`)),
      speakers.length ? h("p", { class: "speaker" }, `${t("on_word")} `, h("bdi", { lang: "ar" }, R.join(speakers)), h("span", { class: "quiet" }, ` · ${R.code("source_kind", one.kind)}`)) : null,
      quote(one),
      h("p", { class: "facts" },
        h("span", {}, `${R.cap(R.code("event_type", one.t))} · ${R.code("modality", one.m)}`),
        h("span", {}, R.span(one.w)),
        one.ps.length ? h("span", {}, R.join(one.ps.slice(0, 2).map(at => R.name(R.index.places[at])))) : null,
        one.losses.length ? h("span", {}, losses(one.losses)) : null),
      h("footer", { class: "quiet" },
        h("span", {}, `${R.code("stance", one.stance)} · ${R.code("interest", one.interest)}`), one.reviewed ? h("span", {}, t("reviewed")) : null,
        safe(one.url) ? h("a", { href: one.url, rel: "noopener noreferrer", target: "_blank", dir: "ltr" }, t("open_report")) : null,
        h("bdi", { class: "code" }, `${one.doc}:${one.at}`)));
  };

  const telling = value => {
    if (value.t) return `${R.code("event_type", value.t)} · ${R.code("modality", value.m)}`;
    if ("w" in value) return R.span(value.w);
    if ("p" in value) return R.placeName(R.index.places[value.p]);
    if (value.who) return [value.who[0], value.who[1] ? R.party(value.who[1]) : ""].filter(Boolean).join(" — ");
    return losses(value.n || []);
  };
  const fields = found => h("div", { class: "fields" }, found.map(one => h("details", { open: one.v === "contested" },
    h("summary", {}, h("b", {}, R.code("field", one.f)), verdict(one.v)),
    h("p", {}, R.apart(both(one.r))),
    h("ul", { class: "plain" }, one.told.map(([ar, en, value]) => h("li", {}, h("bdi", {}, both([ar, en])), ": ", h("bdi", {}, telling(value))))))));
  const figures = found => found.map(one => {
    const all = [...one.range, ...one.figures.flatMap(figure => [figure.low, figure.high])].filter(value => value !== null);
    const most = Math.max(1, ...all) * 1.05, tone = R.partyColour(one.party);
    const [low, best, high] = one.range;
    return h("div", { class: "figure" },
      h("h4", {}, dot(tone), `${R.code("loss_kind", one.kind)}${one.party ? ` · ${R.party(one.party)}` : ""}`,
        h("span", { class: "quiet" }, ` ${R.range(low, high)}${best === null ? "" : ` · ${t("best")} ${R.num(best)}`}`)),
      R.charts.range(low, best, high, most, tone),
      h("p", { class: "quiet" }, both(one.rule)),
      h("ul", { class: "plain" }, one.figures.map(figure => h("li", { class: "origin" },
        h("bdi", {}, both(figure.origin)), h("span", { class: "n" }, R.range(figure.low, figure.high), figure.total ? ` (${t("total")})` : ""),
        R.charts.range(figure.low, null, figure.high, most, R.partyColour(figure.side)),
        figure.words ? h("q", { dir: "rtl", lang: "ar" }, figure.words) : null))));
  });

  const citation = () => {
    const { meta } = R.index;
    return t("citation", { title: meta.title || t("title"), version: meta.version, reports: R.num(meta.reports), claims: R.num(meta.claims), day: R.day(meta.made) });
  };
  const incident = (row, found) => [
    backward("incidents", t("incidents")),
    heading(R.cap(R.code("event_type", row.t)) + (row.p === null ? "" : ` — ${R.name(R.placeOf(row))}`),
      h("button", { type: "button", class: "print", onclick: () => window.print() }, t("print"))),
    h("p", { class: "sentence" }, R.sentence(row)),
    h("p", { class: "chips" }, row.ag.map(chip), row.p === null ? null : h("span", { class: "chip" }, placeLink(R.placeOf(row)))),
    h("div", { class: "ruling", style: `--tone:${R.verdictColour(row.v)}` }, verdict(row.v, "b"), h("p", {}, R.apart(both(found.reason))),
      row.d.length ? h("p", { class: "quiet" }, R.cap(t("differ_on", { fields: R.join(row.d.map(one => R.code("field", one))) }))) : null),
    section(t("who_says"), h("div", { class: "columns", style: `--n:${found.columns.length}` }, found.columns.map(column => h("div", { class: "column", style: `--tone:${R.partyColour(column.sides[0] || column.bloc)}` },
      h("h4", {}, dot(R.partyColour(column.sides[0] || column.bloc)), column.sides.length ? R.join(column.sides.map(R.party)) : t("no_side")),
      column.accounts.map(account))))),
    found.losses.length ? section(t("figures"), figures(found.losses)) : null,
    found.fields.length ? section(t("fields"), fields(found.fields)) : null,
    found.control.length ? section(t("control_here"), R.charts.control(found.control)) : null,
    found.copies.length ? section(t("copies"), h("ul", { class: "plain" }, found.copies.map(one => h("li", {}, h("bdi", {}, one.a), ` ${t(one.d ? "copied" : "shares")} `, h("bdi", {}, one.b), h("span", { class: "quiet" }, ` ${R.percent(one.s)}`))))) : null,
    section(t("waterfall"), row.n[0] < 2 || !found.links.length ? h("p", { class: "quiet" }, t("single")) : [
      h("p", { class: "quiet" }, t("waterfall_note")),
      found.links.map((one, at) => h("details", { open: at === 0 }, h("summary", {}, h("bdi", { class: "code" }, one.a), " + ", h("bdi", { class: "code" }, one.b), h("b", { class: "n" }, R.signed(one.s))), h("div", { class: "wide", tabindex: "0", role: "group", "aria-label": `${one.a} + ${one.b}` }, R.charts.waterfall(one))))]),
    h("p", { class: "quiet id" }, `${t("copy_link")}: `, h("bdi", { class: "code" }, row.id)),
    h("p", { class: "paper" }, citation()),
  ];

  /* Places */
  const places = () => {
    const found = new Map();
    for (const row of R.filtered) {
      const place = R.placeOf(row);
      if (!place) continue;
      const key = R.placeKey(place);
      if (!found.has(key)) found.set(key, { key, place, all: 0, contested: 0 });
      const one = found.get(key);
      one.all += 1;
      one.contested += row.v === "contested";
      /* a place is what it is told as most exactly */
      if ((place.km ?? 0) < (one.place.km ?? 0)) one.place = place;
    }
    const rows = [...found.values()].sort((a, b) => b.all - a.all);
    return [heading(t("places"), h("span", { class: "count" }, R.num(rows.length))),
      h("ul", { class: "items tight" }, rows.slice(0, 400).map(one => h("li", { class: "item" }, h("a", { href: `#place=${encodeURIComponent(one.key)}` },
        h("span", { class: "item-head" }, h("b", {}, R.name(one.place)), h("span", { class: "where" }, R.placeKind(one.place)),
          h("span", { class: "n" }, R.num(one.all)), one.contested ? h("span", { class: "badge", title: t("contested") }, R.num(one.contested)) : null)))))];
  };
  const placeRows = key => R.incidents.filter(row => row.p !== null && R.placeKey(R.placeOf(row)) === key);
  const heldAt = (found, key) => found.filter(one => R.placeKey(one) === key);
  const knownPlace = key => R.index.places.find(one => R.placeKey(one) === key) || heldAt(R.index.control, key)[0] || heldAt(R.index.sieges, key)[0];
  const place = key => {
    const rows = placeRows(key), known = knownPlace(key);
    const control = heldAt(R.index.control, key), sieges = heldAt(R.index.sieges, key);
    if (!known) return [heading(t("places")), h("p", {}, t("none"))];
    const counts = {};
    for (const row of rows) counts[row.v] = (counts[row.v] || 0) + 1;
    return [
      backward("places", t("places")), heading(R.name(known)),
      known.in && known.in.length ? h("p", { class: "quiet" }, R.join(known.in.map(one => R.pick(one.slice(1))))) : null,
      section(t("control_timeline"), R.charts.control(control)),
      sieges.length ? section(t("sieges"), h("ul", { class: "plain" }, sieges.map(one => h("li", {},
        one.by && one.of ? t("besieges", { a: R.party(one.by), b: R.party(one.of) }) : R.party(one.by || one.of), ` · ${R.span([one.a, one.b])}`, one.broken ? ` · ${t("broken_by", { a: R.party(one.broken) })}` : "")))) : null,
      section(`${t("incidents")} (${R.num(rows.length)})`, R.charts.shares(counts), items(rows)),
    ];
  };

  /* Sources */
  const sources = () => [heading(t("sources"), h("span", { class: "count" }, R.num(R.index.sources.length))),
    h("ul", { class: "items" }, R.index.sources.map((one, at) => h("li", { class: "item" }, h("a", { href: one.o === null ? `#sources` : `#source=${one.o}` },
      h("span", { class: "item-head" }, h("b", { dir: "auto" }, R.name(one) || t("unnamed")), h("span", { class: "where" }, one.sides.map((side, n) => [n ? " " : "", dot(R.partyColour(side)), " ", R.party(side)]))),
      h("span", { class: "item-foot" }, h("span", {}, R.count("reports", one.n[0])), h("span", {}, R.count("claims", one.n[1])), h("span", { class: "quiet" }, at + 1 && one.n[3] ? `${t("copies")}: ${R.num(one.n[3])}` : "")))))) ];
  const source = number => {
    const found = R.index.sources.find(one => one.o === number);
    const outlet = R.index.outlets[number];
    if (!outlet) return [heading(t("sources")), h("p", {}, t("none"))];
    const rows = R.incidents.filter(row => row.o.includes(number));
    return [
      backward("sources", t("sources")), heading(R.name(outlet)),
      found ? h("p", { class: "chips" }, found.sides.map(chip), found.kind ? h("span", { class: "chip" }, R.code("outlet_kind", found.kind)) : null) : null,
      found ? h("dl", { class: "stats" }, [["reports", 0], ["claims", 1], ["incidents", 2], ["copies", 3]].map(([key, at]) => h("div", {}, h("dt", {}, R.cap(t(key))), h("dd", {}, R.num(found.n[at]))))) : null,
      found && found.a !== null ? h("p", { class: "quiet" }, `${t("published")}: ${R.span([found.a, found.b])}`) : null,
      section(t("told_by"), R.charts.shares(found ? found.v : {})),
      section(`${t("incidents")} (${R.num(rows.length)})`, items(rows)),
    ];
  };

  const lossesPanel = () => [heading(t("losses")), h("h3", {}, t("by_month")), h("p", { class: "quiet" }, t("by_month_note")), R.charts.killed(R.filtered)];
  const off = () => ({ undated: R.anyTime.filter(row => !R.dated(row)), unplaced: R.anyTime.filter(row => !R.placed(row) || R.placeOf(row).pr === "country") });
  const tray = () => {
    const found = off();
    return [heading(t("tray_full")), ["undated", "unplaced"].map(key => section(`${t(key)} (${R.num(found[key].length)})`, h("p", { class: "quiet" }, t(`${key}_note`)), items(found[key])))];
  };

  /* The method, from the running configuration */
  const method = () => {
    const { meta, method: rules } = R.index;
    const table = (heads, rows) => h("table", { class: "grid" }, h("thead", {}, h("tr", {}, heads.map(one => h("th", { scope: "col" }, one)))), h("tbody", {}, rows.map(row => h("tr", {}, row.map((cell, at) => (at ? h("td", { class: typeof cell === "string" ? "" : "n" }, typeof cell === "number" ? R.signed(cell) : cell) : h("th", { scope: "row" }, cell)))))));
    return [
      heading(t("method")),
      h("p", {}, t(meta.profile === "public" ? "profile_public" : "profile_full")),
      section(t("method_record"), h("dl", { class: "stats" }, ["reports", "claims", "incidents", "copies"].map(key => h("div", {}, h("dt", {}, R.cap(t(key))), h("dd", {}, R.num(meta[key])))))),
      section(t("method_read"), h("p", {}, t("method_read_text"))),
      section(t("method_link"), h("p", {}, t("method_link_text", { accept: R.num(rules.accept, 1), suggest: R.num(rules.suggest, 1) })),
        h("details", {}, h("summary", {}, t("weight")), table([t("feature"), t("level"), t("weight")], rules.weights.map(([key, level, weight]) => [R.code("feature", key), R.code("level", `${key}.${level}`), weight])))),
      section(t("method_verdict"), h("ol", {}, rules.verdicts.map(([code, ar, en]) => h("li", {}, verdict(code), " ", blank(both([ar, en])))))),
      section(t("method_casualty"), h("ol", {}, rules.casualties.map(one => h("li", {}, both(one))))),
      section(t("method_control"), h("p", {}, t("method_control_text", { stay: R.num(rules.control.stay, 4), threshold: R.num(rules.control.threshold, 2), memory: R.num(rules.control.memory) })),
        h("details", {}, h("summary", {}, t("evidence")), h("table", { class: "grid" }, h("tbody", {}, rules.control.evidence.map(([key, odds]) => h("tr", {}, h("th", { scope: "row" }, R.code("evidence", key)), h("td", { class: "n" }, `×${R.num(odds, 1)}`))))))),
      section(t("method_limits"), h("p", {}, t("method_limits_text")), Object.values(meta.notes).map(one => h("p", {}, one))),
      section(t("cite"), h("p", { class: "cite" }, citation()), h("p", { class: "quiet" }, t("credits"))),
    ];
  };
  return { list, incident, places, place, sources, source, losses: lossesPanel, tray, method, off, verdict, knownPlace };
})(Riwaya);
