/** The ten class capsules: each one's length, beside the margins of the loss, and its numbers. */

import { marginTerms } from "../../kit/capsules/losses.js"
import { diverging } from "../../kit/colours.js"
import { h } from "../../kit/dom.js"
import { percentOf } from "../../kit/maths.js"
import { paintPixels } from "../../kit/paint.js"
import { fill, joinSentences } from "../../kit/text.js"

/** @typedef {import("../scene.js").Scene} Scene */
/** @typedef {ReturnType<typeof buildLengths>} LengthNodes */
/** @typedef {ReturnType<typeof buildRow>} Row */

/** How many Latin letters of a class's name have room, at least and at most; the whole name is its tip. */
const [LEAST_OF_NAME, MOST_OF_NAME] = [5, 13]
const WIDE = "\u2e80"

/** Return how many Latin letters a name is as wide as; a Chinese character is two. */
const countColumns = (/** @type {string} */ name) => [...name].reduce((count, letter) => count + (letter >= WIDE ? 2 : 1), 0)

export function buildLengths() {
  const title = h("h4")
  const [length, numbers, loss] = [h("span"), h("span"), h("span")]
  const heads = h("div", { class: "length-row heads", "aria-hidden": "true" }, h("span"), length, h("span"), numbers, loss)
  const rows = h("div", { class: "rows" })
  const [margins, scale] = [h("p", { class: "small muted" }), h("p", { class: "small muted" })]
  const box = h("section", { class: "lengths" }, title, heads, rows, margins, scale)
  return { box, title, length, numbers, loss, rows, margins, scale, made: /** @type {Row[]} */ ([]) }
}

/** @param {number} at */
function buildRow(at) {
  const name = h("b", { class: "class-name" })
  const [bar, strip] = [h("i", { class: "bar" }), h("canvas", { class: "strip" })]
  const marks = [h("i", { class: "margin" }), h("i", { class: "margin" })]
  const length = h("span", { class: "number", testid: `capsule-length-${at}` })
  const loss = h("span", { class: "number muted", testid: `capsule-loss-${at}` })
  const button = h("button", { type: "button", class: "length-row", testid: `capsule-${at}` },
    name, h("span", { class: "track" }, bar, ...marks), length, strip, loss)
  return { button, name, bar, strip, marks, length, loss }
}

/**
 * @param {LengthNodes} nodes
 * @param {Scene} scene
 * @param {import("../view.js").Handlers} handlers
 */
export function fillLengths(nodes, { update: { labels, meta, numbers }, vector: { length: dim } }, { choose }) {
  const { losses } = meta
  nodes.title.textContent = labels.lengths
  nodes.length.textContent = labels.length
  nodes.numbers.textContent = fill(labels.numbers_of, { dim })
  nodes.loss.textContent = labels.loss
  nodes.margins.textContent = joinSentences([
    fill(labels.margins, { present: numbers.short(losses.present), absent: numbers.short(losses.absent) })])
  const longest = Math.max(LEAST_OF_NAME, ...meta.classes.map(countColumns))
  nodes.box.style.setProperty("--name", `${Math.min(longest, MOST_OF_NAME)}ch`)
  nodes.made = meta.classes.map((name, at) => {
    const row = buildRow(at)
    row.name.textContent = row.name.title = name
    row.marks[0].style.left = percentOf(losses.absent, 1)
    row.marks[1].style.left = percentOf(losses.present, 1)
    row.button.onclick = () => choose(at)
    return row
  })
  nodes.rows.replaceChildren(...nodes.made.map(({ button }) => button))
}

/**
 * @param {LengthNodes} nodes
 * @param {Scene} scene
 */
export function drawLengths({ made, scale }, { update: { labels, numbers, meta, arrays: { outputs } }, origin, colours, lengths, longest, which }) {
  const [iterations, classes, dim] = outputs.shape
  const last = outputs.data.subarray((iterations - 1) * classes * dim)
  const most = last.reduce((largest, value) => Math.max(largest, Math.abs(value)), 1e-9)
  const terms = origin.shows.length > 0 ? marginTerms(lengths, origin.shows, meta.losses) : null
  for (const [at, { button, name, bar, strip, length, loss }] of made.entries()) {
    button.ariaPressed = String(at === which)
    button.classList.toggle("longest", at === longest)
    name.classList.toggle("labelled", origin.shows.includes(at))
    bar.style.transform = `scaleX(${Math.min(lengths[at], 1)})`
    length.textContent = numbers.decimals(lengths[at], 2)
    length.dataset.value = String(lengths[at])
    loss.textContent = terms ? numbers.decimals(terms[at], 3) : "–"
    if (terms) loss.dataset.value = String(terms[at])
    else delete loss.dataset.value
    button.title = fill(labels.row, { class: meta.classes[at], length: numbers.decimals(lengths[at], 2) })
    paintPixels(strip, 1, dim, (_, number) => diverging(last[at * dim + number] / most, colours.middle))
  }
  scale.textContent = fill(labels.scale, { most: numbers.decimals(most, 2) })
}
