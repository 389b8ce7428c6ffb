/** A card for each network: its scores of the whole picture and of its parts, whether it noticed, and what changed inside. */

import { h } from "../kit/dom.js"
import { placeOfLargest } from "../kit/maths.js"
import { insideOf } from "../kit/network/compared.js"
import { labelsFor } from "../kit/presence.js"
import { fill } from "../kit/text.js"
import { hasNoticed, leadingClasses, outcomeOf } from "./maths.js"
import { insideOfPair, pairOf, scoresOf } from "./scene.js"

/** @typedef {import("./scene.js").Scene} Scene */
/** @typedef {import("./scene.js").Network} Network */
/** @typedef {ReturnType<typeof buildCard>} Card */

const LISTED = 5 // classes a network; the table has all

/** @param {Network} network @param {number} number */
function buildCard(network, number) {
  const [title, note] = [h("h4"), h("p", { class: "muted", hidden: true, testid: `tiles-note-${number}` })]
  const answer = h("p")
  const noticed = h("p", { class: "noticed", testid: `tiles-noticed-${number}` })
  const inside = h("p", { class: "muted", testid: `tiles-inside-${number}` })
  const [whole, now, lines] = [h("span"), h("span"), h("div", { class: "lines" })]
  const key = h("div", { class: "key", hidden: true }, whole, now)
  return { network, title, note, answer, noticed, inside, key, whole, now, lines,
    box: h("div", { class: "answer", testid: `tiles-answer-${number}` }, title, answer, noticed, key, lines, inside, note) }
}

/**
 * Return a card for each of these networks; those that there are stay.
 *
 * @param {HTMLElement} box
 * @param {readonly Network[]} networks
 * @param {readonly Card[]} made
 */
export function fillCards(box, networks, made) {
  const ids = (/** @type {readonly { id: string }[]} */ all) => all.map(({ id }) => id).join(" ")
  if (ids(networks) === ids(made.map(({ network }) => network))) return made.map((card, at) => ({ ...card, network: networks[at] }))
  const cards = networks.map(buildCard)
  box.replaceChildren(...cards.map((card) => card.box))
  return cards
}

/** @param {readonly Card[]} cards @param {Scene} scene */
export function drawCards(cards, scene) {
  for (const card of cards) drawCard(card, scene)
}

/** @param {Card} card @param {Scene} scene */
function drawCard(card, scene) {
  const { update: { labels: ofAll, numbers, meta: { pictures: { classes } } }, readers } = scene
  const { network } = card
  const labels = labelsFor(ofAll, network.presence)
  card.title.textContent = `${network.title} · ${network.score_name === "lengths" ? labels.lengths : labels.probabilities}`
  card.note.textContent = readers.why(network, labels)
  card.note.hidden = card.note.textContent === ""
  card.whole.textContent = labels.key_whole
  card.now.textContent = labels.key_now
  const pair = pairOf(scene, network)
  if (!pair) {
    if (card.answer.textContent === "") card.answer.textContent = labels.waits
    return
  }
  card.key.hidden = false
  const scores = scoresOf(pair)
  const [whole, now] = [scores.whole, scores.now].map((one) => placeOfLargest(one))
  const write = (/** @type {number} */ score) => numbers.score(score, network.score_name, 2)
  card.answer.textContent = fill(labels.answer, { whole: classes[whole], whole_score: write(scores.whole[whole]),
    now: classes[now], now_score: write(scores.now[now]) })
  card.noticed.textContent = noticeText(scene, scores)
  const { subject, change } = insideOfPair(scene, network, pair)
  card.inside.textContent = insideOf(labels, numbers, network, change, classes[subject])
  card.lines.replaceChildren(...leadingClasses(scores, LISTED).map((label) => {
    const both = [scores.whole[label], scores.now[label]]
    return h("div", { class: ["line", label === whole && "whole", label === now && "now"].filter(Boolean).join(" ") },
      h("b", { class: "class-name", title: classes[label] }, classes[label]),
      ...both.map((score) => h("i", { style: { width: `${100 * Math.min(score, 1)}%` } })),
      ...both.map((score) => h("span", { data: { value: score } }, write(score))))
  }))
}

/**
 * Say whether a network noticed that the parts have changed places.
 *
 * @param {Scene} scene
 * @param {import("./maths.js").Scores} scores
 */
export function noticeText({ update: { labels, meta: { pictures: { classes } } } }, scores) {
  const [whole, now] = [scores.whole, scores.now].map((one) => classes[placeOfLargest(one)])
  const isOther = outcomeOf(scores) === "other"
  if (hasNoticed(scores)) return isOther ? labels.noticed_other : fill(labels.noticed_less, { name: whole })
  return isOther ? fill(labels.unnoticed_other, { now, whole }) : fill(labels.unnoticed_still, { name: whole })
}
