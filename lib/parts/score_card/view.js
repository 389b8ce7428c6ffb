/** Draws a card, and nothing else. */

import { h } from "../kit/dom.js"
import { paintPicture } from "../kit/paint.js"
import { fill } from "../kit/text.js"

/** @typedef {ReturnType<typeof buildView>} View */
/** @typedef {{ fill: HTMLElement, row: HTMLElement, score: HTMLElement }} Bar */

/**
 * @param {HTMLElement} root
 */
export function buildView(root) {
  const title = h("h4")
  const sentence = h("p", { class: "answer", testid: "card-answer" })
  const rows = h("tbody")
  const table = h("table", {}, rows)
  const drawn = h("canvas", { role: "img", testid: "card-reconstruction" })
  const caption = h("figcaption")
  const figure = h("figure", { hidden: true }, drawn, caption)
  const body = h("div", { class: "body" }, table, figure)
  root.classList.add("card")
  const note = h("p", { class: "note muted", hidden: true, testid: "card-note" })
  root.replaceChildren(title, sentence, body, note)
  /** @type {Bar[]} */
  const bars = []
  return { title, sentence, table, rows, bars, drawn, caption, figure, body, note }
}

/**
 * Write the title and the classes, whose bars are made anew.
 *
 * @param {View} view
 * @param {string} title
 * @param {string[]} names
 * @param {string} scoresAre what the numbers are
 */
export function drawFrame(view, title, names, scoresAre) {
  view.title.textContent = title
  view.table.setAttribute("aria-label", scoresAre)
  view.bars.splice(0, view.bars.length, ...names.map(() => {
    const [length, score] = [h("div", { class: "fill" }), h("td", { class: "score" })]
    return { fill: length, score, row: h("tr") }
  }))
  view.rows.replaceChildren(...view.bars.map((bar, at) => {
    bar.row.append(h("th", { scope: "row" }, names[at]), h("td", { class: "bar" }, h("div", { class: "track" }, bar.fill)), bar.score)
    return bar.row
  }))
}

/**
 * Show the scores and what they say.
 *
 * @param {View} view
 * @param {import("./answer.js").Answer} answer
 * @param {ArrayLike<number>} scores
 * @param {(score: number) => string} write
 */
export function drawScores(view, answer, scores, write) {
  view.sentence.textContent = answer.sentence
  view.body.classList.toggle("unsure", answer.isUnsure)
  view.body.classList.remove("old")
  view.bars.forEach((bar, at) => {
    bar.row.classList.toggle("winner", answer.winners.includes(at))
    bar.fill.style.width = `${(100 * scores[at]).toFixed(1)}%`
    bar.score.dataset.value = String(scores[at])
    bar.score.textContent = write(scores[at])
  })
}

/**
 * Say why there is no answer, with faint bars of the one before.
 *
 * @param {View} view
 * @param {string} text
 */
export function drawWithout(view, text) {
  view.sentence.textContent = text
  view.body.classList.add("old")
}

/**
 * Show what the network draws back from its capsule, or nothing.
 *
 * @param {View} view
 * @param {import("../kit/unpack.js").NumberArray | null} picture uint8 [height, width, channels]
 * @param {string} text below it
 * @param {string} name of the capsule's class
 */
export function drawReconstruction(view, picture, text, name) {
  view.figure.hidden = picture === null
  if (picture === null) return
  paintPicture(view.drawn, picture)
  view.caption.textContent = fill(text, { name })
  view.drawn.setAttribute("aria-label", view.caption.textContent)
}
