/** The picture, what the capsule draws as the network made it and as it is now, and the difference. */

import { diverging } from "../../kit/colours.js"
import { cellUnder, h } from "../../kit/dom.js"
import { arrowMove } from "../../kit/keys.js"
import { toLevels } from "../../kit/maths.js"
import { paintPicture, paintPixels } from "../../kit/paint.js"
import { fill } from "../../kit/text.js"
import { lengthOf } from "../../kit/vectors.js"
import { movedBy } from "../maths.js"
import { isMoved } from "../state.js"

/** @typedef {import("../scene.js").Scene} Scene */
/** @typedef {ReturnType<typeof buildPictures>} PictureNodes */

export function buildPictures() {
  const [input, own, moved, changed] = ["input", "own", "moved", "changed"].map(buildFigure)
  const length = h("p", { class: "small", testid: "capsules-moved-length" })
  const reset = h("button", { type: "button", testid: "capsules-reset", data: { control: "numbers" } })
  const none = h("p", { class: "small muted", hidden: true, testid: "capsules-undrawn" })
  const grid = h("div", { class: "picture-grid" }, input.figure, own.figure, moved.figure, changed.figure)
  const nodes = { box: h("section", { class: "pictures" }, grid, none, length, reset), grid, input, own, moved, changed, length, reset, none,
    onPixel: /** @type {((pixel: [number, number]) => void) | null} */ (null), pixel: /** @type {[number, number] | null} */ (null) }
  const ask = (/** @type {MouseEvent} */ event) => {
    const { height, width } = moved.canvas
    nodes.onPixel?.(cellUnder(moved.canvas, event, height, width))
  }
  moved.canvas.onclick = ask
  moved.canvas.onkeydown = (event) => {
    const step = arrowMove(event)
    if (!step) return
    event.preventDefault()
    const [row, column] = nodes.pixel ?? [moved.canvas.height >> 1, moved.canvas.width >> 1]
    const within = (/** @type {number} */ place, /** @type {number} */ size) => Math.min(Math.max(place, 0), size - 1)
    nodes.onPixel?.([within(row + step[0], moved.canvas.height), within(column + step[1], moved.canvas.width)])
  }
  moved.canvas.tabIndex = 0
  moved.canvas.setAttribute("role", "img")
  return nodes
}

/** @param {string} name */
function buildFigure(name) {
  const [canvas, caption] = [h("canvas", { testid: `capsules-${name}` }), h("figcaption", { class: "small" })]
  return { figure: h("figure", {}, canvas, caption), canvas, caption }
}

/**
 * @param {PictureNodes} nodes
 * @param {Scene} scene
 */
export function drawPictures(nodes, { update: { labels, numbers, meta, arrays: { image } }, colours, which, vector, state, own, drawn }) {
  const { shape } = image
  nodes.pixel = state.pixel
  nodes.moved.canvas.ariaLabel = labels.pixel_ask
  const hasDecoder = meta.losses.reconstruction !== null
  paintPicture(nodes.input.canvas, { data: toLevels(image.data), shape })
  nodes.input.caption.textContent = labels.input
  nodes.own.caption.textContent = fill(labels.drawn, { class: meta.classes[which] })
  nodes.moved.caption.textContent = labels.moved
  nodes.changed.caption.textContent = labels.changed
  nodes.none.hidden = hasDecoder
  nodes.none.textContent = labels.no_decoder
  for (const { figure } of [nodes.own, nodes.moved, nodes.changed]) figure.hidden = !hasDecoder
  nodes.reset.disabled = !isMoved(state)
  const now = lengthOf(movedBy(vector, state.offsets))
  nodes.length.textContent = fill(labels.moved_length, { length: numbers.decimals(now, 2), before: numbers.decimals(lengthOf(vector), 2) })
  if (own) paintPicture(nodes.own.canvas, { data: toLevels(own), shape })
  const current = drawn ?? own
  if (current) paintPicture(nodes.moved.canvas, { data: toLevels(current), shape })
  if (!own || !current) return
  const [height, width, channels] = shape
  paintPixels(nodes.changed.canvas, height, width, (row, column) => {
    const at = (row * width + column) * channels
    let sum = 0
    for (let channel = 0; channel < channels; channel += 1) sum += current[at + channel] - own[at + channel]
    return diverging(sum / channels, colours.middle)
  })
}
