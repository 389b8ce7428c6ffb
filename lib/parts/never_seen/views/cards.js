/** What each network says of the picture: all scores on one scale, their sum, and what the longest capsule draws. */

import { h } from "../../kit/dom.js"
import { COLOURS } from "../../kit/line_chart.js"
import { percentOf, placesOfHighest, toLevels, toUnitRange } from "../../kit/maths.js"
import { paintPicture } from "../../kit/paint.js"
import { fill, joinBoth, joinSentences } from "../../kit/text.js"
import { distanceOf, sumOf } from "../maths.js"
import { answerOf, lastSaidBy, saidBy } from "../scene.js"
import { DIGIT, PAIR } from "../state.js"

/** @typedef {import("../scene.js").Scene} Scene */
/** @typedef {import("../scene.js").Network} Network */
/** @typedef {ReturnType<typeof buildCards>} CardNodes */
/** @typedef {ReturnType<typeof buildCard>} Card */

export function buildCards() {
  const [name, input, value] = [h("span"), h("input", { type: "range", min: 0, max: 1, step: 0.01, testid: "unseen-threshold" }),
    h("output", { class: "number", testid: "unseen-threshold-value" })]
  const help = h("p", { class: "small muted" })
  const threshold = h("div", { class: "threshold", data: { control: "threshold" } }, h("label", {}, name, input, value), help)
  const [box, note] = [h("div", { class: "cards" }), h("p", { class: "small muted", testid: "unseen-pair" })]
  return { box, note, threshold, name, input, value, help, made: /** @type {Card[]} */ ([]) }
}

/** @param {Network} network @param {number} at @param {readonly string[]} classes */
function buildCard(network, at, classes) {
  const colour = COLOURS[at % COLOURS.length]
  const [facts, note] = [h("p", { class: "small muted" }), h("p", { class: "small", testid: `unseen-note-${network.id}`, hidden: true })]
  const answer = h("p", { class: "answer", testid: `unseen-answer-${network.id}` })
  const rows = classes.map((name) => {
    const [bar, value] = [h("i", { class: "bar", style: { background: colour } }), h("span", { class: "number" })]
    const row = h("div", { class: "score" }, h("b", {}, name), h("span", { class: "track" }, bar, h("i", { class: "mark" })), value)
    return { row, bar, value }
  })
  const [sum, both] = ["sum", "both"].map((name) => h("p", { class: "small", testid: `unseen-${name}-${network.id}` }))
  const canvas = h("canvas", { role: "img", testid: `unseen-drawn-${network.id}` })
  const [caption, distance] = [h("p", { class: "small muted" }), h("p", { class: "small", testid: `unseen-distance-${network.id}` })]
  const figure = h("div", { class: "drawn", hidden: true }, canvas, h("div", {}, caption, distance))
  const scores = h("div", { class: "scores" }, ...rows.map(({ row }) => row))
  const box = h("section", { class: "card" }, h("h4", {}, h("i", { class: "key", style: { background: colour } }), network.title), facts, note,
    h("div", { class: "covered" }, answer, scores, sum, both, figure))
  return { box, network, facts, note, answer, rows, sum, both, canvas, caption, distance, figure }
}

/**
 * @param {CardNodes} nodes
 * @param {Scene} scene
 * @param {import("./picture.js").Handlers} handlers
 */
export function fillCards(nodes, { update: { labels, numbers, meta } }, { moveThreshold, rest }) {
  nodes.name.textContent = labels.threshold
  nodes.help.textContent = labels.threshold_help
  nodes.input.oninput = () => moveThreshold(nodes.input.valueAsNumber)
  nodes.input.onchange = rest
  nodes.note.hidden = !meta.is_fair_pair
  nodes.note.textContent = labels.fair_pair
  nodes.made = meta.networks.map((network, at) => buildCard(network, at, meta.pictures.classes))
  nodes.box.replaceChildren(...nodes.made.map(({ box }) => box))
  for (const { network: { parameters, accuracy, interval, images, presence }, facts, caption, canvas } of nodes.made) {
    facts.textContent = joinSentences([
      parameters !== null && fill(labels.parameters, { parameters: numbers.grouped(parameters) }) + " ·",
      accuracy !== null && interval && images !== null && fill(labels.accuracy, {
        accuracy: numbers.percent(accuracy, 2), images: numbers.grouped(images),
        low: numbers.percent(interval[0], 2), high: numbers.percent(interval[1], 2),
      }),
    ])
    caption.textContent = presence === "activation" ? labels.drawn_strongest : labels.drawn
    canvas.setAttribute("aria-label", caption.textContent)
  }
}

