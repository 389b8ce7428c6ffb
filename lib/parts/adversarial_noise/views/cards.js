/** Of each network: the noise, what it receives with it, what it reads, and what it draws. */

import { diverging, legendGradient } from "../../kit/colours.js"
import { h } from "../../kit/dom.js"
import { COLOURS } from "../../kit/line_chart.js"
import { percentOf, placeOfLargest, placesOfHighest, toLevels } from "../../kit/maths.js"
import { CAPSULES } from "../../kit/network/reading.js"
import { paintPicture, paintPixels } from "../../kit/paint.js"
import { fill, joinSentences } from "../../kit/text.js"
import { zeroShareOf } from "../maths.js"
import { makerFor, plainScores, receivedBy, shownBy, shownReading } from "../scene.js"

/** @typedef {import("../scene.js").Scene} Scene */
/** @typedef {import("../scene.js").Network} Network */
/** @typedef {ReturnType<typeof buildCards>} CardNodes */
/** @typedef {ReturnType<typeof buildCard>} Card */

const MOST_ROWS = 10
const LEAST_SHARE = 0.01 // of pixels without a gradient that is worth a word

export function buildCards() {
  const [cards, note] = [h("div", { class: "cards" }), h("p", { class: "small muted", testid: "noise-pair" })]
  return { box: h("div", { class: "cards-box" }, cards, note), cards, note, made: /** @type {Card[]} */ ([]) }
}

/** @param {string} testid @param {string} [more] */
function buildTile(testid, more = "") {
  const [canvas, caption] = [h("canvas", { role: "img", testid }), h("figcaption", { class: "small muted" })]
  return { figure: h("figure", { class: `tile ${more}` }, canvas, caption), canvas, caption }
}

/** @param {Network} network @param {number} at @param {number} classes */
function buildCard(network, at, classes) {
  const { id } = network
  const key = h("i", { class: "key", style: { background: COLOURS[at % COLOURS.length] } })
  const [facts, note] = [h("p", { class: "small muted facts" }), h("p", { class: "small", testid: `noise-note-${id}`, hidden: true })]
  const [noise, received, drawn] = [buildTile(`noise-noise-${id}`), buildTile(`noise-received-${id}`), buildTile(`noise-drawn-${id}`, "answers")]
  const scale = h("div", { class: "scale", style: { background: legendGradient((share) => diverging(2 * share - 1)) }, "aria-hidden": "true" })
  const ends = h("div", { class: "ends small number" })
  noise.caption.before(scale, ends)
  const answer = h("p", { class: "answer answers", testid: `noise-answer-${id}` })
  const hint = h("p", { class: "small muted hint" })
  const before = h("p", { class: "small muted", testid: `noise-before-${id}` })
  const zeros = h("p", { class: "small zeros", testid: `noise-zeros-${id}` })
  const rows = Array.from({ length: Math.min(classes, MOST_ROWS) }, () => {
    const [name, bar, value] = [h("b", { class: "class-name" }), h("i", { class: "bar" }), h("span", { class: "number" })]
    return { row: h("div", { class: "score" }, name, h("span", { class: "track" }, bar), value), name, bar, value }
  })
  const box = h("section", { class: "card" }, h("h4", {}, key, network.title), facts, note,
    h("div", { class: "tiles" }, noise.figure, received.figure, drawn.figure), h("div", { class: "said" }, answer, hint), before,
    h("div", { class: "scores answers" }, ...rows.map(({ row }) => row)), zeros)
  return { box, network, facts, note, noise, received, drawn, ends, answer, hint, before, zeros, rows }
}

/**
 * @param {CardNodes} nodes
 * @param {Scene} scene
 */
