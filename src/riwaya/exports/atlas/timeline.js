"use strict";
/* The clock: bars of incidents by day, week or month, a window to drag, and a play button. */
Riwaya.timeline = (R => {
  const { h, s, t } = R;
  const HEIGHT = 102, FOOT = 20, TOP = 17;
  const ORDER = ["corroborated", "one_sided", "single_source", "retracted", "contested"];
  let home, drawing, width = 600, domain = null, timer = null, onChange = () => {};

  const whole = () => [R.first - 1, R.last + 2];
  const span = () => domain || whole();
  const rtl = () => R.state.lang === "ar";

  /* Long stretches of which nothing is told are folded to a narrow break */
  const GAP = 26;
  let pieces = [];
  const ends = [...new Set(R.incidents.filter(R.dated).flatMap(row => [R.firstDay(row), R.lastDay(row)]))].sort((a, b) => a - b);
  const cut = () => {
    const [a, b] = span(), pad = Math.max(2, Math.round((b - a) * 0.01)), least = Math.max(45, (b - a) * 0.12);
    const told = ends.filter(day => day >= a && day < b), folds = [];
    for (let n = 1; n < told.length; n++) if (told[n] - told[n - 1] - 2 * pad > least) folds.push([told[n - 1] + pad, told[n] - pad]);
    const open = b - a - folds.reduce((sum, [x, y]) => sum + y - x, 0), scale = Math.max(1, width - GAP * folds.length) / open;
    pieces = [];
    let x = 0, day = a;
    const add = (to, folded) => { const wide = folded ? GAP : (to - day) * scale; pieces.push({ a: day, b: to, x, wide, folded }); x += wide; day = to; };
    for (const [from, to] of folds) { add(from, false); add(to, true); }
    add(b, false);
  };
  const toX = day => {
    const piece = pieces.find(one => day < one.b) || pieces[pieces.length - 1];
    const x = piece.x + (day - piece.a) / (piece.b - piece.a) * piece.wide;
    return rtl() ? width - x : x;
  };
  const toDay = at => {
    const x = rtl() ? width - at : at, piece = pieces.find(one => x < one.x + one.wide) || pieces[pieces.length - 1];
    return Math.floor(piece.a + (x - piece.x) / piece.wide * (piece.b - piece.a));
  };

  /* Bins */
  const startOf = (day, step) => {
    if (step === "day") return day;
    if (step === "week") return day - ((day + 3) % 7 + 7) % 7;
    const date = R.date(day);
    return Math.round(Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), 1) / 86400000);
  };
  const after = (day, step) => {
    if (step === "day") return day + 1;
    if (step === "week") return day + 7;
    const date = R.date(day);
    return Math.round(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 1) / 86400000);
  };
  const openDays = () => { if (!pieces.length) cut(); return pieces.reduce((sum, one) => sum + (one.folded ? 0 : one.b - one.a), 0); };
  const bestStep = () => (openDays() > 700 ? "month" : openDays() > 200 ? "week" : "day");
  const step = () => R.state.step || bestStep();
  const bins = () => {
    const found = new Map(), [low, high] = span(), unit = step();
    for (const row of R.anyTime) {
      if (!R.dated(row)) continue;
      const first = Math.max(low, R.firstDay(row)), last = Math.min(high, R.lastDay(row));
      for (let at = startOf(first, unit); at <= last; at = after(at, unit)) {
        if (!found.has(at)) found.set(at, { all: 0 });
        const bin = found.get(at);
        bin.all += 1; bin[row.v] = (bin[row.v] || 0) + 1;
      }
    }
    return found;
  };

  /* Drawing */
  const ticks = () => {
    const [a, b] = span(), room = Math.max(3, Math.floor(width / 92));
    const days = openDays();
    const found = [];
    if (days > 60) {
      const months = Math.max(1, Math.ceil(days / 30.4 / room));
      const pace = [1, 2, 3, 6, 12, 24, 36, 60].find(one => one >= months) || 120;
      for (let at = startOf(a, "month"); at < b; at = after(at, "month")) {
        const date = R.date(at), number = date.getUTCFullYear() * 12 + date.getUTCMonth();
        if (number % pace === 0 && at >= a) found.push([at, pace >= 12 ? R.year(at) : R.month(at)]);
      }
    } else {
      const pace = Math.max(1, Math.ceil(days / room));
      for (let at = Math.ceil(a); at < b; at += pace) found.push([at, R.shortDay(at)]);
    }
    let last = null;
    return found.filter(([day]) => !pieces.some(one => one.folded && day >= one.a && day < one.b))
      .filter(([day]) => { const x = toX(day), fits = x > 40 && x < width - 40 && (last === null || Math.abs(x - last) > 88); if (fits) last = x; return fits; });
  };
  /* asked for when it may have changed only: asking makes the browser lay out all that is new */
  const measure = () => { width = Math.max(200, drawing.parentElement.clientWidth); };
  const draw = () => {
    if (!drawing) return;
    drawing.setAttribute("viewBox", `0 0 ${width} ${HEIGHT}`);
    drawing.setAttribute("width", width);
    cut();
    const all = bins(), most = Math.max(1, ...[...all.values()].map(bin => bin.all));
    const tall = HEIGHT - FOOT - TOP, nodes = [];
    for (const [day, text] of ticks()) {
      const x = toX(day);
      nodes.push(s("line", { x1: x, x2: x, y1: TOP, y2: HEIGHT - FOOT, class: "tick" }),
        s("text", { x, y: HEIGHT - 5, class: "tick-text", "text-anchor": "middle" }, text));
    }
    for (const piece of pieces.filter(one => one.folded)) {
      const x = rtl() ? width - piece.x - piece.wide : piece.x, foot = HEIGHT - FOOT;
      nodes.push(s("path", { class: "fold", d: `M${x + 4},${foot + 4}l6,-8l6,8l6,-8` }), s("rect", { class: "fold-ground", x, y: TOP, width: GAP, height: tall }, s("title", {}, R.span([piece.a, piece.b]))));
    }
    nodes.push(bars(all, most, tall));
    tallest.textContent = R.num(most);
    chosen.textContent = label();
    nodes.push(s("line", { x1: 0, x2: width, y1: HEIGHT - FOOT, y2: HEIGHT - FOOT, class: "axis" }), ...picked(tall));
    if (R.state.from !== null || R.state.to !== null) {
      const a = toX(R.state.from !== null ? R.state.from : span()[0]), b = toX((R.state.to !== null ? R.state.to : span()[1]) + 1);
      const left = Math.max(0, Math.min(a, b)), right = Math.min(width, Math.max(a, b));
      nodes.push(
        s("rect", { x: 0, y: TOP, width: left, height: tall, class: "shade" }),
        s("rect", { x: right, y: TOP, width: Math.max(0, width - right), height: tall, class: "shade" }),
        s("rect", { x: left, y: TOP, width: Math.max(3, right - left), height: tall, class: "window" }),
        s("rect", { x: left - 3, y: TOP + tall / 2 - 11, width: 6, height: 22, rx: 3, class: "handle" }),
        s("rect", { x: right - 3, y: TOP + tall / 2 - 11, width: 6, height: 22, rx: 3, class: "handle" }));
    }
    R.fill(drawing, nodes);
    drawing.setAttribute("aria-valuetext", label());
  };
  /* when the incident that is looked at was */
  const picked = tall => {
    const row = R.picked, [low, high] = span();
    if (!row || !R.dated(row) || R.lastDay(row) < low || R.firstDay(row) >= high) return [];
    const x1 = toX(Math.max(low, R.firstDay(row))), x2 = toX(Math.min(high, R.lastDay(row) + 1));
    return [s("rect", { x: Math.min(x1, x2), y: TOP, width: Math.max(3, Math.abs(x2 - x1)), height: tall, class: "picked" })];
  };
  /* All bars of a verdict are one path: a record of years has thousands of them */
  const bars = (all, most, tall) => {
    const paths = Object.fromEntries(ORDER.map(verdict => [verdict, ""])), unit = step();
    const folded = day => pieces.some(one => one.folded && day >= one.a && day < one.b && after(day, unit) <= one.b);
    for (const [day, bin] of all) {
      if (folded(day)) continue;
      const x1 = toX(day), x2 = toX(after(day, unit)), room = Math.abs(x2 - x1);
      const left = Math.min(x1, x2).toFixed(1), wide = Math.max(2.5, room - (room > 5 ? 1.5 : 0)).toFixed(1);
      let y = HEIGHT - FOOT;
      for (const verdict of ORDER) {
        if (!bin[verdict]) continue;
        const part = Math.max(1, bin[verdict] / most * tall);
        paths[verdict] += `M${left},${y.toFixed(1)}v${(-part).toFixed(1)}h${wide}v${part.toFixed(1)}z`;
        y -= part;
      }
    }
    return ORDER.map(verdict => s("path", { d: paths[verdict], fill: R.verdictColour(verdict) }));
  };
  const label = () => R.span([R.state.from ?? R.first, R.state.to ?? R.last]);
  const tallest = h("span", { class: "tallest quiet", "aria-hidden": "true" }), chosen = h("output", { class: "chosen" });

  /* The window */
  const set = (from, to, quiet) => {
    R.state.from = from; R.state.to = to;
    onChange(quiet);
  };
  const shift = by => {
    const unit = step();
    if (R.state.from === null || R.state.to === null) { const at = startOf(by > 0 ? R.first : R.last, unit); set(at, after(at, unit) - 1); return; }
    let from = startOf(R.state.from, unit);
    const size = Math.max(1, Math.round((R.state.to + 1 - from) / (after(from, unit) - from)));
    from = by > 0 ? after(from, unit) : startOf(from - 1, unit);
    let to = from;
    for (let n = 0; n < size; n++) to = after(to, unit);
    set(from, to - 1);
  };
  const stop = () => { clearInterval(timer); timer = null; settle(); };
  const next = () => {
    if (R.state.to !== null && R.state.to >= R.last) { stop(); return; }
    shift(1);
    /* empty stretches are passed over quickly: the clock stops where something is told */
    for (let n = 0; n < 4000 && !R.filtered.length && R.state.to < R.last; n++) {
      const unit = step(), size = R.state.to - R.state.from;
      R.state.from = after(startOf(R.state.from, unit), unit); R.state.to = R.state.from + size;
      R.refilter();
    }
    onChange();
  };
  const play = () => {
    if (timer) { stop(); return; }
    if (R.state.to === null || R.state.to >= R.last) { const at = startOf(R.first, step()); set(at, after(at, step()) - 1); }
    again();
    settle();
  };

  const drag = { from: null, mode: "" };
  const begin = event => {
    drawing.setPointerCapture(event.pointerId);
    const x = event.clientX - drawing.getBoundingClientRect().left, day = toDay(x);
    const edge = bound => bound !== null && Math.abs(toX(bound) - x) < 8;
    if (edge(R.state.from)) Object.assign(drag, { mode: "edge", from: R.state.to });
    else if (R.state.to !== null && edge(R.state.to + 1)) Object.assign(drag, { mode: "edge", from: R.state.from });
    else if (R.state.from !== null && R.state.to !== null && day > R.state.from && day < R.state.to && R.state.to - R.state.from < (span()[1] - span()[0]) * 0.9) Object.assign(drag, { mode: "move", from: day });
    else Object.assign(drag, { mode: "new", from: day });
  };
  const follow = event => {
    if (!drag.mode) return;
    const day = Math.max(span()[0], Math.min(span()[1], toDay(event.clientX - drawing.getBoundingClientRect().left)));
    if (drag.mode === "move") { set(R.state.from + day - drag.from, R.state.to + day - drag.from, true); drag.from = day; }
    else if (drag.from !== day || drag.mode === "edge") set(Math.min(drag.from, day), Math.max(drag.from, day), true);
  };
  const end = event => {
    if (drag.mode === "new" && drag.from === toDay(event.clientX - drawing.getBoundingClientRect().left)) { const at = startOf(drag.from, step()); set(at, after(at, step()) - 1); }
    drag.mode = "";
    onChange();
  };
  const keys = event => {
    const forward = rtl() ? "ArrowLeft" : "ArrowRight", backward = rtl() ? "ArrowRight" : "ArrowLeft";
    const found = { [forward]: () => shift(1), [backward]: () => shift(-1), Escape: () => set(null, null), Home: () => { R.state.from = null; shift(1); }, " ": play }[event.key];
    if (found) { event.preventDefault(); found(); }
  };

  /* Controls: built once for a language, and kept in step with the state */
  let bar, parts = {};
  const button = (text, act, more = {}) => h("button", { type: "button", onclick: act, ...more }, text);
  const field = (name, ...inside) => h("label", { class: "field" }, h("span", {}, t(name)), ...inside);
  const again = () => { clearInterval(timer); timer = setInterval(next, 1100 / R.state.speed); };
  const controls = () => {
    const input = put => h("input", { type: "date", min: R.iso(R.first), max: R.iso(R.last), onchange: event => put(R.fromIso(event.target.value)) });
    const speeds = [0.25, 0.5, 1, 2].map(one => h("option", { value: one, selected: R.state.speed === one }, `×${R.num(one, 2)}`));
    parts = {
      play: button("", play, { class: "play" }),
      steps: ["day", "week", "month"].map(one => [one, button(t(one), () => { R.state.step = one; onChange(); })]),
      from: input(day => set(day, R.state.to)), to: input(day => set(R.state.from, day)),
      near: button(t("zoom_time"), () => { domain = [R.state.from ?? R.first, (R.state.to ?? R.last) + 1]; pieces = []; onChange(); }, { class: "near" }),
      all: button(t("whole_time"), () => { domain = null; pieces = []; stop(); set(null, null); }, { class: "all" }),
      fault: h("span", { class: "fault", role: "alert" }),
    };
    R.fill(bar,
      h("h2", { id: "time-title", class: "unseen" }, t("timeline")),
      parts.play,
      h("span", { class: "steps", role: "group", "aria-label": t("step") }, parts.steps.map(one => one[1])),
      field("speed", h("select", { onchange: event => { R.state.speed = Number(event.target.value); if (timer) again(); } }, speeds)),
      field("from", parts.from), field("to", parts.to), parts.near, parts.all, parts.fault);
    settle();
  };
  const settle = () => {
    const dragged = R.state.from !== null || R.state.to !== null, does = t(timer ? "pause" : "play");
    parts.play.textContent = timer ? "❚❚" : "▶";
    parts.play.title = does;
    parts.play.setAttribute("aria-label", does);
    for (const [name, one] of parts.steps) one.setAttribute("aria-pressed", String(step() === name));
    for (const [one, day] of [[parts.from, R.state.from ?? R.first], [parts.to, R.state.to ?? R.last]]) {
      if (one !== document.activeElement && one.value !== R.iso(day)) one.value = R.iso(day);
    }
    for (const one of [parts.from, parts.to]) one.setAttribute("aria-invalid", String(R.backward()));
    parts.fault.textContent = R.backward() ? t("wrong_span") : "";
    parts.near.disabled = !dragged || R.backward();
    parts.all.disabled = !dragged && !domain;
  };
  const start = (place, changed) => {
    home = place; onChange = changed;
    bar = h("div", { class: "clock" });
    drawing = s("svg", { height: HEIGHT, class: "bars", tabindex: "0", role: "slider", onpointerdown: begin, onpointermove: follow, onpointerup: end, onpointercancel: end, onkeydown: keys });
    home.append(bar, h("div", { class: "bars-home" }, drawing, tallest, chosen));
    new ResizeObserver(() => { const before = width; measure(); if (width !== before) draw(); }).observe(home);
    measure();
  };
  const refresh = () => {
    drawing.setAttribute("aria-label", `${t("timeline")}. ${t("timeline_help")}`);
    drawing.setAttribute("aria-valuemin", R.first); drawing.setAttribute("aria-valuemax", R.last);
    drawing.setAttribute("aria-valuenow", R.state.from ?? R.first);
    settle();
    draw();
  };
  return { start, controls, refresh, draw, set, play, stop, playing: () => Boolean(timer), startOf, after };
})(Riwaya);
