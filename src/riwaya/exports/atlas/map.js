"use strict";
/* The map: drawn on a canvas, in Web Mercator, from the lines of the base map and the rows shown. */
Riwaya.map = (R => {
  const { h, t } = R;
  const base = R.index.base;
  const CELL = 52;
  const canvas = h("canvas", { tabindex: "0", role: "application" });
  const tip = h("div", { class: "tip", hidden: true });
  let pen, width = 0, height = 0, ratio = 1, groups = [], hover = null, onPick = () => {};

  const mx = lon => lon / 360 + 0.5;
  const my = lat => {
    const sine = Math.sin(lat * Math.PI / 180);
    return 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI);
  };
  const origin = [mx(38), my(35)];
  const UNIT = 1 << 20;
  const view = { x: origin[0], y: origin[1], z: 6 };
  const size = () => 256 * 2 ** view.z;
  const toScreen = (x, y) => [(x - view.x) * size() + width / 2, (y - view.y) * size() + height / 2];
  const metres = lat => Math.cos(lat * Math.PI / 180) * 40075016.686 / size();

  const pathOf = (lines, closed) => {
    const path = new Path2D();
    for (const line of lines) {
      let x = 0, y = 0;
      for (let at = 0; at < line.length; at += 2) {
        x += line[at]; y += line[at + 1];
        const px = (mx(x / base.step) - origin[0]) * UNIT, py = (my(y / base.step) - origin[1]) * UNIT;
        if (at) path.lineTo(px, py); else path.moveTo(px, py);
      }
      if (closed) path.closePath();
    }
    return path;
  };
  const layers = {
    land: pathOf(base.land, true), lakes: pathOf(base.lakes, true), rivers: pathOf(base.rivers),
    divisions: pathOf(base.divisions), borders: pathOf(base.borders),
  };
  const colour = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  let shades = {};
  const readColours = () => {
    for (const name of ["sea", "land", "line", "border", "river", "ink", "soft", "paper", "halo"]) shades[name] = colour(`--map-${name}`);
  };

  /* Base map and names */
  const drawBase = () => {
    pen.fillStyle = shades.sea;
    pen.fillRect(0, 0, width, height);
    const scale = size() / UNIT;
    pen.save();
    pen.translate(...toScreen(...origin));
    pen.scale(scale, scale);
    const line = (path, style, px, dash = []) => {
      pen.strokeStyle = style; pen.lineWidth = px / scale; pen.setLineDash(dash.map(one => one / scale)); pen.stroke(path);
    };
    pen.lineJoin = "round";
    pen.fillStyle = shades.land;
    pen.fill(layers.land, "evenodd");
    line(layers.land, shades.line, 0.8);
    if (view.z > 5.5) line(layers.divisions, shades.line, 0.9, [3, 3]);
    line(layers.rivers, shades.river, 1.2);
    pen.fillStyle = shades.sea;
    pen.fill(layers.lakes);
    line(layers.borders, shades.border, 1.4);
    pen.setLineDash([]);
    pen.restore();
  };

  const towns = R.index.towns.map(([ar, en, lat, lon, weight, kind]) => ({ ar, en, x: mx(lon), y: my(lat), weight, kind }));
  const visible = town => {
    if (town.kind === "country") return view.z < 7;
    if (town.kind === "governorate") return view.z >= 6.6 && view.z < 8.2;
    return town.weight >= (view.z < 6 ? 5 : view.z < 7.4 ? 4 : view.z < 8.6 ? 3 : view.z < 10 ? 2 : 0);
  };
  const drawNames = () => {
    const taken = groups.map(group => [group.sx - group.r, group.sy - group.r, group.sx + group.r, group.sy + group.r]);
    const free = box => box[0] > 2 && box[2] < width - 2 && taken.every(other => box[2] < other[0] || box[0] > other[2] || box[3] < other[1] || box[1] > other[3]);
    pen.textAlign = "center";
    pen.lineJoin = "round";
    const write = (text, sx, sy, font, style, dot) => {
      pen.font = font;
      const wide = pen.measureText(text).width / 2 + 3;
      const y = dot ? sy - 9 : sy;
      const box = [sx - wide, y - 9, sx + wide, y + 7];
      if (!free(box)) return false;
      taken.push(box);
      pen.lineWidth = 3.2; pen.strokeStyle = shades.halo; pen.strokeText(text, sx, y + 4);
      pen.fillStyle = style; pen.fillText(text, sx, y + 4);
      return true;
    };
    const face = getComputedStyle(document.body).fontFamily;
    for (const town of towns) {
      if (!visible(town)) continue;
      const [sx, sy] = toScreen(town.x, town.y);
      if (sx < 0 || sy < 0 || sx > width || sy > height) continue;
      const area = town.kind === "country" || town.kind === "governorate";
      const font = area ? `600 ${town.kind === "country" ? 15 : 12.5}px ${face}` : `${town.weight > 3 ? "600 13px" : "12px"} ${face}`;
      const done = write(R.name(town), sx, sy, font, area ? shades.soft : shades.ink, !area);
      if (done && !area) { pen.fillStyle = shades.ink; pen.beginPath(); pen.arc(sx, sy, 1.9, 0, 7); pen.fill(); }
    }
    if (view.z < 9.5) return;
    for (const group of groups) {
      const place = R.placeOf(group.rows[0]);
      if (group.single) write(R.name(place), group.sx, group.sy + group.r + 12, `12px ${face}`, shades.ink, false);
    }
  };

  /* Control: who holds a place on the last day of the clock */
  const hatches = new Map();
  const hatch = (style, back) => {
    const key = `${style} ${back}`;
    if (!hatches.has(key)) hatches.set(key, hatched(style, back));
    return hatches.get(key);
  };
  const hatched = (style, back) => {
    const tile = document.createElement("canvas");
    tile.width = tile.height = 8;
    const brush = tile.getContext("2d");
    brush.strokeStyle = style; brush.globalAlpha = back; brush.lineWidth = 2.4;
    brush.beginPath(); brush.moveTo(-2, 10); brush.lineTo(10, -2); brush.moveTo(-2, 2); brush.lineTo(2, -2); brush.moveTo(6, 10); brush.lineTo(10, 6); brush.stroke();
    return pen.createPattern(tile, "repeat");
  };
  R.agreed = interval => interval.by.length > 1 && interval.by.every(one => one[1] === interval.state);
  R.controlDay = () => (R.state.to !== null ? R.state.to : R.last);
  const drawControl = () => {
    const day = R.controlDay();
    for (const one of R.index.control) {
      if (one.lat === null || one.state === "unknown" || one.a > day || (one.b !== null && one.b < day)) continue;
      const [sx, sy] = toScreen(mx(one.lon), my(one.lat));
      const r = Math.max(13, Math.min(46, 2600 / metres(one.lat)));
      if (sx < -r || sy < -r || sx > width + r || sy > height + r) continue;
      const tone = R.partyColour(one.state);
      pen.beginPath(); pen.arc(sx, sy, r, 0, 7);
      if (R.agreed(one)) { pen.globalAlpha = 0.34; pen.fillStyle = tone; pen.fill(); pen.globalAlpha = 1; }
      else { pen.fillStyle = hatch(tone, 0.55); pen.fill(); }
      pen.globalAlpha = 0.6; pen.lineWidth = 1.2; pen.strokeStyle = tone; pen.stroke(); pen.globalAlpha = 1;
    }
  };

  /* Incidents: alone with halo and ring, together with counts */
  const radius = count => (count === 1 ? 8 : 13 + Math.min(12, 2.6 * Math.log2(count)));
  /* neighbours in different cells whose marks would cover each other become one */
  const joined = cells => {
    const found = [];
    for (const cell of cells.sort((a, b) => b.rows.length - a.rows.length)) {
      const count = cell.rows.length, x = cell.x / count, y = cell.y / count;
      const near = found.find(other => {
        const reach = (radius(other.rows.length) + radius(count)) * 0.78 / size();
        return Math.hypot(other.x / other.rows.length - x, other.y / other.rows.length - y) < reach;
      });
      if (!near) { found.push(cell); continue; }
      near.rows.push(...cell.rows); near.x += cell.x; near.y += cell.y;
      for (const spot of cell.spots) near.spots.add(spot);
    }
    return found;
  };
  const cluster = () => {
    const cells = new Map();
    for (const row of R.filtered) {
      if (!R.placed(row)) continue;
      const place = R.placeOf(row);
      if (place.pr === "country") continue;
      const x = mx(place.lon), y = my(place.lat);
      const [sx, sy] = toScreen(x, y);
      if (sx < -60 || sy < -60 || sx > width + 60 || sy > height + 60) continue;
      const key = `${Math.floor(x * size() / CELL)} ${Math.floor(y * size() / CELL)}`;
      if (!cells.has(key)) cells.set(key, { rows: [], x: 0, y: 0, spots: new Set() });
      const cell = cells.get(key);
      cell.rows.push(row); cell.x += x; cell.y += y; cell.spots.add(`${place.lat} ${place.lon}`);
    }
    groups = joined([...cells.values()]).map(cell => {
      const count = cell.rows.length;
      const [sx, sy] = toScreen(cell.x / count, cell.y / count);
      const contested = cell.rows.filter(row => row.v === "contested").length;
      const single = cell.spots.size === 1;
      return { ...cell, sx, sy, single, contested, count, r: radius(count) };
    }).sort((a, b) => a.count - b.count);
  };

  const dashes = { corroborated: [], one_sided: [7, 4], single_source: [1.5, 3.5], contested: [3, 2], retracted: [1, 4] };
  const drawRing = group => {
    const place = R.placeOf(group.rows[0]);
    if (!place.km) return;
    const r = place.km * 1000 / metres(place.lat);
    if (r < group.r + 5 || r > Math.max(width, height)) return;
    pen.beginPath(); pen.arc(group.sx, group.sy, r, 0, 7);
    pen.globalAlpha = 0.07; pen.fillStyle = R.colourOf(group.rows[0]); pen.fill();
    pen.globalAlpha = 0.55; pen.setLineDash([2, 4]); pen.lineWidth = 1; pen.strokeStyle = R.colourOf(group.rows[0]); pen.stroke();
    pen.setLineDash([]); pen.globalAlpha = 1;
  };
  const drawOne = (group, row) => {
    pen.beginPath(); pen.arc(group.sx, group.sy, 6.5, 0, 7);
    pen.fillStyle = R.colourOf(row); pen.fill();
    pen.lineWidth = 1.6; pen.strokeStyle = shades.paper; pen.stroke();
    pen.beginPath(); pen.arc(group.sx, group.sy, 10.5, 0, 7);
    pen.setLineDash(dashes[row.v]); pen.lineWidth = row.v === "contested" ? 3.4 : 2.4; pen.strokeStyle = R.verdictColour(row.v); pen.stroke();
    pen.setLineDash([]);
  };
  const drawMany = group => {
    const face = getComputedStyle(document.body).fontFamily;
    const tally = new Map();
    for (const row of group.rows) tally.set(R.colourOf(row), (tally.get(R.colourOf(row)) || 0) + 1);
    pen.beginPath(); pen.arc(group.sx, group.sy, group.r, 0, 7); pen.fillStyle = shades.paper; pen.fill();
    let angle = -Math.PI / 2;
    pen.lineWidth = 5;
    for (const [tone, count] of [...tally].sort((a, b) => b[1] - a[1])) {
      const next = angle + count / group.count * Math.PI * 2;
      pen.beginPath(); pen.arc(group.sx, group.sy, group.r - 2.5, angle, next); pen.strokeStyle = tone; pen.stroke();
      angle = next;
    }
    pen.textAlign = "center"; pen.textBaseline = "alphabetic";
    pen.fillStyle = shades.ink; pen.font = `700 ${group.count > 99 ? 11 : 13}px ${face}`;
    pen.fillText(R.num(group.count), group.sx, group.sy + 4.5);
    if (!group.contested) return;
    const bx = group.sx + group.r * 0.8, by = group.sy - group.r * 0.8;
    pen.beginPath(); pen.arc(bx, by, 8.5, 0, 7); pen.fillStyle = R.verdictColour("contested"); pen.fill();
    pen.lineWidth = 1.5; pen.strokeStyle = shades.paper; pen.stroke();
    pen.fillStyle = "#fff"; pen.font = `700 10.5px ${face}`; pen.fillText(R.num(group.contested), bx, by + 3.7);
  };
  const drawPicked = () => {
    const row = R.picked;
    if (!row || !R.placed(row)) return;
    const place = R.placeOf(row);
    const [sx, sy] = toScreen(mx(place.lon), my(place.lat));
    pen.lineWidth = 2; pen.strokeStyle = shades.ink;
    pen.beginPath(); pen.arc(sx, sy, 19, 0, 7); pen.stroke();
    if (place.pts && place.pts.length > 1) {
      pen.beginPath();
      place.pts.forEach(([lat, lon], at) => { const p = toScreen(mx(lon), my(lat)); if (at) pen.lineTo(...p); else pen.moveTo(...p); });
      pen.globalAlpha = 0.5; pen.lineWidth = 3; pen.setLineDash([6, 5]); pen.stroke(); pen.setLineDash([]); pen.globalAlpha = 1;
    }
  };

  let asked = false;
  const drawNow = () => {
    asked = false;
    if (!width) return;
    pen.setTransform(ratio, 0, 0, ratio, 0, 0);
    pen.direction = R.state.lang === "ar" ? "rtl" : "ltr";
    drawBase();
    if (R.state.control) drawControl();
    cluster();
    for (const group of groups) if (group.single) drawRing(group);
    for (const group of groups) if (group.count === 1) drawOne(group, group.rows[0]); else drawMany(group);
    drawPicked();
    drawNames();
  };
  const draw = () => { if (!asked) { asked = true; requestAnimationFrame(drawNow); } };

  /* Moving about */
  const clamp = () => { view.z = Math.max(3.5, Math.min(13.5, view.z)); view.x = Math.max(0.4, Math.min(0.72, view.x)); view.y = Math.max(0.3, Math.min(0.52, view.y)); };
  const zoomBy = (step, sx = width / 2, sy = height / 2) => {
    const wx = view.x + (sx - width / 2) / size(), wy = view.y + (sy - height / 2) / size();
    view.z += step; clamp();
    view.x = wx - (sx - width / 2) / size(); view.y = wy - (sy - height / 2) / size();
    clamp(); draw();
  };
  const fitTo = points => {
    if (!points.length || !width) return;
    const xs = points.map(p => p[0]), ys = points.map(p => p[1]);
    const [x0, x1, y0, y1] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
    view.x = (x0 + x1) / 2; view.y = (y0 + y1) / 2;
    const room = Math.min(150, width / 3);
    view.z = Math.min(10.5, Math.log2(Math.min((width - room) / Math.max(x1 - x0, 1e-6), (height - room) / Math.max(y1 - y0, 1e-6)) / 256));
    clamp(); draw();
  };
  const fit = () => {
    const rows = (R.filtered.length ? R.filtered : R.incidents).filter(R.placed).map(R.placeOf).filter(p => p.pr !== "country");
    if (!rows.length) return;
    /* the middle nine tenths: one place far off does not make the rest small */
    const ends = values => { const sorted = values.sort((a, b) => a - b), n = sorted.length - 1; return [sorted[Math.floor(n * 0.05)], sorted[Math.ceil(n * 0.95)]]; };
    const [south, north] = ends(rows.map(p => p.lat)), [west, east] = ends(rows.map(p => p.lon));
    fitTo([[mx(west), my(north)], [mx(east), my(south)]]);
  };
  const show = row => {
    if (!R.placed(row)) { draw(); return; }
    const place = R.placeOf(row);
    const [sx, sy] = toScreen(mx(place.lon), my(place.lat));
    if (sx < 60 || sy < 60 || sx > width - 60 || sy > height - 60) { view.x = mx(place.lon); view.y = my(place.lat); }
    if (view.z < 8.5) { view.x = mx(place.lon); view.y = my(place.lat); view.z = 9; }
    clamp(); draw();
  };

  const at = (sx, sy) => { for (let n = groups.length - 1; n >= 0; n--) { const g = groups[n]; if (Math.hypot(g.sx - sx, g.sy - sy) <= g.r + 5) return g; } return null; };
  const pickGroup = group => {
    if (group.count === 1) { onPick(group.rows[0]); return; }
    if (!group.single && view.z < 12.5) { fitTo(group.rows.map(R.placeOf).map(p => [mx(p.lon), my(p.lat)])); return; }
    R.go(`place=${encodeURIComponent(R.placeKey(R.placeOf(group.rows[0])))}`);
  };
  const showTip = (group, sx, sy) => {
    if (!group) { tip.hidden = true; canvas.style.cursor = ""; return; }
    canvas.style.cursor = "pointer";
    const place = R.placeOf(group.rows[0]);
    const text = group.count === 1 ? R.sentence(group.rows[0])
      : `${group.single ? R.placeName(place) + ": " : ""}${R.num(group.count)} · ${R.num(group.contested)} ${t("contested")}`;
    tip.textContent = text;
    tip.hidden = false;
    tip.style.left = `${Math.max(8, Math.min(width - tip.offsetWidth - 8, sx + 14))}px`;
    tip.style.top = `${Math.max(8, Math.min(height - tip.offsetHeight - 8, sy + 14))}px`;
  };

  const fingers = new Map();
  let moved = 0;
  const spread = () => { const [a, b] = [...fingers.values()]; return Math.hypot(a[0] - b[0], a[1] - b[1]); };
  const where = event => { const box = canvas.getBoundingClientRect(); return [event.clientX - box.left, event.clientY - box.top]; };
  canvas.addEventListener("pointerdown", event => { canvas.setPointerCapture(event.pointerId); fingers.set(event.pointerId, where(event)); if (fingers.size === 1) moved = 0; });
  canvas.addEventListener("pointermove", event => {
    const now = where(event);
    if (!fingers.has(event.pointerId)) { const found = at(...now); if (found !== hover || found) { hover = found; showTip(found, ...now); } return; }
    const before = fingers.get(event.pointerId);
    if (fingers.size === 1) { view.x -= (now[0] - before[0]) / size(); view.y -= (now[1] - before[1]) / size(); clamp(); }
    const old = fingers.size === 2 ? spread() : 0;
    fingers.set(event.pointerId, now);
    moved += Math.abs(now[0] - before[0]) + Math.abs(now[1] - before[1]);
    if (fingers.size === 2) { const [a, b] = [...fingers.values()]; zoomBy(Math.log2(spread() / old), (a[0] + b[0]) / 2, (a[1] + b[1]) / 2); }
    draw();
  });
  const lift = event => {
    if (fingers.delete(event.pointerId) && moved < 6 && event.type === "pointerup") { const found = at(...where(event)); if (found) pickGroup(found); }
  };
  canvas.addEventListener("pointerup", lift);
  canvas.addEventListener("pointercancel", lift);
  canvas.addEventListener("pointerleave", () => showTip(null));
  canvas.addEventListener("wheel", event => { event.preventDefault(); zoomBy(-event.deltaY * (event.deltaMode ? 0.05 : 0.0022), ...where(event)); }, { passive: false });
  canvas.addEventListener("dblclick", event => zoomBy(1, ...where(event)));
  canvas.addEventListener("keydown", event => {
    const step = 80 / size();
    const keys = {
      ArrowLeft: () => { view.x -= step; }, ArrowRight: () => { view.x += step; }, ArrowUp: () => { view.y -= step; }, ArrowDown: () => { view.y += step; },
      "+": () => zoomBy(0.6), "=": () => zoomBy(0.6), "-": () => zoomBy(-0.6), 0: fit,
    };
    if (keys[event.key] && !event.ctrlKey && !event.metaKey) { event.preventDefault(); keys[event.key](); clamp(); draw(); }
  });

  const resize = () => {
    const box = canvas.parentElement.getBoundingClientRect();
    ratio = window.devicePixelRatio || 1;
    width = box.width; height = box.height;
    canvas.width = Math.round(width * ratio); canvas.height = Math.round(height * ratio);
    pen = canvas.getContext("2d");
    draw();
  };
  const start = (home, pick) => {
    onPick = pick;
    home.append(canvas, tip);
    readColours(); resize(); fit();
    new ResizeObserver(resize).observe(home);
  };
  return { start, draw, drawNow, fit, show, zoomBy, canvas, recolour: () => { readColours(); draw(); }, groups: () => groups };
})(Riwaya);
