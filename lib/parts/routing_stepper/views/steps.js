/** The bar of iterations and named steps. */

import { h } from "../../kit/dom.js"
import { fill } from "../../kit/text.js"
import { stepTitle } from "../describe/sentences.js"
import { indices } from "../maths/vectors.js"

/** @typedef {import("../scene.js").Moment} Moment */
/** @typedef {ReturnType<typeof buildSteps>} StepNodes */

const MANY_TICKS = 20
const MANY_NAMES = 5

/** Build the bar, still without steps. */
export function buildSteps() {
  const back = h("button", { type: "button", testid: "routing-back" }, "◀")
  const next = h("button", { type: "button", class: "primary next", testid: "routing-next" })
  const play = h("button", { type: "button", class: "play", testid: "routing-play", data: { control: "play" } })
  const iterations = h("div", { class: "iterations" })
  const names = h("div", { class: "names" })
  const box = h("section", { class: "card steps", data: { control: "step" } }, h("div", { class: "controls" }, back, next, play), iterations, names)
  return { box, back, next, play, iterations, names }
}

/**
 * Show the steps that there are.
 *
 * @param {StepNodes} nodes
 * @param {Moment} moment
 * @param {(step: number) => void} goTo
 * @param {(phase: number) => void} goToPhase of the current iteration
 */
export function fillSteps({ iterations, names }, moment, goTo, goToPhase) {
  const { labels, trace, kind: { steps, isOnePass } } = moment
  const isMany = trace.iterations * steps.length > MANY_TICKS
  iterations.dataset.many = String(isMany)
  iterations.replaceChildren(...indices(trace.iterations).map((t) => {
    const title = isOnePass ? labels.one_pass : isMany ? t + 1 : fill(labels.iteration, { iteration: t + 1 })
    const ticks = steps.map((described, phase) => {
      const [step, name] = [t * steps.length + phase, stepTitle(moment, t, described)]
      return h("button", { type: "button", class: "step-tick", testid: `routing-step-${step}`, title: name, "aria-label": name,
        data: { dense: "" }, tabindex: -1, onclick: () => goTo(step) })
    })
    return h("div", {}, h("span", {}, title), h("div", { class: "ticks" }, ...ticks))
  }))
  names.style.setProperty("--steps", String(steps.length))
  names.dataset.many = String(steps.length > MANY_NAMES)
  names.replaceChildren(...steps.map(({ label, group }, phase) => {
    const over = group(labels)
    return h("button", { type: "button", class: "step-name", testid: `routing-name-${phase}`, onclick: () => goToPhase(phase) },
      over && h("small", {}, over), label(labels))
  }))
}

/**
 * Show which step it is.
 *
 * @param {StepNodes} nodes
 * @param {Moment} moment
 */
export function drawSteps({ back, next, play, iterations, names }, { labels, steps, state, t, phase }) {
  back.disabled = state.step === 0
  next.disabled = state.step === steps - 1
  back.ariaLabel = back.title = labels.back
  next.textContent = `${labels.next} ▶`
  play.textContent = state.isPlaying ? labels.pause : labels.play
  markPlaces([...iterations.children], t)
  markPlaces([...iterations.querySelectorAll(".step-tick")], state.step)
  markPlaces([...names.children], phase)
}

/**
 * @param {Element[]} elements
 * @param {number} current
 */
function markPlaces(elements, current) {
  elements.forEach((element, place) => {
    element.setAttribute("data-state", place < current ? "past" : place === current ? "now" : "ahead")
    setCurrent(element, place === current)
  })
}

/**
 * Say of an element whether it is the current step.
 *
 * @param {Element} element
 * @param {boolean} isCurrent
 */
export function setCurrent(element, isCurrent) {
  if (isCurrent) element.setAttribute("aria-current", "step")
  else element.removeAttribute("aria-current")
}
