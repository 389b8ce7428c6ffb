/** The losses that the picture would cost in training, with their numbers. */

import { marginTerms } from "../../kit/capsules/losses.js"
import { h } from "../../kit/dom.js"
import { fill, joinBoth, joinSentences } from "../../kit/text.js"
import { squaredError } from "../maths.js"

/** @typedef {import("../scene.js").Scene} Scene */
/** @typedef {ReturnType<typeof buildLosses>} LossNodes */

export function buildLosses() {
  const title = h("h4")
  const formula = h("p", { class: "formula mono" })
  const lines = h("div", { class: "loss-lines", testid: "capsules-losses" })
  const note = h("p", { class: "small muted" })
  return { box: h("section", { class: "losses" }, title, formula, lines, note), title, formula, lines, note }
}

/**
 * @param {LossNodes} nodes
 * @param {Scene} scene
 */
export function fillLosses({ title, formula }, { update: { labels, numbers, meta: { losses } } }) {
  title.textContent = labels.losses
  const [present, absent, weight] = [losses.present, losses.absent, losses.absent_weight].map((value) => numbers.short(value))
  formula.textContent = `Lₖ = Tₖ max(0, ${present} − ‖vₖ‖)² + ${weight} (1 − Tₖ) max(0, ‖vₖ‖ − ${absent})²`
}

/**
 * @param {LossNodes} nodes
 * @param {Scene} scene
 */
export function drawLosses({ lines, note }, { update: { labels, numbers, meta, arrays }, origin, lengths, longest }) {
  const { losses, classes } = meta
  const { shows } = origin
  if (shows.length === 0) {
    lines.replaceChildren()
    note.textContent = labels.losses_unknown
    return
  }
  const terms = marginTerms(lengths, shows, losses)
  const sumOf = (/** @type {(at: number) => boolean} */ isOf) => terms.reduce((sum, term, at) => sum + (isOf(at) ? term : 0), 0)
  const [there, others] = [sumOf((at) => shows.includes(at)), sumOf((at) => !shows.includes(at))]
  const four = (/** @type {number} */ value) => numbers.decimals(value, 4)
  const name = joinBoth(labels, shows.map((at) => classes[at]))
  const present = shows.map((at) => `max(0, ${numbers.short(losses.present)} − ${numbers.decimals(lengths[at], 3)})²`).join(" + ")
  const margin = losses.margin * (there + others)
  const isDrawn = arrays.reconstruction && shows.length === 1 && shows[0] === longest
  const error = isDrawn ? squaredError(arrays.image.data, arrays.reconstruction.data) : null
  const made = [
    line(fill(labels.margin_of_present, { class: name }), present, there, four(there)),
    line(labels.margin_of_absent, `${numbers.short(losses.absent_weight)} Σ max(0, ‖vₖ‖ − ${numbers.short(losses.absent)})²`, others, four(others)),
    line(labels.margin_loss, losses.margin === 1 ? "" : `${numbers.short(losses.margin)} ×`, margin, four(margin), true),
  ]
  if (losses.reconstruction !== null && error !== null) {
    const paid = losses.reconstruction * error
    made.push(
      line(labels.reconstruction_loss, `${losses.reconstruction} × ${numbers.decimals(error, 2)}`, paid, four(paid), true),
      line(labels.total_loss, "", margin + paid, four(margin + paid), true),
    )
  }
  lines.replaceChildren(...made.flat())
  note.textContent = joinSentences([losses.reconstruction !== null && (error === null ? labels.of_reconstruction_other : labels.of_reconstruction)])
}

/**
 * @param {string} name
 * @param {string} how
 * @param {number} value
 * @param {string} text
 * @param {boolean} [isSum]
 */
function line(name, how, value, text, isSum = false) {
  const [ofSum, number] = isSum ? ["sum", "number sum"] : ["", "number"]
  return [h("span", { class: ofSum }, name), h("span", { class: "mono how" }, how), h("span", { class: number, data: { value } }, text)]
}
