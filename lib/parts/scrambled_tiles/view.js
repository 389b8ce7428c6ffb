/** Draws the whole picture, the puzzle, and what each network says of both; nothing else. */

import { h } from "../kit/dom.js"
import { percentOf, placeOfLargest } from "../kit/maths.js"
import { paintPixels } from "../kit/paint.js"
import { labelsFor } from "../kit/presence.js"
import { buildQuestion } from "../kit/question.js"
import { fillTable } from "../kit/table.js"
import { fill, fillPlural, joinClauses, joinList, joinSentences } from "../kit/text.js"
import { leadingClasses, sourceOf, tileGeometry, wholeOrder } from "./maths.js"
import { layoutText } from "./state.js"
import { recordsOf, verdictOf } from "./tries.js"

/** @typedef {import("./state.js").Layout} Layout */
/** @typedef {import("./state.js").State} State */
/** @typedef {import("./maths.js").Scores & { title: string, score_name: "lengths" | "probabilities",
 *   presence?: import("../kit/presence.js").Presence }} RunScores */
/** @typedef {Layout & { classes: string[], label: string, question: string, networks: string, runs: RunScores[] }} Meta */
/** @typedef {import("../kit/part.js").Update<Meta, { image: NumberArray }>} Update */
/** @typedef {import("../kit/unpack.js").NumberArray} NumberArray */
/** @typedef {ReturnType<typeof buildView>} View */

const CUTS = [2, 3, 4]
const LISTED = 10 // classes a network

/**
 * Build question, pictures and tools.
 *
 * @param {HTMLElement} root
 */
export function buildView(root) {
  const question = buildQuestion(root, "tiles-said")
  const [wholeTitle, tilesTitle, cutText, numbersTitle] = [h("h4"), h("h4"), h("span"), h("summary")]
  const whole = h("canvas", { role: "img" })
  const picture = h("canvas", { testid: "tiles-picture" })
  const places = h("div", { class: "places" })
  const board = h("div", { class: "board", role: "group" }, picture, places)
  const cut = h("select", { testid: "tiles-cut" }, ...CUTS.map((one) => h("option", { value: one }, `${one} × ${one}`)))
  const shuffle = h("button", { type: "button", class: "primary", testid: "tiles-shuffle" })
  const restore = h("button", { type: "button", testid: "tiles-restore" })
  const hint = h("p", { class: "muted" })
  const answers = h("div", { class: "answers" })
  const table = h("table", { testid: "tiles-table" })
  const learned = h("p", { class: "learned", "aria-live": "polite", testid: "tiles-learned" })
  root.classList.add("tiles")
  root.replaceChildren(
    question.box,
    h("div", { class: "main" },
      h("figure", {}, wholeTitle, h("div", { class: "board" }, whole)),
      h("div", { class: "puzzle" }, tilesTitle, board,
        h("div", { class: "tools", data: { control: "tiles" } }, h("label", {}, cutText, cut), shuffle, restore), hint),
      answers),
    h("details", { data: { control: "table" } }, numbersTitle, h("div", { class: "scroll" }, table)),
    learned,
  )
  return { root, question, wholeTitle, tilesTitle, cutText, numbersTitle, whole, picture, places, board, cut, shuffle,
    restore, hint, answers, table, learned }
}

/**
 * Show what came: the whole picture, every text, and the networks' answers.
 *
 * @param {View} view
 * @param {Update} update
 */
export function drawUpdate(view, update) {
  const { meta, labels, arrays: { image } } = update
  const [rows, columns] = image.shape
  view.root.style.setProperty("--rows", String(rows))
  view.root.style.setProperty("--columns", String(columns))
  view.wholeTitle.textContent = meta.label ? fill(labels.whole_label, { label: meta.label }) : labels.whole
  view.whole.ariaLabel = view.wholeTitle.textContent
  view.tilesTitle.textContent = labels.tiles
  view.cutText.textContent = labels.cut
  view.shuffle.textContent = labels.shuffle
  view.restore.textContent = labels.restore
  view.hint.textContent = labels.hint
  view.numbersTitle.textContent = labels.numbers
  paintLayout(view.whole, image, { cut: meta.cut, order: wholeOrder(meta.cut) })
  view.answers.replaceChildren(...meta.runs.map((_, number) => answerCard(update, number)))
  drawTable(view, update)
}

/**
 * Show the scrambled picture and a button a tile.
 *
 * @param {View} view
 * @param {Update} update
 * @param {State} state
 * @param {(place: number) => void} onTap
 */
