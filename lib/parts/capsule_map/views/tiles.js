/** Paints the pictures of test digits: each on a ground of its colour, with its ink in black or white, whichever stands out. */

import { h } from "../../kit/dom.js"
import { grey, inkOn, mix } from "../../kit/colours.js"
import { paint, penOf } from "../../kit/paint.js"

/** @typedef {import("../../kit/colours.js").Rgb} Rgb */

/** @type {Record<string, Rgb>} */
const INKS = { "#000": [0, 0, 0], "#fff": [255, 255, 255] }
const COLUMNS = 20

/**
 * @typedef {object} Tiles all of them on one canvas, row by row
 * @property {HTMLCanvasElement} canvas
 * @property {number} width of a tile
 * @property {number} height
 */

/**
 * Paint a tile for each place.
 *
 * @param {import("../../kit/unpack.js").NumberArray} images uint8 [k, height, width, channels]
 * @param {readonly number[]} places
 * @param {readonly Rgb[]} colours of each place
 * @returns {Tiles}
 */
export function paintTiles({ data, shape: [, height, width, channels] }, places, colours) {
  const rows = Math.max(1, Math.ceil(places.length / COLUMNS))
  const canvas = h("canvas", { width: COLUMNS * width, height: rows * height })
  const pen = penOf(canvas)
  places.forEach((place, at) => {
    const pixels = pen.createImageData(width, height)
    const inks = shadesOf(colours[at])
    for (let pixel = 0; pixel < width * height; pixel += 1) {
      pixels.data.set(inks[data[(place * width * height + pixel) * channels]], 4 * pixel)
      pixels.data[4 * pixel + 3] = 255
    }
    pen.putImageData(pixels, at % COLUMNS * width, Math.floor(at / COLUMNS) * height)
  })
  return { canvas, width, height }
}

/**
 * Paint the learner's digit as the network receives it.
 *
 * @param {HTMLCanvasElement} canvas
 * @param {import("../../kit/network/passes.js").Floats} image [height, width, channels] in [0, 1]
 */
export function paintMine(canvas, { data, shape: [height, width, channels] }) {
  paint(canvas, height, width, (row, column) => data[(row * width + column) * channels], grey)
}

/**
 * Draw a tile with its middle at a place of the stage.
 *
 * @param {CanvasRenderingContext2D} pen
 * @param {Tiles} tiles
 * @param {number} at which tile
 * @param {{ x: number, y: number }} middle
 * @param {number} side
 */
export function drawTile(pen, { canvas, width, height }, at, { x, y }, side) {
  pen.drawImage(canvas, at % COLUMNS * width, Math.floor(at / COLUMNS) * height, width, height, x - side / 2, y - side / 2, side, side)
}

/**
 * Return the colours of all 256 levels of ink on a ground.
 *
 * @param {Rgb} ground
 */
function shadesOf(ground) {
  const ink = INKS[inkOn(ground)]
  return Array.from({ length: 256 }, (_, level) => mix(ground, ink, level / 255))
}
