// Build static/land-<digest>.geojson: the world's land outline in plain longitude and latitude,
// cut at the antimeridian so that no polygon smears across a flat map.
//
//   npm install --prefix BUILD_FOLDER world-atlas@2.0.2 topojson-client@3.1.0 d3-geo@3.1.2 \
//     d3-geo-projection@4.0.0
//   node tools/build_land.mjs BUILD_FOLDER static/
//
// The packages stay outside the repository: nothing at run time needs them.

import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const DEGREES_PER_RADIAN = 180 / Math.PI;
const DECIMALS = 2; // about 1 km, finer than the 1:110 million source
const LONGEST_EDGE = 90; // degrees of longitude; renderers take the short way around above 180
// The pole itself is infinitely far away in Web Mercator (the logarithm of zero), which breaks
// the triangulation of the whole polygon. 87 degrees is finite, below the southernmost coast
// (85.6 degrees) and outside what a Web Mercator map shows (85.05 degrees).
const SOUTHERN_LIMIT = -87;

async function loadModules(folder) {
  const require = createRequire(join(resolve(folder), "node_modules", "anchor.js"));
  const load = (name) => import(pathToFileURL(require.resolve(name)).href);
  const [geo, projection, topojson] = await Promise.all(
    ["d3-geo", "d3-geo-projection", "topojson-client"].map(load),
  );
  const atlas = JSON.parse(readFileSync(require.resolve("world-atlas/land-110m.json"), "utf8"));
  return { geo, projection, topojson, atlas };
}

/** Land as spherical polygons → planar polygons in degrees, y pointing down, cut at ±180. */
function cutAtAntimeridian({ geo, projection, topojson, atlas }) {
  const equirectangular = geo
    .geoEquirectangular()
    .scale(DEGREES_PER_RADIAN)
    .translate([0, 0])
    .precision(0); // no resampling: straight lines in longitude and latitude are what GeoJSON means
  const land = topojson.feature(atlas, atlas.objects.land);
  return land.features.flatMap((feature) => {
    const geometry = projection.geoProject(feature, equirectangular).geometry;
    return geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates;
  });
}

function round(value) {
  return Number(value.toFixed(DECIMALS)) + 0; // + 0 turns -0 into 0
}

/** One planar vertex → [longitude, latitude]; screens count y downwards, latitude upwards. */
function toPosition([x, y]) {
  return [round(x), Math.max(round(-y), SOUTHERN_LIMIT)];
}

function samePosition(a, b) {
  return a[0] === b[0] && a[1] === b[1];
}

/** The vertices between a and b (b included) such that no edge is longer than LONGEST_EDGE. */
function splitEdge(a, b) {
  const pieces = Math.max(1, Math.ceil(Math.abs(b[0] - a[0]) / LONGEST_EDGE));
  return Array.from({ length: pieces }, (_, index) => {
    const share = (index + 1) / pieces;
    return [round(a[0] + (b[0] - a[0]) * share), round(a[1] + (b[1] - a[1]) * share)];
  });
}

/** Drop a vertex between two others on the same line along the frame (±180 or the limit). */
function isRedundant(before, vertex, after) {
  const onSide = [before, vertex, after].every((p) => p[0] === vertex[0]);
  const onBottom = [before, vertex, after].every((p) => p[1] === SOUTHERN_LIMIT);
  return (onSide && Math.abs(vertex[0]) === 180) || onBottom;
}

function tidyRing(ring) {
  const positions = ring.map(toPosition).filter((p, i, all) => i === 0 || !samePosition(p, all[i - 1]));
  const kept = positions.filter(
    (p, i) =>
      i === 0 || i === positions.length - 1 || !isRedundant(positions[i - 1], p, positions[i + 1]),
  );
  const split = kept.slice(0, 1);
  for (let i = 1; i < kept.length; i += 1) split.push(...splitEdge(kept[i - 1], kept[i]));
  // Negating y turned the rings around. Turning each one back gives what RFC 7946 asks for:
  // outer rings counterclockwise, holes clockwise.
  return split.reverse();
}

function tidyPolygon(rings) {
  const [outer, ...holes] = rings.map(tidyRing);
  return outer.length < 4 ? [] : [[outer, ...holes.filter((hole) => hole.length >= 4)]];
}

function toGeoJson(coordinates) {
  const geometry = { type: "MultiPolygon", coordinates };
  const properties = { name: "land", source: "Natural Earth 1:110m, public domain" };
  return { type: "FeatureCollection", features: [{ type: "Feature", properties, geometry }] };
}

async function main() {
  const [folder, out] = process.argv.slice(2);
  if (!folder || !out) {
    console.error("usage: node tools/build_land.mjs BUILD_FOLDER OUT_FOLDER");
    process.exit(2);
  }
  const polygons = cutAtAntimeridian(await loadModules(folder)).flatMap(tidyPolygon);
  const content = `${JSON.stringify(toGeoJson(polygons))}\n`;
  const digest = createHash("sha256").update(content).digest("hex").slice(0, 8);
  const file = join(out, `land-${digest}.geojson`);
  writeFileSync(file, content);
  console.log(`${file}: ${polygons.length} polygons`);
}

await main();