export function drawBoard(view, { meta, labels, arrays: { image } }, { layout, taken }, onTap) {
  const { cut, order } = layout
  view.cut.value = String(cut)
  view.root.classList.toggle("stale", layoutText(layout) !== layoutText(meta))
  paintLayout(view.picture, image, layout)
  view.board.ariaLabel = fill(labels.board, { order: joinList(labels, order.map((tile) => String(tile + 1))) })
  if (view.places.children.length !== order.length) {
    view.places.replaceChildren(...order.map((_, place) =>
      h("button", { type: "button", testid: `tiles-place-${place}`, onclick: () => onTap(place) })))
  }
  const [rows, columns] = image.shape
  const { height, width, top, left } = tileGeometry(image.shape, cut)
  view.places.querySelectorAll("button").forEach((button, place) => {
    Object.assign(button.style, {
      top: percentOf(top + Math.floor(place / cut) * height, rows), left: percentOf(left + (place % cut) * width, columns),
      height: percentOf(height, rows), width: percentOf(width, columns) })
    button.ariaPressed = String(place === taken)
    button.ariaLabel = fill(labels.place, { place: place + 1, tile: order[place] + 1 })
  })
}

/**
 * Show what the learner's tries say.
 *
 * @param {View} view
 * @param {Update} update
 * @param {readonly import("./tries.js").Try[]} tries
 */
export function drawTries({ learned }, { meta, labels, plurals, language, numbers }, tries) {
  learned.hidden = tries.length === 0
  if (tries.length === 0) return
  const records = recordsOf(tries).map(({ kept, whole, now }, run) => fill(labels.record, {
    run: meta.runs[run].title, kept, count: tries.length, whole: numbers.decimals(whole, 2), now: numbers.decimals(now, 2) }))
  const verdicts = { all: labels.verdict_all, none: labels.verdict_none, some: labels.verdict_some }
  learned.textContent = joinSentences([
    fillPlural(plurals.tries, tries.length, language, { records: joinClauses(labels, records) }),
    verdicts[verdictOf(tries)],
  ])
}

/**
 * @param {HTMLCanvasElement} canvas
 * @param {NumberArray} image
 * @param {Layout} layout
 */
function paintLayout(canvas, { data, shape: [rows, columns, channels] }, layout) {
  paintPixels(canvas, rows, columns, (row, column) => {
    const [y, x] = sourceOf([rows, columns], layout, row, column)
    return [0, 1, 2].map((channel) => data[(y * columns + x) * channels + (channel % channels)])
  })
}

/**
 * Build a network's card: its scores for the whole picture and for the scrambled one.
 *
 * @param {Update} update
 * @param {number} number
 */
function answerCard({ meta, labels: ofAll, numbers }, number) {
  const run = meta.runs[number]
  const labels = labelsFor(ofAll, run.presence)
  const [whole, now] = [placeOfLargest(run.whole), placeOfLargest(run.now)]
  const sentence = fill(labels.answer, { whole: meta.classes[whole], whole_score: numbers.score(run.whole[whole], run.score_name, 2),
    now: meta.classes[now], now_score: numbers.score(run.now[now], run.score_name, 2) })
  const lines = leadingClasses(run, LISTED).map((label) => {
    const scores = [run.whole[label], run.now[label]]
    return h("div", { class: ["line", label === whole && "whole", label === now && "now"].filter(Boolean).join(" ") },
      h("b", {}, meta.classes[label]),
      ...scores.map((score) => h("i", { style: { width: `${100 * score}%` } })),
      ...scores.map((score) => h("span", { data: { value: score } }, numbers.score(score, run.score_name, 2))))
  })
  return h("div", { class: "answer", testid: `tiles-answer-${number}` },
    h("h4", {}, `${run.title} · ${run.score_name === "lengths" ? labels.lengths : labels.probabilities}`),
    h("p", {}, sentence),
    h("div", { class: "key" }, h("span", {}, labels.key_whole), h("span", {}, labels.key_now)),
    h("div", { class: "lines" }, ...lines))
}

/**
 * @param {View} view
 * @param {Update} update
 */
function drawTable({ table }, { meta, labels, numbers }) {
  /** @param {number} value */
  const cell = (value) => ({ value, text: numbers.decimals(value, 4) })
  fillTable(table,
    [labels.table_class, ...meta.runs.flatMap(({ title }) => [fill(labels.table_whole, { run: title }), fill(labels.table_now, { run: title })])],
    meta.classes.map((name, label) => [name, ...meta.runs.flatMap(({ whole, now }) => [cell(whole[label]), cell(now[label])])]))
}
