/**
 * Computes which part of a map, and of the image, an output sees, from kernels, strides and paddings.
 *
 * @typedef {import("../network.js").Layer} Layer
 * @typedef {import("../network.js").Pixel} Pixel
 * @typedef {import("../network.js").Slide} Slide
 * @typedef {[number, number, number, number]} Span first and last row, then first and last column
 * @typedef {{ layers: Pick<Layer, "slide" | "reads" | "values" | "shape" | "count">[], image: { height: number, width: number } }} Chain
 */

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
 * Return what a pixel of map `map` of layer `at` sees of the image.
 *
 * A state knows all rows before it; of those that read both ways, the first half of the units reads from above.
 *
 * @param {Chain} net
 * @param {number} at
 * @param {Pixel} pixel
 * @param {number} [map]
 * @returns {Span}
 */
export function fieldOf({ layers, image }, at, pixel, map = 0) {
  let seen = spanOf(pixel)
  for (let nth = at; nth >= 0; nth -= 1) {
    const { slide, reads, values } = layers[nth]
    const [height, width] = nth > 0 && !layers[nth - 1].values ? layers[nth - 1].shape : [image.height, image.width]
    if (values) seen = [0, height - 1, 0, width - 1]
    else if (reads) {
      const isFirstHalf = map < layers[at].count / 2
      const seesAbove = reads !== "both" || nth < at || isFirstHalf
      const seesBelow = reads === "both" && (nth < at || !isFirstHalf)
      seen = [seesAbove ? 0 : seen[0], seesBelow ? height - 1 : seen[1], 0, width - 1]
    } else if (slide) seen = windowWithin(slide, seen, height, width)
  }
  return seen
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
