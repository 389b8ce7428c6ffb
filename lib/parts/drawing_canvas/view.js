/** Draws a drawing, and nothing else. */

import { h } from "../kit/dom.js"
import { paintPicture } from "../kit/paint.js"
import { fillPlural } from "../kit/text.js"

/** @typedef {import("../kit/pad/strokes.js").Drawing} Drawing */
/** @typedef {import("../kit/pad/strokes.js").Stroke} Stroke */
/** @typedef {import("../kit/unpack.js").NumberArray} NumberArray */
/** @typedef {ReturnType<typeof buildView>} View */

/**
 * Build the canvas and its controls.
 *
 * @param {HTMLElement} root
 */
export function buildView(root) {
  const canvas = h("canvas", { testid: "canvas-surface", tabindex: 0, role: "img" })
  const example = h("canvas", { class: "example", "aria-hidden": "true", hidden: true, testid: "canvas-example" })
  const hint = h("span", { class: "hint", "aria-hidden": "true" })
  const undo = h("button", { type: "button", testid: "canvas-undo", data: { control: "undo" } })
  const clear = h("button", { type: "button", testid: "canvas-clear", data: { control: "clear" } })
  const brush = h("input", { type: "range", min: 10, max: 34, step: 2, value: 22, testid: "canvas-brush" })
  const brushName = h("span", { class: "name" })
  const dot = h("i")
  const status = h("p", { class: "unseen", "aria-live": "polite", testid: "canvas-status" })
  root.classList.add("drawing")
  root.replaceChildren(
    h("div", { class: "surface" }, canvas, example, hint),
    h("div", { class: "tools" }, undo, clear,
      h("label", { class: "brush", data: { control: "brush" } }, brushName, brush, h("span", { class: "dot" }, dot))),
    status,
  )
  return { root, canvas, example, hint, undo, clear, brush, brushName, dot, status }
}

/**
 * Write the texts.
 *
 * @param {View} view
 * @param {import("../kit/part.js").Labels} labels
 * @param {string} hintText what to draw; "" for a digit
 */
export function drawTexts({ hint, canvas, undo, clear, brushName }, labels, hintText) {
  hint.textContent = hintText || labels.hint
  canvas.setAttribute("aria-label", hint.textContent)
  undo.textContent = labels.undo
  clear.textContent = labels.clear
  brushName.textContent = labels.brush
}

/**
 * Show the example until the learner draws, with its own hint below, or take it away.
 *
 * @param {View} view
 * @param {import("../kit/part.js").Labels} labels
 * @param {NumberArray | undefined} picture undefined shows none
 */
export function drawExample({ example, hint, canvas }, labels, picture) {
  example.hidden = picture === undefined
  hint.classList.toggle("below", picture !== undefined)
  if (picture === undefined) return
  paintPicture(example, picture)
  hint.textContent = labels.example
  canvas.setAttribute("aria-label", labels.example)
}

/**
 * Show the controls as they are for this drawing.
 *
 * @param {View} view
 * @param {Drawing} drawing
 * @param {Pick<import("../kit/part.js").Update, "labels" | "plurals" | "language">} texts
 * @param {boolean} hasExample which can be cleared too
 */
export function drawControls({ undo, clear, status }, { strokes, history }, { labels, plurals, language }, hasExample) {
  undo.disabled = history.length === 0
  clear.disabled = strokes.length === 0 && !hasExample
  status.textContent = strokes.length === 0 ? labels.status_empty : fillPlural(plurals.status, strokes.length, language)
}

/**
 * Show how wide the brush is.
 *
 * @param {View} view
 */
export function drawBrush({ brush, dot }) {
  Object.assign(dot.style, { width: `${brush.value}px`, height: `${brush.value}px` })
}

/**
 * Show what to draw as long as nothing is drawn.
 *
 * @param {View} view
 * @param {readonly Stroke[]} strokes
 */
export function drawHint({ hint }, strokes) {
  hint.classList.toggle("gone", strokes.length > 0)
}