/**
 * @param {CardNodes} nodes
 * @param {Scene} scene
 */
export function drawCards(nodes, scene) {
  const { state: { threshold }, update: { numbers } } = scene
  nodes.input.value = String(threshold)
  nodes.value.textContent = numbers.decimals(threshold, 2)
  nodes.box.style.setProperty("--threshold", String(threshold))
  for (const card of nodes.made) drawCard(card, scene)
}

/** @param {Card} card @param {Scene} scene */
function drawCard(card, scene) {
  const { update: { labels, numbers, meta: { pictures: { classes } } }, state: { threshold }, readers, picture } = scene
  const { network } = card
  const said = lastSaidBy(scene, network)
  const why = readers.why(network, labels)
  card.note.hidden = why === ""
  card.note.textContent = why
  const answer = said && answerOf(said, threshold)
  card.answer.textContent = !answer || !said ? (picture ? labels.waits : "")
    : answer.isAnswer ? fill(labels.says, { class: classes[answer.which] }) : labels.says_nothing
  card.answer.dataset.value = answer ? (answer.isAnswer ? String(answer.which) : "nothing") : ""
  for (const [at, { row, bar, value }] of card.rows.entries()) {
    const score = said ? said.scores[at] : null
    row.classList.toggle("highest", at === answer?.which)
    bar.style.width = percentOf(score ?? 0, 1)
    value.textContent = score === null ? "" : numbers.decimals(score, 2)
    value.dataset.value = score === null ? "" : String(score)
  }
  card.sum.textContent = said ? fill(sumText(scene, network), { sum: numbers.decimals(sumOf(said.scores), 2) }) : ""
  card.sum.dataset.value = said ? String(sumOf(said.scores)) : ""
  card.both.textContent = bothText(scene, network)
  drawAgain(card, scene)
}

/** @param {Card} card @param {Scene} scene */
function drawAgain({ figure, canvas, distance, network }, scene) {
  const { update: { labels, numbers }, picture } = scene
  const said = saidBy(scene, network)
  const usual = network.measured?.kinds[DIGIT]?.distance ?? null
  if (!picture || network.score_name !== "lengths") return void (figure.hidden = true)
  if (said && !said.drawn && !scene.readers.isAble(network.id)) return void (figure.hidden = true)
  if (!said?.drawn) return
  figure.hidden = false
  paintPicture(canvas, { data: toLevels(said.drawn), shape: picture.levels.shape })
  const value = distanceOf(toUnitRange(picture.levels.data), said.drawn)
  distance.dataset.value = String(value)
  distance.textContent = joinSentences([fill(labels.distance, { distance: numbers.decimals(value, 1) }),
    usual !== null && fill(labels.distance_usual, { distance: numbers.decimals(usual, 1) })])
}

/** @param {Scene} scene @param {Network} network */
function sumText({ update: { labels } }, { score_name: scoreName, presence }) {
  return scoreName !== "lengths" ? labels.sum_probabilities : presence === "activation" ? labels.sum_activations : labels.sum_lengths
}

/**
 * Return how the network takes two digits, where two are on the picture; "" for others.
 *
 * @param {Scene} scene
 * @param {Network} network
 */
export function bothText(scene, network) {
  const { update: { labels, numbers, meta: { pictures: { classes } } }, picture, state: { kind } } = scene
  const said = saidBy(scene, network)
  if (kind !== PAIR || !picture || !said) return ""
  const [first, second] = placesOfHighest(said.scores, 2)
  const named = [first, second].map((at) => `${classes[at]} (${numbers.decimals(said.scores[at], 2)})`)
  const measured = network.measured?.kinds[PAIR]
  return joinSentences([
    network.score_name === "lengths" ? labels.both_lengths : labels.both_probabilities,
    fill(labels.both_here, { first: named[0], second: named[1], digits: joinBoth(labels, picture.digits.map((digit) => classes[digit])) }),
    measured && measured.both_highest !== null && measured.both_long !== null
      && fill(labels.both_measured, { count: measured.count, highest: measured.both_highest, long: measured.both_long }),
  ])
}
