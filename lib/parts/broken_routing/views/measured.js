/** How many test images are read right with each mistake in the network. */

import { h } from "../../kit/dom.js"
import { percentOf } from "../../kit/maths.js"
import { fill, joinSentences } from "../../kit/text.js"
import { measuredOf, mistakesOf } from "../scene.js"

/** @typedef {import("../scene.js").Scene} Scene */
/** @typedef {ReturnType<typeof buildMeasured>} MeasuredNodes */

export function buildMeasured() {
  const [title, rows, help] = [h("h4"), h("div", { class: "rows" }), h("p", { class: "small muted", testid: "broken-measured-said" })]
  const start = h("button", { type: "button", testid: "broken-measure", data: { control: "measure" } })
  const box = h("section", { class: "measured", testid: "broken-measured" }, title, rows, help, h("div", {}, start))
  return { box, title, rows, help, start }
}

/**
 * @param {MeasuredNodes} nodes
 * @param {Scene} scene
 */
export function drawMeasured({ title, rows, help, start }, scene) {
  const { update: { labels, numbers, meta }, choice: { checkpoint } } = scene
  const measured = measuredOf(scene)
  const isUnderWay = meta.measuring.includes(checkpoint)
  title.textContent = labels.measured
  start.textContent = labels.measure
  start.hidden = measured !== null || isUnderWay
  start.disabled = false
  if (!measured) {
    help.textContent = isUnderWay ? labels.measured_soon : labels.measured_not
    return rows.replaceChildren()
  }
  help.textContent = joinSentences([fill(labels.measured_of, { images: numbers.grouped(measured.images) }), labels.measured_kept])
  rows.replaceChildren(...measured.rows.map(({ name, share, low, high }) => {
    const write = (/** @type {number} */ value) => numbers.percent(value, 1)
    const isHere = mistakesOf(scene).includes(name)
    return h("div", { class: isHere ? "measured-row here" : "measured-row", testid: `broken-measured-${name}` },
      h("span", {}, labels[`title_${name}`]),
      h("span", { class: "track" }, h("i", { class: "bar", style: { width: percentOf(share, 1) } }),
        h("i", { class: "interval", style: { left: percentOf(low, 1), width: percentOf(high - low, 1) } })),
      h("span", { class: "number", data: { value: share } }, fill(labels.measured_row, { share: write(share), low: write(low), high: write(high) })))
  }))
}
