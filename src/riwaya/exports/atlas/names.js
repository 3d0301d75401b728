"use strict";
/* The names on the map, in the page's language: weightier ones first, none over another or a mark. */
Riwaya.names = R => {
  const towns = R.index.towns.map(([ar, en, lat, lon, weight, kind]) => ({ ar, en, at: [lat, lon], weight, kind }));
  let map;

  const area = town => town.kind === "country" || town.kind === "governorate";
  const shown = (town, zoom) => {
    if (town.kind === "country") return zoom < 7;
    if (town.kind === "governorate") return zoom >= 6.6 && zoom < 8.2;
    return town.weight >= (zoom < 6 ? 5 : zoom < 7.4 ? 4 : zoom < 8.6 ? 3 : zoom < 10 ? 2 : 0);
  };
  const font = town => {
    const size = town.kind === "country" ? 16.5 : area(town) ? 14 : town.weight > 3 ? 15 : 13.5;
    return `${area(town) || town.weight > 3 ? "700" : "400"} ${size}px ${R.mapFace()}`;
  };

  /* Writes where there is room; true when it did */
  const writer = (pen, bounds, taken) => (text, { x, y }, face, style) => {
    pen.font = face;
    const wide = pen.measureText(text).width / 2 + 3, box = [x - wide, y - 9, x + wide, y + 8];
    const clear = box[0] > bounds.min.x && box[2] < bounds.max.x
      && taken.every(other => box[2] < other[0] || box[0] > other[2] || box[3] < other[1] || box[1] > other[3]);
    if (!clear) return false;
    taken.push(box);
    pen.lineWidth = 3.2;
    pen.strokeStyle = R.shade("halo");
    pen.strokeText(text, x, y + 4);
    pen.fillStyle = style;
    pen.fillText(text, x, y + 4);
    return true;
  };
  const draw = (pen, bounds, groups) => {
    const zoom = map.getZoom();
    pen.globalAlpha = 1;
    pen.setLineDash([]);
    pen.direction = R.state.lang === "ar" ? "rtl" : "ltr";
    pen.textAlign = "center";
    pen.lineJoin = "round";
    const marks = groups.map(group => ({ ...group, point: map.latLngToLayerPoint(group.latlng) }));
    const write = writer(pen, bounds, marks.map(({ point, r }) => [point.x - r, point.y - r, point.x + r, point.y + r]));
    for (const town of towns) {
      if (!shown(town, zoom)) continue;
      const point = map.latLngToLayerPoint(town.at);
      if (!bounds.contains(point)) continue;
      if (area(town)) { write(R.name(town), point, font(town), R.shade("soft")); continue; }
      if (!write(R.name(town), point.subtract([0, 10]), font(town), R.shade("ink"))) continue;
      pen.beginPath();
      pen.arc(point.x, point.y, 1.9, 0, 7);
      pen.fill();
    }
    if (zoom < 9.5) return;
    for (const group of marks.filter(one => one.single)) {
      write(R.name(R.placeOf(group.rows[0])), group.point.add([0, group.r + 12]), `400 13.5px ${R.mapFace()}`, R.shade("ink"));
    }
  };

  /* One layer over all others, as large as what is drawn: names make room for each other anew each time */
  const Names = L.CircleMarker.extend({
    _updateBounds() { this._pxBounds = this._renderer._bounds; },
    _updatePath() { if (this._renderer._drawing) draw(this._renderer._ctx, this._renderer._bounds, this.options.groups); },
  });
  const layer = (place, renderer, groups) => {
    map = place;
    return new Names([0, 0], { renderer, groups, interactive: false });
  };
  return { layer };
};
