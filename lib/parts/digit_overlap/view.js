/** Draws the picture with two digits and what the network made of it, and nothing else. */

import { grey } from "../kit/colours.js"
import { h } from "../kit/dom.js"
import { paint, paintPixels } from "../kit/paint.js"
import { buildQuestion, drawQuestion } from "../kit/question.js"
import { tableOf } from "../kit/table.js"
import { fill, fillPlural, joinClauses } from "../kit/text.js"
import { buildCards } from "./cards.js"
import { addedDigits, drawnDigits, farthestShift, placedDigits, twoColours } from "./maths.js"
import { READINGS } from "./state.js"
import { answerText, readingText } from "./words.js"

/** @typedef {import("./maths.js").Inks} Inks */
/** @typedef {import("./maths.js").Size} Size */
/** @typedef {import("./state.js").State} State */
/** @typedef {import("./words.js").Update} Update */
/** @typedef {ReturnType<typeof buildView>} View */
/** @typedef {ReturnType<typeof buildPicture>} PictureNodes */

const COLOURS = ["first", "second"]

/**
 * Build the choice of the digits, the question, the picture to move them on, and the places of the answer.
 *
 * @param {HTMLElement} root
 */
export function buildView(root) {
  const question = buildQuestion(root, "overlap-said")
  const [stageTitle, canvas, hint] = [h("h4"), h("canvas"), h("p", { class: "muted" })]
  const frames = COLOURS.map((colour) => h("i", { class: `frame ${colour}` }))
  const stage = h("div", { class: "stage", tabindex: 0, role: "group", testid: "overlap-stage" }, canvas, ...frames)
  const cards = buildCards()
  const [scoresTitle, bars, drawingsTitle] = [h("h4"), h("div", { class: "bars" }), h("h4")]
  const noDecoder = h("p", { class: "muted none" })
  const note = h("p", { class: "muted", hidden: true, testid: "overlap-note" })
  const drawn = COLOURS.map((colour) => buildPicture("drawn", `overlap-${colour}-drawn`))
  const sum = buildPicture("drawn", "overlap-sum")
  const input = buildPicture("input", "overlap-input")
  const numbersTitle = h("summary")
  const tables = h("div", { class: "tables", testid: "overlap-tables" })
  const save = h("button", { type: "button", testid: "overlap-save", data: { control: "export" } })
  root.classList.add("overlap")
  root.replaceChildren(
    cards.box,
    question.box,
    h("div", { class: "main" },
      h("section", { class: "placing" }, stageTitle, stage, hint, note),
      h("section", { class: "answer lengths" }, scoresTitle, bars),
      h("section", { class: "answer drawings" }, drawingsTitle, noDecoder,
        h("div", { class: "pictures" }, ...[...drawn, sum, input].map(({ figure }) => figure)))),
    h("div", { class: "below" }, h("details", { data: { control: "table" } }, numbersTitle, tables), save),
  )
  return { root, cards, question, stageTitle, stage, canvas, frames, hint, note, scoresTitle, bars, drawingsTitle,
    noDecoder, drawn, sum, input, numbersTitle, tables, save }
}

/**
 * @param {string} className
 * @param {string} testid
 */
function buildPicture(className, testid) {
  const [canvas, caption] = [h("canvas", { testid }), h("figcaption")]
  return { figure: h("figure", { class: className }, canvas, caption), canvas, caption }
}

/**
 * Write the texts, and show the answer.
 *
 * @param {View} view
 * @param {Update} update
 */
export function drawAnswer(view, update) {
  const { labels, plurals, language, meta, arrays } = update
  const [rows, columns] = meta.shape
  view.root.style.setProperty("--rows", String(rows))
  view.root.style.setProperty("--columns", String(columns))
  view.stageTitle.textContent = labels.stage
  view.hint.textContent = fillPlural(plurals.hint, Math.max(...farthestShift(arrays.digits, meta.shape)), language)
  view.scoresTitle.textContent = meta.score_name === "lengths" ? labels.lengths : labels.scores
  view.drawingsTitle.textContent = labels.drawings
  view.noDecoder.textContent = labels.no_decoder
  view.numbersTitle.textContent = labels.numbers
  view.save.textContent = labels.save
  drawBars(view, update)
  drawDrawings(view, update)
  drawTables(view, update)
}

/**
 * Show a bar a class; those of the two winners in the colours of their digits.
 *
 * @param {View} view
 * @param {Update} update
 */
function drawBars({ bars }, { numbers, meta, arrays: { scores } }) {
  if (bars.dataset.classes !== meta.classes.join()) {
    bars.dataset.classes = meta.classes.join()
    bars.replaceChildren(...meta.classes.map((name, at) => h("div", { class: "row", testid: `overlap-length-${at}` },
      h("span", { class: "name", title: name }, name), h("span", { class: "track" }, h("i")), h("span", { class: "value" }))))
  }
  for (const [at, child] of [...bars.children].entries()) {
    const row = /** @type {HTMLElement} */ (child)
    const place = meta.winners.indexOf(at)
    if (place < 0) delete row.dataset.colour
    else row.dataset.colour = COLOURS[meta.stands_for[place]]
    row.dataset.value = String(scores.data[at])
    const [bar, value] = [/** @type {HTMLElement} */ (row.querySelector("i")), /** @type {HTMLElement} */ (row.lastElementChild)]
    bar.style.transform = `scaleX(${Math.min(1, scores.data[at])})`
    value.textContent = numbers.score(scores.data[at], meta.score_name, 2)
  }
}

