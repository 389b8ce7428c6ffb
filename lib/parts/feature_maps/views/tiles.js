/**
 * The maps of a layer as tiles, one of them ringed.
 *
 * @typedef {object} Sheet
 * @property {Layer} layer
 * @property {Tiles} tiles
 * @property {import("./atlas.js").Atlas} atlas
 * @property {HTMLCanvasElement} canvas
 * @property {HTMLElement} ring
 * @property {HTMLElement} inside holds both
 */

import { h } from "../../kit/dom.js"
import { cornerOf, tileAt } from "../maths/tiles.js"
import { atlasOf, drawTiles } from "./atlas.js"

/** @typedef {import("../network.js").Layer} Layer */
/** @typedef {import("../network.js").Pixel} Pixel */
/** @typedef {import("../maths/tiles.js").Tiles} Tiles */

/**
 * Build the tiles of a layer.
 *
 * @param {import("../scene.js").Scene} scene
 * @param {Layer} layer
 * @param {Tiles} tiles
 * @param {import("../../kit/dom.js").Attributes} attributes of the canvas
 * @returns {Sheet}
 */
export function buildSheet(scene, layer, tiles, attributes) {
  const atlas = atlasOf(scene, layer)
  const canvas = h("canvas", { class: "tiles", ...attributes })
  drawTiles(canvas, atlas, tiles)
  const ring = h("i", { class: "ring", hidden: true })
  return { layer, tiles, atlas, canvas, ring, inside: h("div", { class: "inside" }, canvas, ring) }
}

/**
 * Paint the tiles anew with what the layer has now.
 *
 * @param {Sheet} sheet
 * @param {import("../scene.js").Scene} scene
 */
export function repaintSheet(sheet, scene) {
  sheet.layer = scene.net.layers[sheet.layer.at]
  sheet.atlas = atlasOf(scene, sheet.layer)
  drawTiles(sheet.canvas, sheet.atlas, sheet.tiles)
}

/**
 * Ring a tile; null takes the ring away.
 *
 * @param {Sheet} sheet
 * @param {number | null} map
 */
export function ringTile({ ring, tiles }, map) {
  ring.hidden = map === null
  if (map === null) return
  const [x, y] = cornerOf(tiles, map)
  Object.assign(ring.style, { left: `${x}px`, top: `${y}px`, width: `${tiles.wide}px`, height: `${tiles.tall}px` })
}

/**
 * Return the map under the pointer and the pixel of it, or null.
 *
 * @param {Sheet} sheet
 * @param {MouseEvent} event
 * @returns {{ map: number, pixel: Pixel } | null}
 */
export function mapUnder({ canvas, tiles, layer }, event) {
  const { left, top } = canvas.getBoundingClientRect()
  const hit = tileAt(tiles, event.clientX - left, event.clientY - top)
  if (!hit) return null
  const [rows, columns] = layer.maps ? layer.shape : [1, 1]
  return { map: hit.at, pixel: [Math.floor(hit.down * rows), Math.floor(hit.right * columns)] }
}