export function fillCards(nodes, { update: { labels, numbers, meta } }) {
  nodes.note.hidden = meta.pair === ""
  nodes.note.textContent = labels[meta.pair] ?? ""
  nodes.made = meta.networks.map((network, at) => buildCard(network, at, meta.pictures.classes.length))
  nodes.cards.replaceChildren(...nodes.made.map(({ box }) => box))
  for (const { network: { parameters, accuracy, interval, images, loss, features }, facts, hint, noise, received, drawn } of nodes.made) {
    facts.textContent = joinSentences([
      parameters !== null && fill(labels.parameters, { parameters: numbers.grouped(parameters) }) + " ·",
      accuracy !== null && interval && images !== null && fill(labels.accuracy, {
        accuracy: numbers.percent(accuracy, 2),
        images: numbers.grouped(images),
        low: numbers.percent(interval[0], 2),
        high: numbers.percent(interval[1], 2),
      }) + " ·",
      labels[loss],
    ])
    hint.textContent = labels.guess_first
    noise.caption.textContent = labels.noise
    received.caption.textContent = labels.received
    drawn.caption.textContent = labels.reconstruction
    drawn.figure.hidden = features !== CAPSULES
    for (const { canvas, caption } of [noise, received, drawn]) canvas.setAttribute("aria-label", caption.textContent ?? "")
  }
}

/**
 * @param {CardNodes} nodes
 * @param {Scene} scene
 */
export function drawCards({ made }, scene) {
  for (const card of made) {
    drawPictures(card, scene)
    drawScores(card, scene)
  }
}

/** @param {Card} card @param {Scene} scene */
function drawPictures({ network, noise, received, drawn, ends, zeros }, scene) {
  const { update: { labels, numbers }, picture: { levels: { shape }, reference }, image, state: { epsilon, method }, noises } = scene
  const now = receivedBy(scene, network)
  const [height, width, channels] = shape
  const epsilonText = numbers.decimals(epsilon, 2)
  paintPixels(noise.canvas, height, width, (row, column) => {
    const from = (row * width + column) * channels
    let sum = 0
    for (let at = from; at < from + channels; at += 1) sum += now ? now[at] - image[at] : 0
    return diverging(epsilon > 0 ? Math.min(Math.max(sum / channels / epsilon, -1), 1) : 0)
  })
  paintPicture(received.canvas, { data: toLevels(now ?? image), shape })
  ends.replaceChildren(...["−", "", "+"].map((sign) => h("span", {}, sign ? sign + epsilonText : "0")))
  const reading = shownReading(scene, network)
  drawn.canvas.style.visibility = reading?.drawn ? "" : "hidden"
  if (reading?.drawn) paintPicture(drawn.canvas, reading.drawn)
  const made = noises.get(makerFor(scene, network).id)
  const share = made ? zeroShareOf(made) : null
  zeros.dataset.value = share === null ? "" : String(share)
  zeros.textContent = share === null ? (reference === null ? labels.rests : "\u00a0")
    : share === 1 ? labels[`still_${method}`]
      : share < LEAST_SHARE ? "\u00a0" : fill(labels[`zeros_${method}`], { share: numbers.percent(share, 1) })
}

/** @param {Card} card @param {Scene} scene */
function drawScores({ network, note, answer, before, rows }, scene) {
  const { update: { labels, numbers, meta: { pictures: { classes } } }, readers } = scene
  note.hidden = readers.isAble(network.id)
  note.textContent = readers.why(network, labels)
  const scores = shownReading(scene, network)?.scores ?? null
  const score = (/** @type {number} */ value) => numbers.score(value, network.score_name, 2)
  const which = scores ? placeOfLargest(scores) : -1
  const shown = shownBy(scene, network)
  answer.textContent = scores ? fill(labels.reads, { class: classes[which] }) : labels.waits
  answer.dataset.value = scores ? String(which) : ""
  answer.classList.toggle("fooled", scores !== null && which !== shown)
  const plain = plainScores(scene, network)
  const first = plain ? placeOfLargest(plain) : -1
  before.textContent = plain ? fill(labels.before, { class: classes[first], score: score(plain[first]) }) : "\u00a0"
  const places = scores && rows.length < classes.length ? placesOfHighest(scores, rows.length) : classes.map((_, at) => at)
  for (const [at, { row, name, bar, value }] of rows.entries()) {
    const place = places[at]
    name.textContent = name.title = classes[place]
    row.classList.toggle("shown", place === shown)
    row.classList.toggle("largest", place === which)
    bar.style.width = percentOf(scores ? Math.min(scores[place], 1) : 0, 1)
    value.textContent = scores ? score(scores[place]) : ""
    value.dataset.value = scores ? String(scores[place]) : ""
  }
}
