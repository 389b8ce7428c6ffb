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
import { START } from "./maths/camera.js"

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
export function startingState({ map, dims, by, of }) {
  return {
    map: map === "umap" ? "umap" : "pca",
    dims: dims === "3" ? 3 : 2,
    by: COLOURINGS.find((one) => one === by) ?? "class",
    of: of === undefined || of === ALL ? null : Number(of),
    camera: START,
    pointed: null,
  }
}

/**
 * Return what the address says of the state.
 *
 * @param {State} state
 */
export function addressOf({ map, dims, by, of }) {
  return { map, dims, by, of: of ?? ALL }
}
