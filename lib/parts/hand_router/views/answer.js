/** What the algorithm chose for the same capsules, and how near the learner's couplings are to that. */

import { h } from "../../kit/dom.js"
import { fill, joinSentences } from "../../kit/text.js"
import { compared } from "../scene.js"

/** @typedef {import("../scene.js").Scene} Scene */
/** @typedef {ReturnType<typeof buildAnswer>} AnswerNodes */

export function buildAnswer() {
  const button = h("button", { type: "button", class: "primary", testid: "router-reveal", data: { control: "answer" } })
  const [said, honest] = [h("p", { "aria-live": "polite", testid: "router-compared" }), h("p", { class: "small muted" })]
  return { box: h("section", { class: "answer covered" }, button, said, honest), button, said, honest }
}

/**
 * @param {AnswerNodes} nodes
 * @param {import("../view.js").Handlers} handlers
 */
export function fillAnswer({ button }, { reveal }) {
  button.onclick = reveal
}

/**
 * @param {AnswerNodes} nodes
 * @param {Scene} scene
 */
export function drawAnswer({ button, said, honest }, scene) {
  const { update: { labels, numbers, meta: { classes } }, state: { isShown }, hand, chosen } = scene
  button.textContent = isShown ? labels.hide : labels.reveal
  const comparison = isShown ? compared(scene) : null
  honest.hidden = said.hidden = !isShown
  honest.textContent = labels.honest
  if (!comparison || !hand || !chosen) return
  const { difference, loss, chosenLoss, which } = comparison
  said.dataset.difference = String(difference)
  const three = (/** @type {number} */ value) => numbers.decimals(value, 3)
  said.textContent = joinSentences([
    fill(labels.chosen_reads, { class: classes[chosen.longest], length: numbers.decimals(chosen.lengths[chosen.longest], 2) }),
    fill(labels.difference, { difference: three(difference) }),
    fill(labels.lengths_compared, { class: classes[which], yours: three(hand.lengths[which]), chosen: three(chosen.lengths[which]) }),
    loss !== null && chosenLoss !== null && fill(labels.losses_compared, { yours: three(loss), chosen: three(chosenLoss) })])
}
