"use strict";
/* The record, the state of the page, words, numbers and days. Every other file builds on this. */
const Riwaya = {};

(R => {
  const index = JSON.parse(document.getElementById("index").textContent);
  R.index = index;

  /* What a person chose, and nothing that a page began with: all pages opened from disk share one store */
  const CHOSEN = "riwaya-atlas-chosen";
  const kept = (() => {
    try { return JSON.parse(localStorage.getItem(CHOSEN) || "{}"); } catch { return {}; }
  })();

  R.state = {
    lang: kept.lang || index.meta.lang,
    digits: kept.digits || "latn",
    theme: kept.theme || "",
    from: null, to: null, step: "", speed: 1,
    family: "", type: "", party: "", verdict: "", query: "",
    colour: "party", control: true, order: "date",
  };

  R.choose = (name, value) => {
    R.state[name] = kept[name] = value;
    try { localStorage.setItem(CHOSEN, JSON.stringify(kept)); } catch { /* private window */ }
  };

  /* Words */
  const side = () => (R.state.lang === "ar" ? 0 : 1);
  R.pick = both => (both ? both[side()] : "");
  R.name = thing => (side() === 0 ? thing.ar : thing.en);
  R.t = (key, values) => {
    const both = index.texts[key];
    if (!both) throw new Error(`no text ${key}`);
    let text = both[side()];
    for (const [name, value] of Object.entries(values || {})) text = text.replace(`{${name}}`, value);
    return text;
  };
  R.cap = text => (R.state.lang === "en" ? text.charAt(0).toUpperCase() + text.slice(1) : text);
  R.count = (key, number) => {
    const forms = index.counts[key][R.state.lang], rule = format("plural", () => new Intl.PluralRules(R.state.lang)).select(number);
    return (forms[rule] || forms.other).replace("{n}", R.num(number));
  };
  R.code = (section, key) => {
    const found = (index.names[section] || {})[key];
    return found ? found[side()] : key;
  };
  R.party = id => {
    if (id === null || id === undefined) return "";
    const state = index.names.state[id];
    if (state) return state[side()];
    const both = index.parties[id] || index.names.party[id];
    return both ? both[side()] : id;
  };
  R.join = names => names.join(R.state.lang === "ar" ? "، " : ", ");

  /* Colours */
  const spare = ["#3f6fb0", "#a8623a", "#4f8a5b", "#8f5a9a", "#b08a2f", "#3f8f9a"];
  const hash = id => [...id].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) >>> 0, 7);
  /* a colour too dark for a dark page is mixed with white */
  const lifted = new Map();
  const lift = tone => {
    const parts = [1, 3, 5].map(at => parseInt(tone.slice(at, at + 2), 16));
    const dark = 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2] < 80;
    return dark ? `#${parts.map(part => Math.round(part + (255 - part) * 0.38).toString(16).padStart(2, "0")).join("")}` : tone;
  };
  const onPage = tone => {
    if (document.documentElement.dataset.theme !== "dark") return tone;
    if (!lifted.has(tone)) lifted.set(tone, lift(tone));
    return lifted.get(tone);
  };
  R.partyColour = id => onPage(id ? index.colours.party[id] || spare[hash(id) % spare.length] : "#7a8594");
  R.verdictColour = verdict => index.colours.verdict[verdict];
  R.colourOf = row => R.state.colour === "type"
    ? index.colours.family[row.f]
    : R.partyColour(row.ag[0]);

  /* Numbers and days */
  const DAY = 86400000;
  const formats = new Map();
  const format = (kind, make) => {
    const key = `${kind} ${R.state.lang} ${R.state.digits}`;
    if (!formats.has(key)) formats.set(key, make());
    return formats.get(key);
  };
  const locale = () => `${R.state.lang === "ar" ? "ar-SY" : "en-GB"}-u-nu-${R.state.digits}`;
  const apart = (value, text) => (value < 0 || /[+]/.test(text) ? `\u2066${text.replace(/[\u061c\u200e\u200f]/g, "")}\u2069` : text);
  R.num = (value, places = 0) => apart(value, format(`n${places}`, () => new Intl.NumberFormat(locale(), { maximumFractionDigits: places })).format(value));
  R.signed = value => apart(value, format("s", () => new Intl.NumberFormat(locale(), { maximumFractionDigits: 1, minimumFractionDigits: 1, signDisplay: "exceptZero" })).format(value));
  R.percent = value => format("p", () => new Intl.NumberFormat(locale(), { style: "percent", maximumFractionDigits: 0 })).format(value);
  const dayFormat = (kind, options) => format(kind, () => new Intl.DateTimeFormat(locale(), { timeZone: "UTC", ...options }));
  R.date = day => new Date(day * DAY);
  /* each by itself: two days with Arabic digits would exchange their parts in an English line */
  /* No line breaks at a word joiner */
  const JOINED = "\u2060";
  const alone = text => `\u2068${text}\u2069`;
  R.day = day => alone(dayFormat("d", { day: "numeric", month: "long", year: "numeric" }).format(R.date(day)));
  R.shortDay = day => dayFormat("m", { day: "numeric", month: "short" }).format(R.date(day));
  R.month = day => dayFormat("my", { month: "short", year: "numeric" }).format(R.date(day));
  R.year = day => dayFormat("y", { year: "numeric" }).format(R.date(day));
  R.iso = day => R.date(day).toISOString().slice(0, 10);
  R.fromIso = text => (text ? Math.round(Date.parse(`${text}T00:00:00Z`) / DAY) : null);
  R.span = when => {
    if (!when || (when[0] === null && when[1] === null)) return R.t("undated");
    const [first, last] = when;
    if (first === last) return R.day(first);
    if (first === null) return `… – ${R.day(last)}`;
    if (last === null) return `${R.day(first)} – …`;
    return `${R.day(first)} – ${R.day(last)}`;
  };
  R.range = (low, high) => {
    if (low === null && high === null) return R.t("no_number");
    if (low === high) return R.num(low);
    if (high === null) return R.t("at_least", { n: R.num(low) });
    if (low === null) return R.t("at_most", { n: R.num(high) });
    return `${alone(R.num(low))}${JOINED}–${JOINED}${alone(R.num(high))}`;
  };

  /* How many were killed, of each party where several lost people */
  R.killed = ({ k: [low, , high], kp }) => {
    if (low === null && high === null && kp.length < 2) return R.t("killed_some");
    const whose = kp.map(([party, a, , b]) => `${R.range(a, b)} (${party ? R.party(party) : R.t("no_side")})`);
    return R.t("killed_range", { range: kp.length > 1 ? whose.join(R.state.lang === "ar" ? "، " : ", ") : R.range(low, high) });
  };

  /* Places */
  R.placeKey = place => place.id || `name:${place.ar}`;
  R.placeName = place => {
    if (!place) return R.t("unlocated");
    const name = R.name(place);
    return place.km && place.km > 2.5 && place.pr !== "country"
      ? R.t("near", { place: name, km: R.num(place.km) })
      : name;
  };
  /* what a place is; a report may tell of it less exactly, or of what lies around it */
  R.placeKind = place => R.code("precision", index.names.precision[place.is] ? place.is : place.pr);
  R.incidents = index.incidents;
  R.byId = new Map(index.incidents.map(row => [row.id, row]));
  R.placeOf = row => (row.p === null ? null : index.places[row.p]);
  R.placed = row => { const place = R.placeOf(row); return Boolean(place && place.lat !== null); };
  R.dated = row => Boolean(row.w && (row.w[0] !== null || row.w[1] !== null));
  R.firstDay = row => (row.w[0] !== null ? row.w[0] : row.w[1]);
  R.lastDay = row => (row.w[1] !== null ? row.w[1] : row.w[0]);

  const dated = R.incidents.filter(R.dated);
  R.first = dated.reduce((least, row) => Math.min(least, R.firstDay(row)), Infinity);
  R.last = dated.reduce((most, row) => Math.max(most, R.lastDay(row)), -Infinity);
  if (!dated.length) { R.first = index.meta.made; R.last = index.meta.made; }

  /* Spelling: the folding of the search is the record's own, in short */
  R.fold = text => text.toLowerCase().normalize("NFKC")
    .replace(/[\u064b-\u065f\u0670\u0640]/g, "")
    .replace(/[أإآٱ]/g, "ا").replace(/ى/g, "ي").replace(/ة/g, "ه").replace(/ؤ/g, "و").replace(/ئ/g, "ي");
  const words = new Map(), folded = new Map();
  /* the same names stand in thousands of rows */
  const foldOnce = text => {
    if (!folded.has(text)) folded.set(text, R.fold(text));
    return folded.get(text);
  };
  const wordsOf = row => {
    if (!words.has(row.id)) {
      const place = R.placeOf(row);
      const parts = [...index.names.event_type[row.t]];
      if (place) parts.push(place.ar, place.en, ...place.in.flatMap(one => one.slice(1)));
      for (const id of [...row.ag, ...row.tg, ...row.sd]) parts.push(...(index.parties[id] || [id]));
      for (const at of row.o) parts.push(index.outlets[at].ar, index.outlets[at].en);
      words.set(row.id, [R.fold(row.id), ...parts.map(foldOnce)].join(" "));
    }
    return words.get(row.id);
  };

  /* What the filters leave; the clock is apart, for the timeline shows all days */
  const has = (row, state) =>
    (!state.family || row.f === state.family) &&
    (!state.verdict || row.v === state.verdict) &&
    (!state.party || row.ag.includes(state.party) || row.tg.includes(state.party) || row.sd.includes(state.party));
  R.backward = () => R.state.from !== null && R.state.to !== null && R.state.from > R.state.to;
  R.inWindow = (row, from, to) =>
    (from === null && to === null) ||
    (R.dated(row) && (from === null || R.lastDay(row) >= from) && (to === null || R.firstDay(row) <= to));
  R.refilter = () => {
    const query = R.fold(R.state.query).split(/\s+/).filter(Boolean);
    R.anyTime = R.incidents.filter(row => has(row, R.state) && query.every(word => wordsOf(row).includes(word)));
    R.filtered = R.anyTime.filter(row => R.inWindow(row, R.state.from, R.state.to));
  };

  /* Details come in chunks: inside the page, or from the folder beside it */
  const chunks = new Map();
  const waiting = new Map();
  R.chunk = (number, data) => {
    chunks.set(number, data);
    if (waiting.has(number)) waiting.get(number).done(data);
  };
  R.detail = row => {
    if (chunks.has(row.c)) return Promise.resolve(chunks.get(row.c)[row.id]);
    if (!index.folder) {
      /* details stand after the script, so that the first view need not wait for them */
      return new Promise(done => {
        const take = () => { chunks.set(row.c, JSON.parse(document.getElementById(`chunk-${row.c}`).textContent)); done(chunks.get(row.c)[row.id]); };
        if (document.readyState === "loading") addEventListener("DOMContentLoaded", take, { once: true });
        else take();
      });
    }
    if (!waiting.has(row.c)) {
      const made = {};
      made.promise = new Promise((done, failed) => { made.done = done; made.failed = failed; });
      waiting.set(row.c, made);
      const script = document.createElement("script");
      script.src = `${index.folder}/chunk-${row.c}.js`;
      script.onerror = () => { waiting.delete(row.c); made.failed(new Error(R.t("chunk_failed"))); };
      document.head.append(script);
    }
    return waiting.get(row.c).promise.then(chunk => chunk[row.id]);
  };

  /* Elements */
  const SVG = "http://www.w3.org/2000/svg";
  const put = (node, attributes, children) => {
    for (const [name, value] of Object.entries(attributes || {})) {
      if (value === null || value === undefined || value === false) continue;
      if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
      else if (name === "style") node.style.cssText = value;
      else node.setAttribute(name, value === true ? "" : value);
    }
    for (const child of children.flat(4)) if (child !== null && child !== undefined && child !== false) node.append(child);
    return node;
  };
  R.h = (tag, attributes, ...children) => put(document.createElement(tag), attributes, children);
  R.s = (tag, attributes, ...children) => put(document.createElementNS(SVG, tag), attributes, children);
  R.fill = (node, ...children) => { node.replaceChildren(); put(node, {}, children); return node; };

  /* Arabic names in an English sentence, each by itself: joined by commas they would run together backwards */
  const NAME = /([\u0620-\u06ff][\u0620-\u06ff\u060c\u061b\s]*[\u0620-\u06ff])/;
  R.apart = text => (R.state.lang === "ar" ? text : text.split(NAME).map((part, at) => (at % 2 ? R.h("bdi", {}, part) : part)));

  /* One sentence, made of the record */
  R.sentence = row => {
    const place = R.placeOf(row);
    const or = ids => ids.map(R.party).join(R.t("or"));
    const agents = or(row.ag), targets = or(row.tg.filter(id => !row.ag.includes(id)));
    const what = place ? R.t("in_place", { what: R.code("event_type", row.t), place: R.placeName(place) }) : R.code("event_type", row.t);
    const parts = [
      R.cap([what, R.span(row.w)].join(R.state.lang === "ar" ? "، " : ", ")),
      agents && R.t("acting", { a: agents }), targets && R.t("hit", { a: targets }),
      row.k && R.killed(row),
      `${R.count("origins", row.n[1])} · ${R.count("reports", row.n[2])}`,
    ];
    return parts.filter(Boolean).map(R.cap).join(". ") + ".";
  };
})(Riwaya);
