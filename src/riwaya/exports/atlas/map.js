"use strict";
/* The map: Leaflet with the lines of the base map, who holds what, the marks and the names. No tiles. */
Riwaya.map = (R => {
  const { h, t } = R;
  const base = R.index.base;
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const home = h("div", { class: "map", role: "application" });
  const marks = R.marks(R), names = R.names(R);
  let map, wide = {}, divisions, below, above, shown;

  /* Colours and faces of what is drawn, from the style sheet */
  let shades = {};
  R.shade = name => {
    if (!(name in shades)) shades[name] = getComputedStyle(document.documentElement).getPropertyValue(`--map-${name}`).trim();
    return shades[name];
  };
  R.face = () => getComputedStyle(document.body).fontFamily;
  R.mapFace = () => (R.state.lang === "ar" ? R.shade("face") : R.face());

  /* Base map: lines of steps from point to point, longitude first */
  const points = line => {
    const found = [];
    let x = 0, y = 0;
    for (let at = 0; at < line.length; at += 2) {
      x += line[at];
      y += line[at + 1];
      found.push([y / base.step, x / base.step]);
    }
    return found;
  };
  const drawBase = () => {
    const style = { renderer: below, interactive: false };
    const area = (layer, more) => L.polygon(base[layer].map(points), { ...style, fillOpacity: 1, ...more }).addTo(map);
    const line = (layer, more) => L.polyline(base[layer].map(points), { ...style, ...more }).addTo(map);
    wide = {
      land: area("land", { weight: 0.8 }), rivers: line("rivers", { weight: 1.2 }),
      lakes: area("lakes", { stroke: false }), borders: line("borders", { weight: 1.4 }),
    };
    divisions = L.polyline(base.divisions.map(points), { ...style, weight: 0.9, dashArray: "3 3" });
  };
  const paintBase = () => {
    home.style.background = R.shade("sea");
    wide.land.setStyle({ color: R.shade("line"), fillColor: R.shade("land") });
    wide.rivers.setStyle({ color: R.shade("river") });
    wide.lakes.setStyle({ fillColor: R.shade("sea") });
    wide.borders.setStyle({ color: R.shade("border") });
    divisions.setStyle({ color: R.shade("line") });
  };
  const near = () => {
    if (map.getZoom() > 5.5) divisions.addTo(map).bringToFront(); else divisions.remove();
  };

  /* Control: who holds a place on the last day of the clock; hatched where one side says so */
  R.agreed = interval => interval.by.length > 1 && interval.by.every(one => one[1] === interval.state);
  R.controlDay = () => (R.state.to !== null ? R.state.to : R.last);
  const hatches = new Map();
  const hatched = tone => {
    if (!hatches.has(tone)) hatches.set(tone, hatch(tone));
    return hatches.get(tone);
  };
  const hatch = tone => {
    const tile = document.createElement("canvas");
    tile.width = tile.height = 8;
    const brush = tile.getContext("2d");
    brush.strokeStyle = tone;
    brush.lineWidth = 2.4;
    brush.beginPath();
    for (const x of [-8, 0, 8]) { brush.moveTo(x - 2, 10); brush.lineTo(x + 10, -2); }
    brush.stroke();
    return brush.createPattern(tile, "repeat");
  };
  const control = () => {
    if (!R.state.control) return [];
    const day = R.controlDay(), scale = 256 * 2 ** map.getZoom() / 40075016.686;
    const holds = one => one.lat !== null && one.state !== "unknown" && one.a <= day && (one.b === null || one.b >= day);
    return R.index.control.filter(holds).map(one => {
      const tone = R.partyColour(one.state), agreed = R.agreed(one);
      const radius = Math.max(13, Math.min(46, 2600 * scale / Math.cos(one.lat * Math.PI / 180)));
      return L.circleMarker([one.lat, one.lon], {
        renderer: above, interactive: false, radius, color: tone, weight: 1.2, opacity: 0.6,
        fillColor: agreed ? tone : hatched(tone), fillOpacity: agreed ? 0.34 : 0.55,
      });
    });
  };

  /* Once a frame, however much has changed */
  let asked = false;
  const drawNow = () => {
    asked = false;
    shown.clearLayers();
    const layers = [...control(), ...marks.layers()];
    for (const layer of [...layers, names.layer(map, above, marks.groups())]) shown.addLayer(layer);
  };
  const draw = () => { if (!asked) { asked = true; requestAnimationFrame(drawNow); } };

  /* Moving about */
  const spots = () => (R.filtered.length ? R.filtered : R.incidents).filter(R.placed).map(R.placeOf).filter(place => place.pr !== "country");
  const span = ([low, high]) => high - low;
  /* all places, or the middle nine tenths where one far off would make the rest small */
  const ends = values => {
    const sorted = [...new Set(values)].sort((a, b) => a - b), n = sorted.length - 1;
    const all = [sorted[0], sorted[n]], most = [sorted[Math.floor(n * 0.05)], sorted[Math.ceil(n * 0.95)]];
    return span(all) > 2.5 * span(most) && n > 9 ? most : all;
  };
  const fit = () => {
    const found = spots();
    if (!found.length) { map.setView([35, 38], 6, { animate: false }); return; }
    const [south, north] = ends(found.map(place => place.lat)), [west, east] = ends(found.map(place => place.lon));
    const size = map.getSize(), room = L.point(Math.min(70, size.x / 6), Math.min(60, size.y / 6)), beside = legendWidth(size);
    const ltr = R.state.lang !== "ar";
    map.fitBounds([[south, west], [north, east]], {
      paddingTopLeft: room.add([ltr ? beside : 0, 0]), paddingBottomRight: room.add([ltr ? 0 : beside, 0]), maxZoom: 10.5,
    });
  };
  const legendWidth = size => {
    const legend = home.parentElement.querySelector(".legend[open]");
    return legend && size.x > 760 ? legend.offsetWidth : 0;
  };
  const show = row => {
    if (!R.placed(row)) return;
    const place = R.placeOf(row), at = L.latLng(place.lat, place.lon);
    if (map.getZoom() < 8.5) map.setView(at, 9);
    else if (!map.getBounds().pad(-0.12).contains(at)) map.panTo(at);
  };

  /* the canvases are a little larger than the view; who drags further finds them drawn there too */
  const keepUp = () => {
    const corner = map.containerPointToLayerPoint([0, 0]), view = L.bounds(corner, corner.add(map.getSize()));
    for (const renderer of [below, above]) {
      if (renderer._zoom === map.getZoom() && !renderer._bounds.contains(view)) renderer._update();
    }
  };

  const start = (parent, pick) => {
    parent.append(home);
    map = L.map(home, {
      attributionControl: false, zoomControl: false, preferCanvas: true,
      zoomSnap: 0.25, wheelPxPerZoomLevel: 90, minZoom: 4, maxZoom: 13.5,
      maxBounds: [[-4, -26], [50, 74]], maxBoundsViscosity: 0.9,
      zoomAnimation: !still, fadeAnimation: !still, inertia: !still,
    });
    below = L.canvas({ pane: "tilePane", padding: 0.3 });
    above = L.canvas({ pane: "overlayPane", padding: 0.1, tolerance: 2 });
    map.setView([35, 38], 6, { animate: false });
    drawBase();
    paintBase();
    shown = L.layerGroup().addTo(map);
    marks.start(map, above, pick);
    map.on("zoomend", () => { near(); drawNow(); });
    map.on("move", keepUp);
    home.addEventListener("keydown", event => { if (event.key === "0" && !event.ctrlKey && !event.metaKey) fit(); });
    new ResizeObserver(() => map.invalidateSize({ pan: false, animate: false })).observe(home);
    /* names are written again when their letters have come */
    document.fonts.ready.then(draw);
  };
  const recolour = () => {
    shades = {};
    home.setAttribute("aria-label", t("map_help"));
    paintBase();
    draw();
  };
  const groups = () => marks.groups().map(group => {
    const { x, y } = map.latLngToContainerPoint(group.latlng);
    return { ...group, sx: x, sy: y };
  });
  return { start, draw, drawNow, fit, show, zoomBy: step => map.setZoom(map.getZoom() + step), recolour, groups };
})(Riwaya);