/**
 * Show what the two winning capsules draw, each in the colour of the digit it stands for, and their sum.
 *
 * @param {View} view
 * @param {Update} update
 */
function drawDrawings({ root, drawn, sum, input }, { labels, meta, arrays: { drawings } }) {
  root.classList.toggle("undrawn", !drawings)
  const winnerOf = [0, 1].map((digit) => meta.stands_for.indexOf(digit))
  drawn.forEach((picture, digit) => drawCaption(picture, fill(labels.drawn_by, { name: meta.classes[meta.winners[winnerOf[digit]]] })))
  drawCaption(sum, labels.sum)
  drawCaption(input, labels.input)
  if (!drawings) return
  const inks = drawnDigits(drawings, winnerOf)
  drawn.forEach(({ canvas }, only) => paintTwo(canvas, meta.shape, (digit, row, column) => (digit === only ? inks(digit, row, column) : 0)))
  paintTwo(sum.canvas, meta.shape, inks)
}

/**
 * @param {PictureNodes} picture
 * @param {string} text
 */
function drawCaption({ figure, caption }, text) {
  caption.textContent = figure.title = text
}

/**
 * @param {View} view
 * @param {Update} update
 */
function drawTables({ tables }, { labels, numbers, meta, arrays: { scores } }) {
  const score = meta.score_name === "lengths" ? labels.table_length : labels.table_score
  const inTable = (/** @type {number} */ value, /** @type {number} */ digits) => ({ value, text: numbers.decimals(value, digits) })
  tables.replaceChildren(
    tableOf([labels.table_class, score], meta.classes.map((name, at) => [name, inTable(scores.data[at], 4)])),
    tableOf([labels.table_digit, labels.table_right, labels.table_down],
      meta.shifts.map(([right, down], digit) => [meta.names[digit] ?? labels.unnamed, inTable(right, 0), inTable(down, 0)])),
  )
}

/**
 * Ask which digits the network reads, or show what it read.
 *
 * @param {View} view
 * @param {Update} update
 * @param {State} state
 * @param {boolean} isAsking
 * @param {(id: string) => void} onAnswer gets a reading, or SKIPPED
 */
export function drawGuess({ question }, update, { guess }, isAsking, onAnswer) {
  const { labels } = update
  drawQuestion(question, isAsking ? {
    text: labels.question,
    choices: READINGS.map((id) => ({ id, text: readingText(update, id) })),
    skip: labels.skip,
    testid: "overlap-guess",
    onAnswer,
  } : answerText(update, guess))
}

/**
 * Show the picture, the two frames and the two buttons.
 *
 * @param {View} view
 * @param {Update} update
 * @param {State} state
 */
export function drawStage(view, { labels, numbers, meta, arrays: { digits } }, { shifts, selected }) {
  const [rows, columns] = meta.shape
  const inks = placedDigits(digits, meta.shape, shifts)
  paintTwo(view.canvas, meta.shape, inks)
  const added = addedDigits(inks, meta.shape)
  paint(view.input.canvas, rows, columns, (row, column) => added[row * columns + column], grey)
  const [[, height, width], [left, above]] = [digits.shape, farthestShift(digits, meta.shape)]
  const names = shifts.map(([right, down], digit) => {
    Object.assign(view.frames[digit].style, { left: `${100 * (left + right) / columns}%`, top: `${100 * (above + down) / rows}%`,
      width: `${100 * width / columns}%`, height: `${100 * height / rows}%` })
    view.frames[digit].classList.toggle("selected", digit === selected)
    const button = view.cards.each[digit].take
    const title = fill(digit === 0 ? labels.first : labels.second,
      { name: meta.names[digit] ?? labels.unnamed, right: numbers.decimals(right, 0), down: numbers.decimals(down, 0) })
    button.replaceChildren(h("b", {}, meta.names[digit] ?? "?"),
      h("span", { data: { place: `${right < 0 ? "←" : "→"} ${Math.abs(right)}  ${down < 0 ? "↑" : "↓"} ${Math.abs(down)}` } }))
    button.setAttribute("aria-label", title)
    button.setAttribute("aria-pressed", String(digit === selected))
    return title
  })
  view.stage.setAttribute("aria-label", joinClauses(labels, names))
}

/**
 * @param {HTMLCanvasElement} canvas
 * @param {Size} size
 * @param {Inks} inks
 */
function paintTwo(canvas, [rows, columns], inks) {
  paintPixels(canvas, rows, columns, (row, column) => twoColours(inks(0, row, column), inks(1, row, column)))
}
