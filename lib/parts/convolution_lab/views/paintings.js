/** Paints images, maps and kernels, one canvas pixel a cell. */

import { LESS, MORE, cividis, mix, parseHex, rgba } from "../../kit/colours.js"
import { paintPixels } from "../../kit/paint.js"
import { meanWeights } from "../maths/kernels.js"
import { paddedSize } from "../maths/windows.js"

/** @typedef {import("../../kit/colours.js").Rgb} Rgb */
/** @typedef {import("../maths/convolution.js").FeatureMap} FeatureMap */
/** @typedef {import("../maths/images.js").Image} Image */
/** @typedef {import("../maths/windows.js").Geometry} Geometry */
/** @typedef {[low: number, high: number]} Span */

const PALETTE = Array.from({ length: 256 }, (_, at) => cividis(at / 255))
/** @type {Rgb} behind a kernel's weights */
const MIDDLE = [244, 244, 244]
/** @type {Rgb[]} of padding: no grey of a picture */
const ZEROS = [[66, 80, 104], [52, 64, 86]]
const NOTHING = [0, 0, 0, 0]

/**
 * Return the colour of a value on the scale of its map.
 *
 * @param {number} value
 * @param {Span} span
 */
export function colourOf(value, [low, high]) {
  const share = high > low ? (value - low) / (high - low) : 0
  return PALETTE[Math.min(255, Math.max(0, Math.round(255 * share)))]
}

/** The number on the strongest tint still has a contrast of 4.5:1, light and dark. */
const STRONGEST = 0.6

/**
 * Return a CSS colour for `share` in −1…1: orange above zero, blue below, the stronger the further.
 *
 * @param {number} share
 */
export function tint(share) {
  return rgba(parseHex(share < 0 ? LESS : MORE), STRONGEST * Math.min(1, Math.abs(share)))
}

/**
 * Paint an image inside its zeros.
 *
 * @param {HTMLCanvasElement} canvas
 * @param {Image} image
 * @param {Geometry} geometry
 */
export function paintImage(canvas, { columns, channels, data }, geometry) {
  paintInZeros(canvas, geometry, (y, x) => {
    const at = (y * columns + x) * channels
    return [0, 1, 2].map((channel) => Math.round(255 * data[at + (channels === 3 ? channel : 0)]))
  })
}

/**
 * Paint a map from dark to bright.
 *
 * @param {HTMLCanvasElement} canvas
 * @param {FeatureMap} map
 * @param {Span} span
 * @param {(at: number) => boolean} [isShown] leaves out cells
 */
export function paintMap(canvas, { rows, columns, data }, span, isShown = () => true) {
  paintPixels(canvas, rows, columns, (row, column) => {
    const at = row * columns + column
    return isShown(at) ? colourOf(data[at], span) : NOTHING
  })
}

/**
 * Paint a map inside what its pooling windows reach beyond it; those that won no window are paler.
 *
 * @param {HTMLCanvasElement} canvas
 * @param {FeatureMap} map
 * @param {Span} span
 * @param {Geometry} geometry
 * @param {ReadonlySet<number> | null} won null: all alike
 */
export function paintWinners(canvas, map, span, geometry, won) {
  paintInZeros(canvas, geometry, (y, x) => {
    const at = y * map.columns + x
    const colour = colourOf(map.data[at], span)
    return won === null || won.has(at) ? colour : mix([128, 128, 128], colour, 0.45)
  })
}

/**
 * Paint a kernel on its middle grey; of three channels the mean.
 *
 * @param {HTMLCanvasElement} canvas
 * @param {import("../maths/kernels.js").Kernel} kernel
 */
export function paintKernel(canvas, kernel) {
  const mean = meanWeights(kernel)
  const [side, most] = [Math.sqrt(mean.length), Math.max(...mean.map(Math.abs)) || 1]
  paintPixels(canvas, side, side, (row, column) => {
    const share = mean[row * side + column] / most
    return mix(MIDDLE, parseHex(share < 0 ? LESS : MORE), Math.abs(share))
  })
}

/**
 * Paint the scale of all maps.
 *
 * @param {HTMLCanvasElement} canvas
 */
export function paintLegend(canvas) {
  paintPixels(canvas, 1, PALETTE.length, (_, column) => PALETTE[column])
}

/**
 * @param {HTMLCanvasElement} canvas
 * @param {Geometry} geometry
 * @param {(y: number, x: number) => number[]} colourAt of a cell inside
 */
function paintInZeros(canvas, geometry, colourAt) {
  const { down, across } = geometry
  const { rows, columns } = paddedSize(geometry)
  paintPixels(canvas, rows, columns, (row, column) => {
    const [y, x] = [row - down.before, column - across.before]
    const isInside = y >= 0 && y < down.side && x >= 0 && x < across.side
    return isInside ? colourAt(y, x) : ZEROS[(row + column) % 2]
  })
}
