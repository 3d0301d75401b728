"use strict";
/* The map: Leaflet with the lines of the base map, who holds what, the marks and the names. No tiles. */
Riwaya.map = (R => {
  const { h, t } = R;
  const base = R.index.base;
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const home = h("div", { class: "map", role: "application" });
  const FAR = 5.5;
  const marks = R.marks(R), names = R.names(R);
  let map, wide = {}, below, above, shown;

  /* Colours and faces of what is drawn, from the style sheet */
  let shades = {};
  const styled = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  R.shade = name => { shades[name] ??= styled(`--map-${name}`); return shades[name]; };
  R.face = () => { shades.ui ??= styled("--ui"); return shades.ui; };
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
  /* A ring as the stretches that are coast: where land is cut, none runs along the cut */
  const coasts = ring => {
    const along = (a, b) => [0, 1].some(axis => a[axis] === b[axis] && base.edges[1 - axis].includes(Math.round(a[axis] * base.step)));
    const found = [[ring[0]]];
    for (let at = 1; at <= ring.length; at++) {
      const last = ring[at - 1], next = ring[at % ring.length];
      if (along(last, next)) found.push([next]); else found[found.length - 1].push(next);
    }
    return found.filter(one => one.length > 1);
  };
  const drawBase = () => {
    const style = { renderer: below, interactive: false };
    const area = (layer, more) => L.polygon(base[layer].map(points), { ...style, fillOpacity: 1, ...more }).addTo(map);
    const line = (layer, more) => L.polyline(base[layer].map(points), { ...style, ...more }).addTo(map);
    wide = {
      /* the rest of the world is coarse */
      world: area("world", { stroke: false }), frontiers: line("frontiers", { weight: 1 }), land: area("land", { stroke: false }),
      coast: L.polyline([...base.world, ...base.land].map(points).flatMap(coasts), { ...style, weight: 0.8 }).addTo(map), divisions: line("divisions", { weight: 0.9, dashArray: "3 3", stroke: map.getZoom() > FAR }),
      rivers: line("rivers", { weight: 1.2 }), lakes: area("lakes", { stroke: false }), borders: line("borders", { weight: 1.4 }),
    };
  };
  const paintBase = () => {
    home.style.background = R.shade("sea");
    wide.world.setStyle({ fillColor: R.shade("land") });
    wide.frontiers.setStyle({ color: R.shade("border") });
    wide.land.setStyle({ fillColor: R.shade("land") });
    wide.coast.setStyle({ color: R.shade("line") });
    wide.rivers.setStyle({ color: R.shade("river") });
    wide.lakes.setStyle({ fillColor: R.shade("sea") });
    wide.borders.setStyle({ color: R.shade("border") });
    wide.divisions.setStyle({ color: R.shade("line") });
  };
  const near = () => {
    const stroke = map.getZoom() > FAR;
    if (wide.divisions.options.stroke !== stroke) wide.divisions.setStyle({ stroke });
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
  const draw = () => { if (map && !asked) { asked = true; requestAnimationFrame(drawNow); } };

  /* Moving about */
  const spots = () => (R.filtered.length ? R.filtered : R.incidents).filter(R.placed).map(R.placeOf).filter(place => place.pr !== "country");
  const span = ([low, high]) => high - low;
  /* all places, or the middle nine tenths where one far off would make the rest small */
  const ends = values => {
    const sorted = [...new Set(values)].sort((a, b) => a - b), n = sorted.length - 1;
    const all = [sorted[0], sorted[n]], most = [sorted[Math.floor(n * 0.05)], sorted[Math.ceil(n * 0.95)]];
    return span(all) > 2.5 * span(most) && n > 9 ? most : all;
  };
  /* all that is shown, beside the legend */
  const whole = () => {
    const found = spots(), size = map.getSize(), ltr = R.state.lang !== "ar", beside = legendWidth(size);
    if (!found.length) return null;
    const [south, north] = ends(found.map(place => place.lat)), [west, east] = ends(found.map(place => place.lon));
    const room = L.point(Math.min(70, size.x / 6), Math.min(60, size.y / 6));
    return [[[south, west], [north, east]], {
      paddingTopLeft: room.add([ltr ? beside : 0, 0]), paddingBottomRight: room.add([ltr ? 0 : beside, 0]), maxZoom: 10.5,
    }];
  };
  const legendWidth = size => {
    const legend = home.parentElement.querySelector(".legend[open]");
    return legend && size.x > 760 ? legend.offsetWidth : 0;
  };
  let touched = false, seen = "";
  const fit = () => {
    const view = whole();
    touched = false;
    seen = JSON.stringify([view, map.getSize()]);
    if (view) map.fitBounds(...view); else map.setView([35, 38], 6);
  };
  /* whoever has not moved the map sees all of it, also where the room or the language is another */
  const settle = () => { if (map && !touched && JSON.stringify([whole(), map.getSize()]) !== seen) fit(); };
  const show = place => {
    if (place.lat === null || place.pr === "country") return;
    touched = true;
    const at = L.latLng(place.lat, place.lon);
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

  const zoomBy = step => { touched = true; map.setZoom(map.getZoom() + step); };

  /* How long a kilometre is here */
  const ruler = h("div", { class: "ruler", "aria-hidden": "true" });
  const fillScale = () => {
    const middle = map.getSize().divideBy(2), metres = map.distance(map.containerPointToLatLng(middle), map.containerPointToLatLng(middle.add([100, 0])));
    const power = 10 ** Math.floor(Math.log10(metres / 1000)), km = [5, 2, 1].map(one => one * power).find(one => one * 1000 <= metres);
    ruler.style.inlineSize = `${km * 1000 / metres * 100}px`;
    ruler.textContent = `${R.num(km, 2)} ${t("km")}`;
  };

  const start = (parent, pick) => {
    parent.append(home, ruler);
    map = L.map(home, {
      attributionControl: false, zoomControl: false, preferCanvas: true,
      zoom: 6, zoomSnap: 0.25, wheelPxPerZoomLevel: 90, minZoom: 2, maxZoom: 13.5,
      maxBounds: [[-60, -180], [80, 180]], maxBoundsViscosity: 0.9,
      zoomAnimation: !still, fadeAnimation: !still, inertia: !still,
    });
    below = L.canvas({ pane: "tilePane", padding: 0.1 });
    above = L.canvas({ pane: "overlayPane", padding: 0.1, tolerance: 2 });
    fit();
    drawBase();
    recolour();
    shown = L.layerGroup().addTo(map);
    marks.start(map, above, pick);
    map.on("zoomend", () => { near(); drawNow(); });
    map.on("move", keepUp);
    map.on("moveend", fillScale);
    for (const act of ["pointerdown", "wheel", "keydown"]) home.addEventListener(act, () => { touched = true; }, { passive: true });
    home.addEventListener("keydown", event => { if (event.key === "0" && !event.ctrlKey && !event.metaKey) fit(); });
    new ResizeObserver(() => { map.invalidateSize({ pan: false, animate: false }); settle(); }).observe(home);
    /* names are written again when their letters have come */
    document.fonts.ready.then(draw);
  };
  const recolour = () => {
    if (!map) return;
    shades = {};
    home.setAttribute("aria-label", t("map_help"));
    paintBase();
    fillScale();
    settle();
    draw();
  };
  const groups = () => marks.groups().map(group => {
    const { x, y } = map.latLngToContainerPoint(group.latlng);
    return { ...group, sx: x, sy: y };
  });
  return { start, draw, drawNow, fit, show, zoomBy, settle, recolour, groups };
})(Riwaya);
