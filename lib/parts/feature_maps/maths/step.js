/**
 * The arithmetic of one pixel of one map.
 *
 * @typedef {import("../network.js").Ends} Ends
 * @typedef {import("../network.js").Pixel} Pixel
 * @typedef {import("../network.js").Slide} Slide
 * @typedef {import("../network.js").Step} Step
 */

import { placeOfLargest, placeOfStrongest } from "../../kit/maths.js"
import { spanOf, windowWithin } from "./field.js"

/**
 * Return the input value of the `nth` channel, 0 beyond the border.
 *
 * @param {Pick<Step, "inputs" | "height" | "width">} step
 * @param {number} nth
 * @param {number} row
 * @param {number} column
 */
export function inputAt({ inputs, height, width }, nth, row, column) {
  if (row < 0 || column < 0 || row >= height || column >= width) return 0
  return inputs.data[(nth * height + row) * width + column]
}

/**
 * Return the patch, the kernel's slice and their products of the `nth` channel at an output pixel, row by row.
 *
 * @param {Pick<Step, "inputs" | "height" | "width" | "kernels" | "kernelSize">} step
 * @param {Slide} slide
 * @param {number} nth
 * @param {Pixel} pixel
 */
export function patchOf(step, { stride, before }, nth, [row, column]) {
  const [tall, wide] = step.kernelSize
  /** @type {{ patch: number[], kernel: number[], products: number[], sum: number }} */
  const cells = { patch: [], kernel: [], products: [], sum: 0 }
  for (let y = 0; y < tall; y += 1) {
    for (let x = 0; x < wide; x += 1) {
      const value = inputAt(step, nth, row * stride[0] - before[0] + y, column * stride[1] - before[1] + x)
      const weight = step.kernels.data[(nth * tall + y) * wide + x]
      cells.patch.push(value)
      cells.kernel.push(weight)
      cells.products.push(value * weight)
      cells.sum += value * weight
    }
  }
  return cells
}

/**
 * Return what each channel that was sent adds to an output pixel.
 *
 * @param {Step} step
 * @param {Slide} slide
 * @param {Pixel} pixel
 */
export function channelSums(step, slide, pixel) {
  return Array.from({ length: step.sent }, (_, nth) => patchOf(step, slide, nth, pixel).sum)
}

/**
 * Return the values under a pooling window, row by row, how many stand in a row, and the largest: the first of equals.
 *
 * @param {Pick<Step, "inputs" | "height" | "width">} step
 * @param {Slide} slide
 * @param {Pixel} pixel
 */
export function poolingOf(step, slide, pixel) {
  const [top, bottom, left, right] = windowWithin(slide, spanOf(pixel), step.height, step.width)
  const across = right - left + 1
  const values = []
  for (let row = top; row <= bottom; row += 1) {
    for (let column = left; column <= right; column += 1) values.push(inputAt(step, 0, row, column))
  }
  const place = placeOfLargest(values)
  return { values, across, place, value: values[place], row: top + Math.floor(place / across), column: left + place % across }
}

/**
 * Return [−limit, limit] of values around zero; [−1, 1] where all are zero, so that each is in the middle.
 *
 * @param {ArrayLike<number>} values
 * @returns {Ends}
 */
export function symmetricEnds(values) {
  const limit = (values.length > 0 && Math.abs(values[placeOfStrongest(values)])) || 1
  return [-limit, limit]
}

/**
 * Return the pixel of a map's largest value.
 *
 * @param {Pick<Step, "output" | "columns">} step
 * @returns {Pixel}
 */
export function brightestPixel({ output, columns }) {
  const at = placeOfLargest(output.data)
  return [Math.floor(at / columns), at % columns]
}

/**
 * Return which of the channels that were sent is looked at: the one that was tapped, else the one that counts most.
 *
 * @param {Pick<Step, "channels" | "sent">} step
 * @param {number | null} tapped its number
 * @param {number[]} sums
 */
export function chosenChannel({ channels, sent }, tapped, sums) {
  const place = tapped === null ? -1 : channels.data.subarray(0, sent).indexOf(tapped)
  return place >= 0 ? place : Math.max(placeOfStrongest(sums), 0)
}
