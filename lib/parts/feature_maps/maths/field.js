/**
 * Computes which part of a map, and of the image, an output sees, from kernels, strides and paddings.
 *
 * @typedef {import("../network.js").Layer} Layer
 * @typedef {import("../network.js").Pixel} Pixel
 * @typedef {import("../network.js").Slide} Slide
 * @typedef {[number, number, number, number]} Span first and last row, then first and last column
 * @typedef {Pick<Layer, "slide" | "reads" | "values" | "shape" | "count"> & Partial<Pick<Layer, "name" | "sources">>} Seeing
 * @typedef {{ layers: Seeing[], image: { height: number, width: number } }} Chain
 */

import { inputsOf } from "./ways.js"

/**
 * Return the span of a single pixel.
 *
 * @param {Pixel} pixel
 * @returns {Span}
 */
export function spanOf([row, column]) {
  return [row, row, column, column]
}

/**
 * Return the input positions under one output's window, those beyond the border included.
 *
 * @param {Slide} slide
 * @param {Span} span of outputs
 * @returns {Span}
 */
export function windowOf({ kernel, stride, before }, [top, bottom, left, right]) {
  return [top * stride[0] - before[0], bottom * stride[0] - before[0] + kernel[0] - 1,
    left * stride[1] - before[1], right * stride[1] - before[1] + kernel[1] - 1]
}

/**
 * Return the input positions under one output's window, cut at the border.
 *
 * @param {Slide} slide
 * @param {Span} span of outputs
 * @param {number} height
 * @param {number} width
 * @returns {Span}
 */
export function windowWithin(slide, span, height, width) {
  const [top, bottom, left, right] = windowOf(slide, span)
  return [Math.max(0, top), Math.min(height - 1, bottom), Math.max(0, left), Math.min(width - 1, right)]
}

/**
 * Return what a pixel of map `map` of layer `at` sees of the image, along every way that leads there.
 *
 * @param {Chain} net
 * @param {number} at
 * @param {Pixel} pixel
 * @param {number} [map]
 * @returns {Span}
 */
export function fieldOf({ layers, image }, at, pixel, map = 0) {
  /** @type {Map<number, Span>} */
  const seen = new Map([[at, spanOf(pixel)]])
  for (let nth = at; nth >= 0; nth -= 1) {
    const span = seen.get(nth)
    if (!span) continue // its output goes elsewhere
    for (const source of inputsOf(layers, nth)) {
      const size = source >= 0 && !layers[source].values ? layers[source].shape : [image.height, image.width]
      const found = lookBack(layers[nth], span, size, nth === at ? map : null)
      seen.set(source, spanOfBoth(seen.get(source) ?? found, found))
    }
  }
  return seen.get(-1) ?? spanOf(pixel)
}

/**
 * Return what a part of a layer's output sees of an input.
 *
 * A state knows all rows before it; of those that read both ways, the first half of the units reads from above.
 *
 * @param {Seeing} layer
 * @param {Span} span
 * @param {number[]} size height and width of the input
 * @param {number | null} map null for all maps
 * @returns {Span}
 */
function lookBack({ slide, reads, values, count }, span, [height, width], map) {
  if (values) return [0, height - 1, 0, width - 1]
  if (reads) {
    const seesAbove = reads !== "both" || map === null || map < count / 2
    const seesBelow = reads === "both" && (map === null || map >= count / 2)
    return [seesAbove ? 0 : span[0], seesBelow ? height - 1 : span[1], 0, width - 1]
  }
  return slide ? windowWithin(slide, span, height, width) : span
}

/**
 * Return the smallest span that has both in it.
 *
 * @param {Span} one
 * @param {Span} other
 * @returns {Span}
 */
function spanOfBoth(one, other) {
  return [Math.min(one[0], other[0]), Math.max(one[1], other[1]), Math.min(one[2], other[2]), Math.max(one[3], other[3])]
}

/**
 * Return the pixel of map `map` of layer `at` whose field has its middle nearest to a pixel of the image.
 *
 * @param {Chain} net
 * @param {number} at
 * @param {Pixel} place of the image
 * @param {number} map
 * @returns {Pixel}
 */
export function pixelOver(net, at, [y, x], map) {
  const [rows, columns] = net.layers[at].shape
  /** @type {(count: number, wanted: number, isRow: boolean) => number} */
  const nearest = (count, wanted, isRow) => {
    let [best, least] = [0, Infinity]
    for (let place = 0; place < count; place += 1) {
      const [top, bottom, left, right] = fieldOf(net, at, isRow ? [place, 0] : [0, place], map)
      const distance = Math.abs((isRow ? top + bottom : left + right) / 2 - wanted)
      if (distance < least) [best, least] = [place, distance]
    }
    return best
  }
  return [nearest(rows, y, true), nearest(columns, x, false)]
}

/**
 * Return the output pixel whose window has its middle at an input pixel.
 *
 * @param {Pick<Layer, "slide" | "shape">} layer
 * @param {Pixel} pixel
 * @returns {Pixel}
 */
export function outputOver({ slide, shape }, [row, column]) {
  if (!slide) return [row, column]
  /** @type {(at: number, axis: number) => number} */
  const place = (at, axis) => Math.min(shape[axis] - 1, Math.max(0,
    Math.round((at + slide.before[axis] - (slide.kernel[axis] - 1) / 2) / slide.stride[axis])))
  return [place(row, 0), place(column, 1)]
}

/**
 * Write the size of a span: "15 × 15".
 *
 * @param {Span} span
 */
export function sizeText([top, bottom, left, right]) {
  return `${bottom - top + 1} × ${right - left + 1}`
}
