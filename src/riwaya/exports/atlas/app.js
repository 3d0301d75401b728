"use strict";
/* Puts the parts together: the head, the filters, the address, and what follows on each change. */
(R => {
  const { h, t } = R;
  const root = document.documentElement;
  const head = document.getElementById("head"), panel = document.getElementById("panel");
  const mapArea = document.getElementById("map-area"), timeArea = document.getElementById("time-area");
  const mapHome = h("div", { class: "map-home" });
  const TABS = ["incidents", "places", "sources", "losses", "tray", "method"];

  R.go = route => { location.hash = route; };
  const route = () => {
    const [name, value = ""] = location.hash.slice(1).split("=");
    return { name: name || "incidents", value: decodeURIComponent(value) };
  };

  /* Head: title, counts, switches */
  const button = (text, label, act, more = {}) => h("button", { type: "button", onclick: act, "aria-label": label, title: label, ...more }, text);
  const counts = () => {
    const rows = R.filtered, claims = rows.reduce((sum, row) => sum + row.n[0], 0), contested = rows.filter(row => row.v === "contested").length;
    return [[R.index.meta.reports, "reports"], [claims, "claims"], [rows.length, "incidents"], [contested, "contested"]];
  };
  const tally = h("dl", { class: "tally" });
  const fillTally = () => {
    if (!tally.firstChild) R.fill(tally, counts().map(([, key]) => h("div", { class: key }, h("dt", {}, R.cap(t(key))), h("dd", {}))));
    counts().forEach(([number], at) => {
      tally.children[at].lastChild.textContent = R.num(number);
      tally.children[at].classList.toggle("nothing", !number);
    });
  };
  const fillHead = () => {
    const arabic = R.state.lang === "ar";
    R.fill(tally);
    R.fill(head,
      h("div", { class: "brand" }, h("h1", {}, R.index.meta.title || t("title")), h("p", {}, t("tagline"))),
      tally,
      h("div", { class: "switches" },
        button(t("language"), `${t("language")}: ${t("language_label")}`, () => { R.choose("lang", arabic ? "en" : "ar"); everything(); }, { id: "language", lang: arabic ? "en" : "ar", class: "language" }),
        button(R.state.digits === "latn" ? "١٢٣" : "123", `${t("digits")} ${R.state.digits === "latn" ? "١٢٣" : "123"}`, () => { R.choose("digits", R.state.digits === "latn" ? "arab" : "latn"); everything(); }, { id: "digits" }),
        button("◐", t("theme"), () => { R.choose("theme", dark() ? "light" : "dark"); everything(); }, { id: "theme" })));
  };

  /* Filters */
  const select = (key, values, change) => h("label", { class: "field" }, h("span", {}, t(key)),
    h("select", { id: `filter-${key}`, onchange: event => change(event.target.value) }, h("option", { value: "" }, t("all")), values.map(([value, text]) => h("option", { value, selected: R.state[key === "type" ? "family" : key] === value }, text))));
  const present = pick => [...new Set(R.incidents.flatMap(pick))].filter(Boolean);
  const filters = h("form", { class: "filters", role: "search", onsubmit: event => event.preventDefault() });
  const fillFilters = () => R.fill(filters,
    h("input", { type: "search", id: "query", placeholder: t("search"), "aria-label": t("search"), value: R.state.query, oninput: event => { R.state.query = event.target.value; changed(); } }),
    select("type", present(row => row.f).map(one => [one, R.code("family", one)]), value => { R.state.family = value; changed(); }),
    select("party", present(row => [...row.ag, ...row.tg, ...row.sd]).map(one => [one, R.party(one)]).sort((a, b) => a[1].localeCompare(b[1], R.state.lang)), value => { R.state.party = value; changed(); }),
    select("verdict", Object.keys(R.index.colours.verdict).map(one => [one, R.code("verdict", one)]), value => { R.state.verdict = value; changed(); }),
    button(t("reset"), t("reset"), () => { Object.assign(R.state, { query: "", family: "", party: "", verdict: "", from: null, to: null }); fillFilters(); changed(); }, { class: "reset" }));

  /* Map tools and legend */
  const legend = h("div", { class: "legend-home" });
  const key = h("div", { class: "tones" }), controlNote = h("p", {});
  let keyed = "";
  /* what the filters change of it */
  const fillKey = () => {
    const byType = R.state.colour === "type", tones = new Map();
    for (const row of R.filtered) {
      const one = byType ? row.f : row.ag[0] || "";
      tones.set(one, (tones.get(one) || 0) + 1);
    }
    const name = one => (byType ? R.code("family", one) : one ? R.party(one) : t("no_side"));
    const tone = one => (byType ? R.index.colours.family[one] : R.partyColour(one));
    const ranked = [...tones].sort((a, b) => b[1] - a[1]).map(one => one[0]);
    const most = ranked.slice(0, 8), rest = ranked.slice(8);
    controlNote.textContent = `${t("control_legend")} (${R.day(R.controlDay())})`;
    const now = ranked.map(name).join("|");
    if (now === keyed) return;
    keyed = now;
    const entries = ones => ones.map(one => h("li", {}, h("i", { class: "dot", style: `background:${tone(one)}` }), name(one)));
    R.fill(key, h("ul", {}, entries(most)),
      rest.length ? h("details", { ontoggle: R.map.settle }, h("summary", {}, t("more_parties", { n: R.num(rest.length) })), h("ul", {}, entries(rest))) : null);
  };
  const roomy = () => window.innerWidth > 900 && !["incident", "method"].includes(route().name);
  const sample = (kind, text) => h("li", {}, h("i", { class: `sample ${kind}` }), text);
  const fillLegend = () => {
    const open = legend.firstChild ? legend.firstChild.open : roomy();
    keyed = "";
    fillKey();
    R.fill(legend, h("details", { class: "legend", open, ontoggle: R.map.settle }, h("summary", {}, t("legend")),
      h("label", { class: "check" }, h("input", { type: "checkbox", checked: R.state.control, onchange: event => { R.state.control = event.target.checked; R.map.draw(); } }), t("control_layer")),
      h("label", { class: "field" }, h("span", {}, t("colour_by")), h("select", { onchange: event => { R.state.colour = event.target.value; changed(); } },
        [["party", "by_party"], ["type", "by_type"]].map(([value, text]) => h("option", { value, selected: R.state.colour === value }, t(text))))),
      key,
      h("ul", { class: "halos" }, Object.keys(R.index.colours.verdict).map(one => h("li", {}, h("i", { class: `halo v-${one}`, style: `--tone:${R.verdictColour(one)}` }), R.code("verdict", one)))),
      h("ul", { class: "samples" }, sample("many", t("cluster_legend")), sample("ring", t("ring_legend"))),
      controlNote));
  };
  const fillMapTools = () => {
    mapArea.querySelector(".map-tools")?.remove();
    mapArea.querySelector("h2")?.remove();
    mapArea.prepend(h("h2", { id: "map-title", class: "unseen" }, t("map")));
    mapHome.append(h("div", { class: "map-tools" },
      button("+", t("zoom_in"), () => R.map.zoomBy(1)), button("−", t("zoom_out"), () => R.map.zoomBy(-1)), button("⤢", t("fit"), () => R.map.fit())));
  };

  /* The panel */
  const tabs = name => h("nav", { class: "tabs", "aria-label": t("filters") }, TABS.map(one => {
    const off = one === "tray" ? R.panels.off() : null;
    const number = off ? new Set([...off.undated, ...off.unplaced]).size : 0;
    return h("a", { href: `#${one}`, "aria-current": one === name ? "page" : null, title: one === "tray" ? t("tray_full") : null }, t(one), number ? h("span", { class: "badge soft" }, R.num(number)) : null);
  }));
  const PARENT = { incident: "incidents", place: "places", source: "sources" };
  const body = h("div", { class: "body", id: "list", tabindex: "-1" });
  const tabHome = h("div", {});
  let turn = 0;
  const fillPanel = async focus => {
    const { name, value } = route(), mine = ++turn;
    const again = () => fillPanel(false);
    const before = document.body.dataset.route;
    document.body.dataset.route = name;
    if (before !== name && legend.firstChild) legend.firstChild.open = roomy();
    filters.hidden = !["incidents", "places", "losses", "tray"].includes(name);
    R.fill(tabHome, tabs(PARENT[name] || name));
    const lookedAt = R.picked;
    R.picked = R.spot = null;
    let content;
    if (name === "incident") {
      const row = R.byId.get(value);
      if (!row) content = R.panels.list(again);
      else {
        R.picked = row;
        R.spot = R.placeOf(row);
        try { content = R.panels.incident(row, await R.detail(row)); } catch (error) { content = [h("p", { class: "fault" }, error.message)]; }
      }
    } else if (name === "place") {
      R.spot = R.panels.knownPlace(value) || null;
      content = R.panels.place(value);
    }
    else if (name === "source") content = R.panels.source(Number(value));
    else content = (R.panels[name] || R.panels.list)(again);
    if (mine !== turn) return;
    R.fill(body, content);
    R.map.draw();
    if (R.picked !== lookedAt) R.timeline.draw();
    if (focus) arrive();
  };
  /* A page begins at its top; one that is come back to, where it was left */
  const scroller = () => (window.innerWidth > 900 ? body : document.scrollingElement);
  const left = new Map();
  let here = location.hash, back = null;
  const arrive = () => {
    body.scrollTop = 0;
    document.getElementById("panel-title")?.focus({ preventScroll: window.innerWidth > 900 });
    if (back) scroller().scrollTop = back.top;
    if (R.spot) R.map.show(R.spot);
  };

  /* What follows on a change */
  const live = document.getElementById("live");
  const changed = quiet => {
    R.refilter();
    fillTally();
    R.timeline.refresh();
    R.map.draw();
    fillKey();
    if (["incidents", "places", "losses", "tray"].includes(route().name)) fillPanel(false);
    if (!quiet) live.textContent = `${t("incidents")}: ${t("shown", { n: R.num(R.filtered.length), all: R.num(R.incidents.length) })}`;
  };
  R.changed = changed;

  const system = matchMedia("(prefers-color-scheme: dark)");
  const dark = () => (R.state.theme ? R.state.theme === "dark" : system.matches);
  system.addEventListener("change", () => everything());
  const everything = () => {
    const focused = document.activeElement && document.activeElement.id;
    root.lang = R.state.lang;
    root.dir = R.state.lang === "ar" ? "rtl" : "ltr";
    root.dataset.theme = dark() ? "dark" : "light";
    root.dataset.digits = R.state.digits;
    document.title = R.index.meta.title || t("title");
    document.getElementById("skip").textContent = t("skip");
    panel.setAttribute("aria-label", t("incidents"));
    R.refilter();
    fillHead(); fillTally(); fillFilters(); fillMapTools(); fillLegend();
    R.timeline.controls(); R.timeline.refresh(); R.map.recolour(); fillPanel(false);
    if (focused) document.getElementById(focused)?.focus();
  };

  let closed = [];
  addEventListener("beforeprint", () => { closed = [...document.querySelectorAll("#panel .fields details:not([open])")]; for (const one of closed) one.open = true; });
  addEventListener("afterprint", () => { for (const one of closed) one.open = false; });
  addEventListener("hashchange", () => {
    left.set(here, { top: scroller().scrollTop, long: body.querySelectorAll(".item").length });
    here = location.hash;
    back = left.get(here);
    R.long = back ? back.long : 0;
    fillPanel(true);
    R.long = 0;
  });

  root.lang = R.state.lang;
  root.dir = R.state.lang === "ar" ? "rtl" : "ltr";
  root.dataset.theme = dark() ? "dark" : "light";
  R.refilter();
  panel.append(tabHome, filters, body);
  mapArea.append(mapHome);
  R.timeline.start(timeArea, changed);
  mapHome.append(legend);
  everything();
  /* last, when all around it has its size, so that it is drawn once */
  R.map.start(mapHome, row => R.go(`incident=${row.id}`));
  if (["incident", "place"].includes(route().name)) fillPanel(true);
  root.dataset.ready = "yes";
})(Riwaya);
