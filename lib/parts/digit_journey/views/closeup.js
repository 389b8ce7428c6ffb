/** The panel that lies over the overview and shows one stage enlarged. */

import { LESS, MORE } from "../../kit/colours.js"
import { h, prefersLessMotion } from "../../kit/dom.js"
import { headingOf, readingOf } from "../words.js"
import { figureOf } from "./figures.js"

/**
 * Build the panel, which is closed at first.
 *
 * @param {import("../journeys.js").Update} update
 * @param {import("../journeys.js").Network} network
 * @param {() => void} onClose
 */
export function closeupPanel(update, network, onClose) {
  const { labels, numbers } = update
  const [heading, reading, scale] = [h("b", { class: "heading" }), h("p"), h("div")]
  const [readout, vector, holder] = [h("p", { class: "readout" }), h("div", { class: "vector" }), h("div", { class: "figure" })]
  const back = h("button", { testid: "journey-whole", onclick: onClose }, labels.to_overview)
  const node = h("div", { class: "closeup", hidden: true },
    h("div", { class: "inside" }, holder, h("div", { class: "beside" }, heading, reading, scale, readout, vector, back)))
  /** @type {import("./figures.js").Figure | null} */
  let figure = null
  /** @type {string | null} */
  let shown = null
  const say = (/** @type {string} */ text, /** @type {number[]} */ own = []) => {
    readout.textContent = text || labels.point
    readout.classList.toggle("muted", !text)
    vector.replaceChildren(...own.map((number) => h("i", { title: numbers.decimals(number, 3),
      style: { "--size": Math.abs(number), "--side": number < 0 ? 1 : 0, "--colour": number < 0 ? LESS : MORE } })))
  }
  return { node,
    /** Return which stage is enlarged, or null. */
    stage: () => shown,
    /**
     * @param {string} stage
     * @param {Element} [from] the stage out of which the panel grows
     */
    open(stage, from) {
      const isNew = shown === null
      shown = stage
      figure = figureOf(stage, update, network, say)
      holder.replaceChildren(figure.node)
      scale.replaceChildren(figure.scale)
      readout.hidden = stage === "lengths"
      say("")
      node.hidden = false
      if (!isNew) return
      growFrom(node, from)
      back.focus({ preventScroll: true })
    },
    close() {
      shown = null
      node.hidden = true
    },
    /**
     * @param {import("../journeys.js").Journey} journey
     * @param {number} iteration
     */
    draw(journey, iteration) {
      if (shown === null) return
      heading.textContent = headingOf(update, shown, network, journey, iteration)
      reading.textContent = readingOf(update, shown, network, journey, iteration)
      figure?.draw(journey, iteration)
    } }
}

/**
 * @param {Element} node
 * @param {Element} [from]
 */
function growFrom(node, from) {
  if (!from || prefersLessMotion()) return
  const [whole, part] = [node, from].map((one) => one.getBoundingClientRect())
  const start = `translate(${part.left - whole.left}px, ${part.top - whole.top}px) scale(${part.width / whole.width}, ${part.height / whole.height})`
  node.animate([{ transform: start, opacity: 0.2 }, { transform: "none", opacity: 1 }], { duration: 250, easing: "ease-out" })
}
