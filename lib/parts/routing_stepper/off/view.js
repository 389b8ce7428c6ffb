/** The bar of the capsules that are switched off: what to do, how many are off, and what that changed. */

import { h } from "../../kit/dom.js"
import { buildQuestion, drawQuestion } from "../../kit/question.js"
import { fill, fillPlural, joinSentences } from "../../kit/text.js"
import { placeOfLargest } from "../../kit/maths.js"
import { knownIteration } from "../describe/kind.js"

/** @typedef {import("../scene.js").Scene} Scene */
/** @typedef {ReturnType<typeof buildOff>} OffNodes */

export const BRUSHES = ["off", "on"]
const CONTROL = "off"

/** @param {HTMLElement} root the part */
export function buildOff(root) {
  const open = h("button", { type: "button", testid: "off-open" })
  const opener = h("span", { class: "tool", data: { control: CONTROL } }, open)
  const [status, help] = [h("p", { class: "off-said", testid: "off-said", "aria-live": "polite" }), h("p", { class: "small muted" })]
  const brushes = BRUSHES.map((brush) => h("button", { type: "button", value: brush, testid: `off-brush-${brush}` }))
  const brushName = h("span", { class: "muted" })
  const brush = h("span", { class: "tool" }, brushName, h("span", { class: "choice", role: "group" }, ...brushes))
  const allOn = h("button", { type: "button", testid: "off-all-on" })
  const tools = h("div", { class: "tools" }, brush, allOn, status)
  const question = buildQuestion(h("div"), "off-question")
  question.choices.classList.add("options")
  const box = h("section", { class: "card off-bar", hidden: true, data: { control: CONTROL } }, question.box, tools, help)
  const veil = h("canvas", { class: "veil", testid: "off-veil", tabindex: -1, role: "button" })
  return { root, open, opener, box, status, help, brush, brushName, brushes, allOn, tools, question, veil }
}

/**
 * @param {OffNodes} nodes
 * @param {import("../../kit/text.js").Labels} labels
 */
export function fillOff({ open, help, brush, brushName, brushes, allOn }, labels) {
  open.textContent = labels.off_open
  help.textContent = labels.off_help
  brushName.textContent = labels.off_brush
  brush.lastElementChild?.setAttribute("aria-label", labels.off_brush)
  const [off, on] = brushes
  off.textContent = labels.off_brush_off
  on.textContent = labels.off_brush_on
  allOn.textContent = labels.off_all_on
}

/**
 * Show whether capsules can be switched, which brush is taken, and what is off.
 *
 * @param {OffNodes} nodes
 * @param {Scene} scene
 * @param {{ isOpen: boolean, isReady: boolean, brush: string }} now `isReady` once the question is answered
 */
export function drawOff({ root, open, box, status, help, brush, brushes, allOn, tools }, scene, { isOpen, isReady, brush: taken }) {
  const isSwitching = isOpen && isReady
  box.hidden = !isOpen && scene.off.size === 0
  tools.hidden = isOpen && !isReady
  root.dataset.switching = String(isSwitching)
  open.setAttribute("aria-pressed", String(isOpen))
  brush.hidden = help.hidden = !isSwitching
  allOn.disabled = scene.off.size === 0
  for (const one of brushes) one.setAttribute("aria-pressed", String(one.value === taken))
  status.textContent = saidOf(scene)
  status.dataset.value = String(scene.off.size)
}

/**
 * Say how many are off, and what that changed as far as the steps have computed it.
 *
 * @param {Scene} scene
 */
export function saidOf({ off, allOn, trace, kind, classes, labels, plurals, language, numbers, state }) {
  const { inputs } = trace
  if (off.size === 0 || !allOn) return fill(labels.off_none, { inputs })
  const count = fillPlural(plurals.off_count, off.size, language, { inputs })
  const known = knownIteration(kind, state.step)
  if (known < 0) return joinSentences([count, labels.off_step_on])
  const [before, now] = [allOn.trace.lengths[known], trace.lengths[known]]
  const [was, is] = [placeOfLargest(before), placeOfLargest(now)]
  const values = {
    class: classes[was], before: numbers.decimals(before[was], 2), now: numbers.decimals(now[was], 2),
    second: classes[is], second_now: numbers.decimals(now[is], 2),
  }
  const change = off.size === inputs ? labels.off_everyone : fill(was === is ? labels.off_same : labels.off_changed, values)
  return joinSentences([count, change])
}

/**
 * Ask before capsules can be switched, or say what came of the guess.
 *
 * @param {OffNodes} nodes
 * @param {Scene} scene
 * @param {{ text: string } | { bounds: number[], answer: number, onAnswer: (id: string) => void }} asked
 */
export function drawOffQuestion({ question }, { labels, classes, trace: { inputs } }, asked) {
  question.box.hidden = "text" in asked && asked.text === ""
  if ("text" in asked) return drawQuestion(question, asked.text)
  const { bounds, answer, onAnswer } = asked
  drawQuestion(question, {
    text: fill(labels.off_question, { class: classes[answer], inputs }),
    choices: guessTexts(labels, bounds).map((text, at) => ({ id: String(at), text })),
    skip: labels.off_skip,
    testid: "off-guess",
    onAnswer,
  })
}

/**
 * Return each guess in words.
 *
 * @param {import("../../kit/text.js").Labels} labels
 * @param {readonly number[]} bounds
 */
export function guessTexts(labels, bounds) {
  const texts = bounds.map((most, at) => {
    const least = at === 0 ? 1 : bounds[at - 1] + 1
    return at === 0 ? fill(labels.off_at_most, { most }) : fill(labels.off_between, { least, most })
  })
  return [...texts, fill(labels.off_more, { least: bounds[bounds.length - 1] })]
}
