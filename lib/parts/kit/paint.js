/** Paints arrays on canvases, one canvas pixel a value. */

import { cividis } from "./colours.js"

/** @typedef {import("./colours.js").Rgb} Rgb */
/** @typedef {import("./unpack.js").NumberArray} NumberArray */

/**
 * Return the drawing context of `canvas`, or raise an error if the browser has none.
 *
 * @param {HTMLCanvasElement} canvas
 * @param {CanvasRenderingContext2DSettings} [settings]
 */
export function penOf(canvas, settings) {
  const pen = canvas.getContext("2d", settings)
  if (pen === null) throw new Error("This browser gives no canvas to draw on.")
  return pen
}

/**
 * Paint `rows` × `columns` pixels; `colourAt` gives each as [red, green, blue] or with its opacity behind, 0 to 255.
 *
 * @param {HTMLCanvasElement} canvas
 * @param {number} rows
 * @param {number} columns
 * @param {(row: number, column: number) => number[]} colourAt
 */
export function paintPixels(canvas, rows, columns, colourAt) {
  canvas.width = columns
  canvas.height = rows
  const pen = penOf(canvas)
  const pixels = pen.createImageData(columns, rows)
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      const at = 4 * (row * columns + column)
      pixels.data[at + 3] = 255
      pixels.data.set(colourAt(row, column), at)
    }
  }
  pen.putImageData(pixels, 0, 0)
}

/**
 * Paint `rows` × `columns` values, read by `valueAt` in [0, 1].
 *
 * @param {HTMLCanvasElement} canvas
 * @param {number} rows
 * @param {number} columns
 * @param {(row: number, column: number) => number} valueAt
 * @param {(fraction: number) => Rgb} [colour]
 */
export function paint(canvas, rows, columns, valueAt, colour = cividis) {
  paintPixels(canvas, rows, columns, (row, column) => colour(valueAt(row, column)))
}

/**
 * Paint a uint8 picture [height, width, channels], grey or in colour, or one of several that lie behind each other.
 *
 * @param {HTMLCanvasElement} canvas
 * @param {NumberArray} picture `shape` ends with height, width and channels
 * @param {number} [which]
 */
export function paintPicture(canvas, { data, shape }, which = 0) {
  const [height, width, channels] = shape.slice(-3)
  canvas.width = width
  canvas.height = height
  const pen = penOf(canvas)
  const pixels = pen.createImageData(width, height)
  const [second, third] = channels === 3 ? [1, 2] : [0, 0]
  for (let to = 0, from = which * height * width * channels; to < pixels.data.length; to += 4, from += channels) {
    pixels.data[to] = data[from]
    pixels.data[to + 1] = data[from + second]
    pixels.data[to + 2] = data[from + third]
    pixels.data[to + 3] = 255
  }
  pen.putImageData(pixels, 0, 0)
}

/**
 * Give `canvas` a size of `width` × `height` CSS pixels, with sharp lines on any screen, and clear it.
 *
 * @param {HTMLCanvasElement} canvas
 * @param {number} width
 * @param {number} height
 * @returns {CanvasRenderingContext2D} which counts in CSS pixels
 */
export function sharpPen(canvas, width, height) {
  const ratio = window.devicePixelRatio || 1
  const [across, down] = [Math.round(width * ratio), Math.round(height * ratio)]
  if (canvas.width !== across || canvas.height !== down) {
    canvas.width = across
    canvas.height = down
    canvas.style.width = `${width}px`
    canvas.style.height = `${height}px`
  }
  const pen = penOf(canvas)
  pen.setTransform(ratio, 0, 0, ratio, 0, 0)
  pen.clearRect(0, 0, width, height)
  return pen
}
