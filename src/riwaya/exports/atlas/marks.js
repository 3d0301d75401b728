"use strict";
/* The marks on the map: an incident alone with its halo and ring, several together with counts. */
Riwaya.marks = R => {
  const { h, t } = R;
  const CELL = 52;
  const MOST_ZOOM = 12.5;
  const HALO = { corroborated: [], one_sided: [7, 4], single_source: [1.5, 3.5], contested: [3, 2], retracted: [1, 4] };
  let map, renderer, onPick, groups = [];

  /* What the zoom does not change: a place's point on a world 256 pixels wide */
  const points = new Map();
  const pointOf = place => {
    if (!points.has(place)) points.set(place, L.CRS.EPSG3857.latLngToPoint(L.latLng(place.lat, place.lon), 0));
    return points.get(place);
  };
  const radius = count => (count === 1 ? 8 : 13 + Math.min(12, 2.6 * Math.log2(count)));

  /* Rows of one cell of a grid of the screen are together */
  const cells = scale => {
    const found = new Map();
    for (const row of R.filtered) {
      if (!R.placed(row)) continue;
      const place = R.placeOf(row);
      if (place.pr === "country") continue;
      const point = pointOf(place), x = point.x * scale, y = point.y * scale;
      const at = [Math.floor(x / CELL), Math.floor(y / CELL)], key = at.join(" ");
      if (!found.has(key)) found.set(key, { at, rows: [], x: 0, y: 0, spots: new Set() });
      const cell = found.get(key);
      cell.rows.push(row);
      cell.x += x;
      cell.y += y;
      cell.spots.add(`${place.lat} ${place.lon}`);
    }
    return [...found.values()].sort((a, b) => b.rows.length - a.rows.length);
  };
  /* and so are neighbours in different cells whose marks would cover each other */
  const joined = all => {
    const kept = new Map();
    for (const cell of all) {
      const near = neighbour(kept, cell);
      if (!near) { kept.set(cell.at.join(" "), cell); continue; }
      near.rows.push(...cell.rows);
      near.x += cell.x;
      near.y += cell.y;
      for (const spot of cell.spots) near.spots.add(spot);
    }
    return [...kept.values()];
  };
  const neighbour = (kept, cell) => {
    const [column, line] = cell.at, count = cell.rows.length;
    for (let dx = -1; dx <= 1; dx++) {
      for (let dy = -1; dy <= 1; dy++) {
        const other = kept.get(`${column + dx} ${line + dy}`);
        if (!other) continue;
        const many = other.rows.length, reach = radius(many) + radius(count);
        if (Math.hypot(other.x / many - cell.x / count, other.y / many - cell.y / count) < reach) return other;
      }
    }
    return null;
  };
  const gather = () => {
    const scale = 2 ** map.getZoom();
    return joined(cells(scale)).map(({ rows, x, y, spots }) => {
      const count = rows.length, middle = L.point(x / count / scale, y / count / scale);
      return {
        rows, count, single: spots.size === 1, r: radius(count),
        contested: rows.filter(row => row.v === "contested").length,
        latlng: L.CRS.EPSG3857.pointToLatLng(middle, 0),
      };
    }).sort((a, b) => a.count - b.count);
  };

  /* Drawing */
  const circle = (pen, { x, y }, r, from = 0, to = 2 * Math.PI) => { pen.beginPath(); pen.arc(x, y, r, from, to); };
  const one = (pen, point, row) => {
    circle(pen, point, 6.5);
    pen.fillStyle = R.colourOf(row);
    pen.fill();
    pen.lineWidth = 1.6;
    pen.strokeStyle = R.shade("paper");
    pen.stroke();
    circle(pen, point, 10.5);
    pen.setLineDash(HALO[row.v]);
    pen.lineWidth = row.v === "contested" ? 3.4 : 2.4;
    pen.strokeStyle = R.verdictColour(row.v);
    pen.stroke();
    pen.setLineDash([]);
  };
  const many = (pen, point, group) => {
    const tally = new Map();
    for (const row of group.rows) tally.set(R.colourOf(row), (tally.get(R.colourOf(row)) || 0) + 1);
    circle(pen, point, group.r);
    pen.fillStyle = R.shade("paper");
    pen.fill();
    pen.lineWidth = 5;
    let angle = -Math.PI / 2;
    for (const [tone, count] of [...tally].sort((a, b) => b[1] - a[1])) {
      const next = angle + count / group.count * Math.PI * 2;
      circle(pen, point, group.r - 2.5, angle, next);
      pen.strokeStyle = tone;
      pen.stroke();
      angle = next;
    }
    write(pen, point, R.num(group.count), group.count > 99 ? 11 : 13, R.shade("ink"));
    if (group.contested) badge(pen, point, group);
  };
  const badge = (pen, point, group) => {
    const corner = { x: point.x + group.r * 0.8, y: point.y - group.r * 0.8 };
    circle(pen, corner, 8.5);
    pen.fillStyle = R.verdictColour("contested");
    pen.fill();
    pen.lineWidth = 1.5;
    pen.strokeStyle = R.shade("paper");
    pen.stroke();
    write(pen, corner, R.num(group.contested), 10.5, "#fff");
  };
  const write = (pen, { x, y }, text, size, style) => {
    pen.textAlign = "center";
    pen.font = `700 ${size}px ${R.face()}`;
    pen.fillStyle = style;
    pen.fillText(text, x, y + size * 0.35);
  };
  const Mark = L.CircleMarker.extend({
    _updatePath() {
      if (!this._renderer._drawing || this._empty()) return;
      const pen = this._renderer._ctx, { group } = this.options;
      pen.globalAlpha = 1;
      pen.setLineDash([]);
      if (group.count === 1) one(pen, this._point, group.rows[0]); else many(pen, this._point, group);
    },
  });

  /* What a mark says and does */
  const say = group => {
    if (group.count === 1) return R.sentence(group.rows[0]);
    const parts = [R.count("incidents", group.count), group.contested ? `${t("contested")}: ${R.num(group.contested)}` : ""].filter(Boolean).join(" · ");
    return group.single ? `${R.placeName(R.placeOf(group.rows[0]))}: ${parts}` : parts;
  };
  const pick = group => {
    if (group.count === 1) onPick(group.rows[0]);
    else if (group.single || map.getZoom() >= MOST_ZOOM) R.go(`place=${encodeURIComponent(R.placeKey(R.placeOf(group.rows[0])))}`);
    else map.fitBounds(group.rows.map(R.placeOf).map(place => [place.lat, place.lon]), { padding: [70, 70], maxZoom: MOST_ZOOM });
  };
  /* no stroke, for Leaflet would take it as reach; the weight is the room that a badge needs beside it */
  const mark = group => new Mark(group.latlng, { renderer, group, radius: group.r + 4, stroke: false, weight: 10 })
    .bindTooltip(() => h("span", { dir: "auto" }, say(group)), { sticky: true, className: "tip", offset: [12, 0] })
    .on("click", () => pick(group));
  /* how far off the point may be, where that is more than the mark itself and less than the map */
  const ring = group => {
    const place = R.placeOf(group.rows[0]), tone = R.colourOf(group.rows[0]);
    if (!group.single || !place.km) return null;
    const size = map.getSize(), metres = 40075016.686 * Math.cos(place.lat * Math.PI / 180) / (256 * 2 ** map.getZoom());
    const r = place.km * 1000 / metres;
    if (r < group.r + 5 || r > Math.max(size.x, size.y)) return null;
    return L.circle(group.latlng, {
      renderer, radius: place.km * 1000, interactive: false,
      color: tone, weight: 1, opacity: 0.55, dashArray: "2 4", fillOpacity: r > 100 ? 0.035 : 0.07,
    });
  };
  const picked = () => {
    const place = R.spot;
    if (!place || place.lat === null || place.pr === "country") return [];
    const style = { renderer, interactive: false, color: R.shade("ink"), fill: false };
    const spot = L.latLng(place.lat, place.lon), scale = 2 ** map.getZoom();
    /* around the mark that stands for it, or else around the point */
    const within = group => L.CRS.EPSG3857.latLngToPoint(group.latlng, 0).distanceTo(pointOf(place)) * scale < group.r + CELL / 2;
    const group = groups.findLast(one => one.rows.some(row => R.placeOf(row) === place) && within(one));
    return [
      L.circleMarker(group ? group.latlng : spot, { ...style, radius: group ? group.r + 9 : 19, weight: 2 }),
      place.pts && place.pts.length > 1 ? L.polyline(place.pts, { ...style, weight: 3, opacity: 0.5, dashArray: "6 5" }) : null,
    ];
  };

  /* All layers, from below to above */
  const layers = () => {
    groups = gather();
    return [...groups.map(ring), ...groups.map(mark), ...picked()].filter(Boolean);
  };
  const start = (place, drawer, act) => {
    map = place;
    renderer = drawer;
    onPick = act;
  };
  return { start, layers, groups: () => groups };
};
