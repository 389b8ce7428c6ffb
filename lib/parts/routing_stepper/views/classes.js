/** The class capsules on the stage, with their lengths. */

import { h } from "../../kit/dom.js"
import { placesOfHighest } from "../../kit/maths.js"
import { fill } from "../../kit/text.js"
import { knownIteration } from "../describe/kind.js"

/** @typedef {import("../scene.js").Moment} Moment */
/** @typedef {import("./stage.js").StageNodes} StageNodes */
/** @typedef {ReturnType<typeof buildClass>} ClassNodes */

/**
 * Show the class capsules that there are.
 *
 * @param {StageNodes} nodes
 * @param {Moment} moment
 */
export function fillClasses({ stage, classes: box, made }, { classes }) {
  stage.dataset.names = classes.some((name) => name.length > 2) ? "long" : "short"
  made.class = classes.map((name, j) => buildClass(name, j, classes.length))
  box.replaceChildren(...made.class.map(({ row }) => row))
}

/**
 * @param {string} name
 * @param {number} j
 * @param {number} count
 */
function buildClass(name, j, count) {
  const button = h("button", { type: "button", class: "box", testid: `routing-class-${j}`, data: { class: j }, title: name },
    h("span", { class: "class-name" }, name))
  const [length, before, sum] = [h("div", { class: "length" }), h("div", { class: "before" }), h("span", { class: "sum-length mono" })]
  const number = h("output", { testid: `routing-length-${j}` })
  const row = h("div", { class: "class", style: { height: `${100 / count}%` } }, button, h("div", { class: "bar" }, length, before, sum), number)
  return { row, button, length, before, sum, number }
}

/**
 * Show the lengths of the class capsules, as far as they are known.
 *
 * @param {StageNodes} nodes
 * @param {Moment} moment
 */
export function drawClasses({ made }, { trace, kind, allOn, labels, numbers: { decimals }, classes, state, t, phase }) {
  const known = knownIteration(kind, state.step)
  const summed = phase >= kind.sumPhase ? t : t - 1
  const lengths = known >= 0 ? trace.lengths[known] : null
  const winners = lengths ? placesOfHighest(lengths, trace.answers.length) : []
  made.class.forEach(({ row, button, length, before, sum, number }, j) => {
    const earlier = known >= 0 && allOn ? allOn.trace.lengths[known][j] : known > 0 ? trace.lengths[known - 1][j] : null
    row.dataset.winner = String(winners.includes(j))
    button.setAttribute("aria-pressed", String(j === state.j))
    button.tabIndex = j === state.j ? 0 : -1
    button.ariaLabel = lengths
      ? fill(kind.lengths.button(labels), { class: classes[j], length: decimals(lengths[j], 2) })
      : fill(kind.lengths.empty(labels), { class: classes[j] })
    length.style.width = `${lengths ? 100 * Math.min(lengths[j], 1) : 0}%`
    before.style.left = `${earlier === null ? 0 : 100 * Math.min(earlier, 1)}%`
    before.style.opacity = earlier === null ? "0" : "1"
    setValue(before, earlier)
    number.textContent = lengths ? decimals(lengths[j], 2) : "·"
    setValue(number, lengths ? lengths[j] : null)
    sum.textContent = summed >= 0 ? `‖${kind.sumSymbol}‖ ${decimals(trace.sumLengths[summed][j], 2)}` : ""
    setValue(sum, summed >= 0 ? trace.sumLengths[summed][j] : null)
    sum.classList.toggle("fresh", phase === kind.sumPhase)
  })
}

/**
 * Keep the unrounded number with the element that shows it.
 *
 * @param {HTMLElement} element
 * @param {number | null} value
 */
function setValue(element, value) {
  if (value === null) delete element.dataset.value
  else element.dataset.value = String(value)
}
