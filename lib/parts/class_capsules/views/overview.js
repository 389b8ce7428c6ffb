/** The paper's figure: what each number of the capsule draws while the others stay; and which numbers move a pixel. */

import { cellUnder, h } from "../../kit/dom.js"
import { grey } from "../../kit/colours.js"
import { percentOf } from "../../kit/maths.js"
import { penOf } from "../../kit/paint.js"
import { fill } from "../../kit/text.js"
import { STEPS, offsetsOf, slopesAt } from "../maths.js"

/** @typedef {import("../scene.js").Scene} Scene */
/** @typedef {ReturnType<typeof buildOverview>} OverviewNodes */

const GAP = 2 // pixels between two pictures
const PER = 0.1 // of a number, by which the change of a pixel is told

export function buildOverview() {
  const [title, help, spanName] = [h("h4"), h("p", { class: "small muted" }), h("span")]
  const spans = h("span", { class: "choice" })
  const canvas = h("canvas", { class: "overview-pictures", testid: "capsules-overview" })
  const heads = h("div", { class: "overview-heads", "aria-hidden": "true" })
  const sides = h("div", { class: "overview-sides", "aria-hidden": "true" })
  const said = h("p", { class: "small", testid: "capsules-cell" })
  const [pixelTitle, bars] = [h("p", { class: "small" }), h("div", { class: "pixel-bars", testid: "capsules-pixel" })]
  const side = h("div", { class: "overview-side" }, h("div", { class: "pixel" }, pixelTitle, bars))
  const save = h("button", { type: "button", testid: "capsules-save-picture", data: { control: "export" } })
  const box = h("section", { class: "overview" },
    h("div", { class: "tools" }, title, h("span", { class: "tool", data: { control: "span" } }, spanName, spans), save),
    help,
    h("div", { class: "overview-body" },
      h("div", { class: "overview-grid" }, heads, sides, canvas, said),
      side))
  const buttons = /** @type {HTMLButtonElement[]} */ ([])
  return { box, side, title, help, spanName, spans, canvas, heads, sides, said, pixelTitle, bars, save, buttons }
}

/**
 * @param {OverviewNodes} nodes
 * @param {Scene} scene
 * @param {import("../view.js").Handlers} handlers
 */
export function fillOverview(nodes, { update: { labels, numbers, meta }, vector }, { span: choose, move, settle }) {
  nodes.spanName.textContent = labels.span
  nodes.save.textContent = labels.export_picture
  nodes.buttons = meta.spans.map((span) => {
    const text = `±${numbers.short(span)}`
    return h("button", { type: "button", testid: `capsules-span-${span}`, onclick: () => choose(span), data: { span } }, text)
  })
  nodes.spans.replaceChildren(...nodes.buttons)
  nodes.sides.replaceChildren(...Array.from(vector, (_, at) => h("span", {}, String(at + 1))))
  nodes.canvas.onpointermove = (event) => {
    const found = cellOf(nodes, event)
    nodes.said.textContent = found && fill(labels.cell, { number: found.number + 1, offset: signed(numbers, found.offset) })
  }
  nodes.canvas.onpointerleave = () => { nodes.said.textContent = "" }
  nodes.canvas.onclick = (event) => {
    const found = cellOf(nodes, event)
    if (!found) return
    move(found.number, found.vector[found.number] + found.offset)
    settle()
  }
}

/** @type {WeakMap<HTMLCanvasElement, Scene>} what each overview shows */
const shown = new WeakMap()

/**
 * @param {OverviewNodes} nodes
 * @param {MouseEvent} event
 */
function cellOf({ canvas }, event) {
  const scene = shown.get(canvas)
  if (!scene) return null
  const [number, step] = cellUnder(canvas, event, scene.vector.length, STEPS)
  return { number, offset: offsetsOf(scene.state.span)[step], vector: scene.vector }
}

/**
 * @param {OverviewNodes} nodes
 * @param {Scene} scene
 */
export function drawOverviewOf(nodes, scene) {
  const { update: { labels, numbers, meta, arrays: { image } }, which, vector, state: { span }, pictures } = scene
  shown.set(nodes.canvas, scene)
  nodes.box.hidden = meta.losses.reconstruction === null
  const texts = { low: numbers.decimals(-span, 2), high: signed(numbers, span), class: meta.classes[which] }
  nodes.title.textContent = fill(labels.overview, texts)
  nodes.help.textContent = fill(labels.overview_help, texts)
  for (const button of nodes.buttons) button.ariaPressed = String(button.dataset.span === String(span))
  nodes.heads.replaceChildren(...offsetsOf(span).map((offset) => h("span", {}, numbers.short(offset))))
  const [height, width, channels] = image.shape
  const [across, down] = [STEPS * (width + GAP), vector.length * (height + GAP)]
  if (nodes.canvas.width !== across || nodes.canvas.height !== down) [nodes.canvas.width, nodes.canvas.height] = [across, down]
  nodes.canvas.style.aspectRatio = `${across} / ${down}`
  const pen = penOf(nodes.canvas)
  const pixels = pen.createImageData(across, down)
  for (const [number, row] of pictures.entries()) {
    for (const [step, picture] of row.entries()) {
      if (picture) put(pixels, picture, channels, width, height, step * (width + GAP), number * (height + GAP))
    }
  }
  pen.putImageData(pixels, 0, 0)
}

/**
 * @param {ImageData} pixels
 * @param {Float32Array} picture
 * @param {number} channels
 * @param {number} width
 * @param {number} height
 * @param {number} left
 * @param {number} top
 */
function put(pixels, picture, channels, width, height, left, top) {
  for (let row = 0; row < height; row += 1) {
    for (let column = 0; column < width; column += 1) {
      const from = (row * width + column) * channels
      const colour = channels === 3 ? [0, 1, 2].map((channel) => Math.round(255 * picture[from + channel])) : grey(picture[from])
      pixels.data.set([...colour, 255], 4 * ((top + row) * pixels.width + left + column))
    }
  }
}

/**
 * Show how much each number moves the pixel that is asked about.
 *
 * @param {OverviewNodes} nodes
 * @param {Scene} scene
 */
export function drawPixelOf(nodes, { update: { labels, numbers, arrays: { image } }, state: { pixel, span }, pictures }) {
  const [, width, channels] = image.shape
  const slopes = pixel && pictures.length > 0 ? slopesAt(pictures, (pixel[0] * width + pixel[1]) * channels, span) : null
  nodes.pixelTitle.textContent = pixel ? fill(labels.pixel, { row: pixel[0] + 1, column: pixel[1] + 1 }) : labels.pixel_ask
  const most = Math.max(1e-9, ...(slopes ?? []).map(Math.abs))
  nodes.bars.replaceChildren(...(slopes ?? []).map((slope, at) => {
    const change = slope * PER
    const bar = h("i", { class: slope < 0 ? "less" : "more", style: { width: percentOf(Math.abs(slope), 2 * most) } })
    return h("div", { class: "pixel-bar", data: { value: change } }, h("span", {}, String(at + 1)), h("span", { class: "pixel-track" }, bar),
      h("span", { class: "number" }, signed(numbers, change)))
  }))
}

/**
 * @param {import("../../kit/numbers.js").Numbers} numbers
 * @param {number} value
 */
function signed(numbers, value) {
  return `${value > 0 ? "+" : ""}${numbers.decimals(value, 2)}`
}
