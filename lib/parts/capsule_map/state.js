/**
 * How the map is looked at. A state is never changed.
 *
 * @typedef {import("../kit/digit/properties.js").Property} Property
 * @typedef {"pca" | "umap"} Kind of the map
 *
 * @typedef {object} State
 * @property {Kind} map
 * @property {2 | 3} dims
 * @property {"class" | Property} by what colours the tiles
 * @property {number | null} of the class that is shown alone; null for all
 * @property {import("./maths/camera.js").Camera} camera
 * @property {number | null} pointed the number of the test digit that is looked at
 */

import { PROPERTIES } from "../kit/digit/properties.js"
import { START, ZOOMS, degreesOf, radiansOf } from "./maths/camera.js"

const ALL = "all"
/** @type {readonly State["by"][]} */
export const COLOURINGS = ["class", ...PROPERTIES]
/** @type {readonly Kind[]} */
export const KINDS = ["pca", "umap"]

/**
 * Return the state that an address asks for.
 *
 * @param {Record<string, string | undefined>} view as the address has it; Python has checked what is possible
 * @returns {State}
 */
export function startingState({ map, dims, by, of, ...camera }) {
  return {
    map: map === "umap" ? "umap" : "pca",
    dims: dims === "3" ? 3 : 2,
    by: COLOURINGS.find((one) => one === by) ?? "class",
    of: of === undefined || of === ALL ? null : Number(of),
    camera: cameraIn(camera),
    pointed: null,
  }
}

/**
 * @param {Record<string, string | undefined>} view
 * @returns {State["camera"]}
 */
function cameraIn({ yaw, pitch, zoom, middle = "" }) {
  const [x, y] = middle.split(",").map(Number)
  return {
    yaw: yaw === undefined ? START.yaw : radiansOf(Number(yaw)),
    pitch: pitch === undefined ? START.pitch : radiansOf(Number(pitch)),
    zoom: ZOOMS.find((one) => String(one) === zoom) ?? START.zoom,
    x: x || 0,
    y: y || 0,
  }
}

/**
 * Return what the address says of the state: how a map in space is turned, and where a flat one is looked at closely.
 *
 * @param {State} state
 * @returns {import("../kit/address.js").Changes}
 */
export function addressOf({ map, dims, by, of, camera: { yaw, pitch, zoom, x, y } }) {
  const short = (/** @type {number} */ value, /** @type {number} */ digits) => String(Number(value.toFixed(digits)) + 0) // no −0
  return {
    map, dims, by, of: of ?? ALL,
    yaw: dims === 3 ? short(degreesOf(yaw), 2) : null,
    pitch: dims === 3 ? short(degreesOf(pitch), 2) : null,
    zoom,
    middle: dims === 2 && zoom > 1 && (x !== 0 || y !== 0) ? `${short(x, 4)},${short(y, 4)}` : null,
  }
}
