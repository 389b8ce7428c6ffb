/** What each network reads in the picture as it is now. */

import { h } from "../../kit/dom.js"
import { COLOURS } from "../../kit/line_chart.js"
import { percentOf, placeOfLargest, placesOfHighest } from "../../kit/maths.js"
import { changeOf, insideOf } from "../../kit/network/compared.js"
import { CAPSULES } from "../../kit/network/reading.js"
import { paintPicture } from "../../kit/paint.js"
import { fill, joinSentences } from "../../kit/text.js"
import { isAnswered, subjectOf } from "../scene.js"
import { isUnchanged } from "../state.js"

/** @typedef {import("../scene.js").Scene} Scene */
/** @typedef {import("../scene.js").Read} Network */
/** @typedef {ReturnType<typeof buildCards>} CardNodes */
/** @typedef {ReturnType<typeof buildCard>} Card */

const ROWS = 3

export function buildCards() {
  const [box, note] = [h("div", { class: "cards" }), h("p", { class: "small muted", testid: "turn-pair" })]
  return { box, note, made: /** @type {Card[]} */ ([]) }
}

/** @param {Network} network @param {number} at */
function buildCard(network, at) {
  const key = h("i", { class: "key", style: { background: COLOURS[at % COLOURS.length] } })
  const [facts, note] = [h("p", { class: "small muted" }), h("p", { class: "small", testid: `turn-note-${network.id}`, hidden: true })]
  const [answer, before, inside] = [h("p", { class: "answer", testid: `turn-answer-${network.id}` }),
    h("p", { class: "small muted", testid: `turn-before-${network.id}` }), h("p", { class: "small", testid: `turn-inside-${network.id}` })]
  const rows = Array.from({ length: ROWS }, () => {
    const [name, bar, value] = [h("b", { class: "class-name" }), h("i", { class: "bar" }), h("span", { class: "number" })]
    return { row: h("div", { class: "score" }, name, h("span", { class: "track" }, bar), value), name, bar, value }
  })
  const canvas = h("canvas", { role: "img", testid: `turn-drawn-${network.id}` })
  const caption = h("figcaption", { class: "small muted" })
  const figure = h("figure", { class: "drawn", hidden: true }, canvas, caption)
  const shown = h("div", { class: "card-body answers" }, h("div", { class: "scores" }, answer, ...rows.map(({ row }) => row)), figure)
  const box = h("section", { class: "card" }, h("h4", {}, key, network.title), facts, note, shown, h("div", { class: "answers" }, before, inside))
  return { box, network, facts, note, answer, before, inside, rows, canvas, caption, figure }
}

/**
 * @param {CardNodes} nodes
 * @param {Scene} scene
 */
export function fillCards(nodes, { update: { labels, numbers, meta }, networks }) {
  nodes.note.hidden = meta.pair === ""
  nodes.note.textContent = labels[meta.pair] ?? ""
  nodes.made = networks.map(buildCard)
  nodes.box.replaceChildren(...nodes.made.map(({ box }) => box))
  for (const { network: { parameters, accuracy, interval, images }, facts, caption, canvas } of nodes.made) {
    facts.textContent = joinSentences([
      parameters !== null && fill(labels.parameters, { parameters: numbers.grouped(parameters) }) + " ·",
      accuracy !== null && interval && images !== null && fill(labels.accuracy, {
        accuracy: numbers.percent(accuracy, 2),
        images: numbers.grouped(images),
        low: numbers.percent(interval[0], 2),
        high: numbers.percent(interval[1], 2),
      }),
    ])
    caption.textContent = labels.reconstruction
    canvas.setAttribute("aria-label", labels.reconstruction)
  }
}

/**
 * @param {CardNodes} nodes
 * @param {Scene} scene
 */
export function drawCards({ made }, scene) {
  for (const card of made) drawCard(card, scene)
}

/** @param {Card} card @param {Scene} scene */
function drawCard(card, scene) {
  const { update: { labels, numbers, meta, arrays }, state, picture, now, bases, readers } = scene
  const { pictures: { classes, picture: sent }, dials } = meta
  const { network } = card
  const isHere = readers.isAble(network.id)
  const turned = meta.answered && isAnswered(scene) ? arrays[`turned-${network.id}`].data : null
  const byServer = picture.reference === sent && meta.iterations === state.iterations ? arrays[`scores-${network.id}`].data : null
  const reading = isHere ? now.get(network.id) : undefined
  const scores = reading?.scores ?? turned ?? (!isHere || isUnchanged(state, dials) ? byServer : null)
  const score = (/** @type {number} */ value) => numbers.score(value, network.score_name, 2)
  card.note.hidden = isHere
  card.note.textContent = isHere ? "" : joinSentences([readers.why(network, labels), !turned && !isUnchanged(state, dials) && labels.as_it_is])
  card.answer.textContent = scores ? fill(labels.reads, { class: classes[placeOfLargest(scores)] }) : labels.waits
  card.answer.dataset.value = scores ? String(placeOfLargest(scores)) : ""
  const highest = scores ? placesOfHighest(scores, ROWS) : []
  for (const [at, { row, name, bar, value }] of card.rows.entries()) {
    row.style.visibility = at < highest.length ? "" : "hidden"
    if (!scores || at >= highest.length) continue
    name.textContent = name.title = classes[highest[at]]
    bar.style.width = percentOf(Math.min(scores[highest[at]], 1), 1)
    value.textContent = score(scores[highest[at]])
    value.dataset.value = String(scores[highest[at]])
  }
  card.figure.hidden = network.features !== CAPSULES || !reading?.drawn
  if (reading?.drawn) paintPicture(card.canvas, reading.drawn)
  const before = bases.get(network.id)?.scores ?? byServer
  card.before.textContent = before && fill(labels.before, { class: classes[placeOfLargest(before)], score: score(before[placeOfLargest(before)]) })
  const [base, subject] = [bases.get(network.id), subjectOf(scene, network)]
  const change = reading && base ? changeOf(network, base, reading, subject) : null
  card.inside.textContent = insideOf(labels, numbers, network, change, classes[subject]) || "\u00a0"
}
