/**
 * All maps of a layer painted once, one canvas pixel a value; tiles of any size are then copied from there.
 *
 * @typedef {object} Atlas
 * @property {HTMLCanvasElement} canvas
 * @property {number} rows of one map
 * @property {number} columns
 * @property {number} across how many maps stand in a row
 * @property {Layer} layer whose values are painted
 * @property {import("../network.js").FullMaps | undefined} full the same in full resolution, where that was here
 */

import { cividis, diverging } from "../../kit/colours.js"
import { h } from "../../kit/dom.js"
import { penOf } from "../../kit/paint.js"
import { cornerOf } from "../maths/tiles.js"
import { coloursBetween } from "../network.js"

/** @typedef {import("../network.js").Ends} Ends */
/** @typedef {import("../network.js").Layer} Layer */
/** @typedef {import("../scene.js").Scene} Scene */
/** @typedef {Uint32Array} Colours one for each of 256 steps, as a pixel's four bytes */

const STEPS = 256

/** @type {import("../../kit/colours.js").Rgb} */
const NEUTRAL = [247, 247, 247]

/** From dark to bright. */
export const SEQUENTIAL = colourTable(cividis)
/** Blue, neutral in the middle, orange. */
export const DIVERGING = colourTable((fraction) => diverging(2 * fraction - 1, NEUTRAL))

/**
 * @param {(fraction: number) => import("../../kit/colours.js").Rgb} colourAt
 * @returns {Colours}
 */
function colourTable(colourAt) {
  return Uint32Array.from({ length: STEPS }, (_, step) => {
    const [red, green, blue] = colourAt(step / (STEPS - 1))
    return (255 << 24) | (blue << 16) | (green << 8) | red // little-endian RGBA
  })
}

/**
 * Return the colour of `value` as [red, green, blue].
 *
 * @param {number} value
 * @param {Ends} ends
 * @param {Colours} colours
 */
export function colourOf(value, [low, high], colours) {
  const colour = colours[stepOf(value, low, high)]
  return [colour & 255, (colour >> 8) & 255, (colour >> 16) & 255]
}

/**
 * @param {number} value
 * @param {number} low
 * @param {number} high
 */
function stepOf(value, low, high) {
  return Math.min(STEPS - 1, Math.max(0, Math.round((STEPS - 1) * (value - low) / ((high - low) || 1))))
}

/**
 * Paint `rows` × `columns` of values, one canvas pixel each.
 *
 * @param {HTMLCanvasElement} canvas
 * @param {ArrayLike<number>} values
 * @param {[number, number]} size rows, columns
 * @param {Ends} ends what the colours run between
 * @param {Colours} colours
 */
export function paintValues(canvas, values, [rows, columns], [low, high], colours) {
  canvas.width = columns
  canvas.height = rows
  const pen = penOf(canvas)
  const picture = pen.createImageData(columns, rows)
  const pixels = new Uint32Array(picture.data.buffer)
  for (let at = 0; at < rows * columns; at += 1) pixels[at] = colours[stepOf(values[at], low, high)]
  pen.putImageData(picture, 0, 0)
}

/**
 * Return the atlas of a layer, painted where these values were not yet, in full resolution where that is here.
 *
 * @param {Scene} scene
 * @param {Layer} layer
 */
export function atlasOf(scene, layer) {
  const before = scene.atlases.get(layer.name)
  const full = scene.fulls.get(layer.name)
  if (before && before.layer === layer && before.full === full) return before
  const atlas = paintAtlas(scene, layer, full, before?.canvas ?? h("canvas"))
  scene.atlases.set(layer.name, atlas)
  return atlas
}

/**
 * @param {Scene} scene
 * @param {Layer} layer
 * @param {import("../network.js").FullMaps | undefined} full
 * @param {HTMLCanvasElement} canvas
 * @returns {Atlas}
 */
function paintAtlas({ net, state }, layer, full, canvas) {
  const [rows, columns] = full ? full.shape.slice(1) : [layer.rows, layer.columns]
  const values = full?.data ?? layer.values ?? layer.maps ?? []
  const across = Math.max(1, Math.ceil(Math.sqrt(layer.count * rows / columns)))
  const [width, height] = [across * columns, Math.ceil(layer.count / across) * rows]
  if (canvas.width !== width || canvas.height !== height) Object.assign(canvas, { width, height })
  const pen = penOf(canvas)
  const picture = pen.createImageData(canvas.width, canvas.height)
  const pixels = new Uint32Array(picture.data.buffer)
  for (let map = 0; map < layer.count; map += 1) {
    const [low, high] = coloursBetween(net, layer, map, state.scale)
    const bytes = values instanceof Uint8Array ? byteColours([layer.lows[map], layer.highs[map]], low, high) : null
    const corner = Math.floor(map / across) * rows * canvas.width + (map % across) * columns
    for (let row = 0; row < rows; row += 1) {
      const from = (map * rows + row) * columns
      const to = corner + row * canvas.width
      for (let column = 0; column < columns; column += 1) {
        const value = values[from + column]
        pixels[to + column] = bytes ? bytes[value] : SEQUENTIAL[stepOf(value, low, high)]
      }
    }
  }
  pen.putImageData(picture, 0, 0)
  return { canvas, rows, columns, across, layer, full }
}

/**
 * Return the colour of each byte of a map whose bytes run between `ends`.
 *
 * @param {Ends} ends
 * @param {number} low
 * @param {number} high
 */
function byteColours([first, last], low, high) {
  return Uint32Array.from({ length: STEPS }, (_, step) => SEQUENTIAL[stepOf(first + (last - first) * step / (STEPS - 1), low, high)])
}

/**
 * Draw one map of an atlas into a rectangle.
 *
 * @param {CanvasRenderingContext2D} pen
 * @param {Atlas} atlas
 * @param {number} map
 * @param {number} x
 * @param {number} y
 * @param {number} wide
 * @param {number} tall
 */
export function drawMap(pen, { canvas, rows, columns, across }, map, x, y, wide, tall) {
  pen.drawImage(canvas, (map % across) * columns, Math.floor(map / across) * rows, columns, rows, x, y, wide, tall)
}

/**
 * Draw every map of an atlas where the arrangement has it.
 *
 * @param {HTMLCanvasElement} canvas
 * @param {Atlas} atlas
 * @param {import("../maths/tiles.js").Tiles} tiles
 */
export function drawTiles(canvas, atlas, tiles) {
  const sharp = window.devicePixelRatio || 1
  Object.assign(canvas, { width: Math.ceil(tiles.width * sharp), height: Math.ceil(tiles.height * sharp) }) // and clear it
  Object.assign(canvas.style, { width: `${tiles.width}px`, height: `${tiles.height}px` })
  const pen = penOf(canvas)
  pen.scale(sharp, sharp)
  pen.imageSmoothingEnabled = tiles.wide * sharp < atlas.columns // enlarged pixels keep their edges
  for (let at = 0; at < tiles.count; at += 1) drawMap(pen, atlas, at, ...cornerOf(tiles, at), tiles.wide, tiles.tall)
}

/**
 * Copy a map from its layer's atlas.
 *
 * @param {HTMLCanvasElement} canvas
 * @param {Atlas} atlas
 * @param {number} map
 */
export function copyMap(canvas, atlas, map) {
  canvas.width = atlas.columns
  canvas.height = atlas.rows
  drawMap(penOf(canvas), atlas, map, 0, 0, atlas.columns, atlas.rows)
}
