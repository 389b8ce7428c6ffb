/** Says in words what is looked at, and asks which weight the step changes most. */

import { placesOfLargest } from "../kit/maths.js"
import { SKIPPED, drawQuestion } from "../kit/question.js"
import { fill, joinList, joinSentences } from "../kit/text.js"
import { cell, cellIn, cellsOf, idOf } from "./cells.js"
import { symbolOf, valueOf } from "./work.js"

/** @typedef {import("./scene.js").Scene} Scene */

const AS_READ = 3

/**
 * Return the places of the weights that the step changes most, as they are read; none if it changes no weight.
 *
 * @param {import("./maths.js").Values} values
 */
export function mostChanged({ w, nw }) {
  const changes = w.map((weight, at) => Math.abs(nw[at] - weight))
  return changes.every((change) => change === 0) ? [] : placesOfLargest(changes, AS_READ)
}

/** @param {Scene} scene */
export function sentenceOf({ update: { labels }, state: { looked } }) {
  return labels[`say_${looked.kind}`]
}

/**
 * Ask which weight the step changes most, or say it.
 *
 * @param {import("../kit/question.js").QuestionNodes} nodes
 * @param {Scene} scene
 * @param {string | null} answer
 * @param {(guess: string) => void} onAnswer
 */
export function drawAsked(nodes, scene, answer, onAnswer) {
  const { update: { labels } } = scene
  if (answer === null) {
    const choices = cellsOf("w").map((one) => ({ id: idOf(one), text: symbolOf(one) }))
    return drawQuestion(nodes, { text: labels.ask, choices, skip: labels.skip, testid: "learning-guess", onAnswer })
  }
  const guess = answer === SKIPPED ? null : cellIn(answer)
  drawQuestion(nodes, joinSentences([guess && fill(labels.guessed, { symbol: symbolOf(guess) }), changesMost(scene)]))
}

/** @param {Scene} scene */
function changesMost({ update: { labels, numbers }, values }) {
  const most = mostChanged(values).map((at) => cellsOf("w")[at])
  if (most.length === 0) return labels.nothing_changes
  const [{ i, j }] = most
  const change = numbers.figures(valueOf(values, cell("nw", i, j)) - valueOf(values, cell("w", i, j)))
  if (most.length > 1) {
    const size = numbers.figures(Math.abs(valueOf(values, cell("nw", i, j)) - valueOf(values, cell("w", i, j))))
    return fill(labels.change_alike, { symbols: joinList(labels, most.map(symbolOf)), change: size })
  }
  return fill(labels.changes_most, { symbol: symbolOf(most[0]), change, input: numbers.figures(values.x[i]), error: numbers.figures(values.gz[j]) })
}
