/** Draws the chooser of pictures, the puzzle, and what each network says of the whole and of its parts; nothing else. */

import { hiddenControls } from "../kit/address.js"
import { h } from "../kit/dom.js"
import { percentOf } from "../kit/maths.js"
import { paintPicture } from "../kit/paint.js"
import { buildQuestion } from "../kit/question.js"
import { fillTable } from "../kit/table.js"
import { fill, fillPlural, joinClauses, joinSentences } from "../kit/text.js"
import { drawCards, fillCards } from "./cards.js"
import { cornerOf, tileGeometry } from "./maths.js"
import { isAnswered, pairOf } from "./scene.js"
import { moveOf } from "./state.js"
import { recordsOf, verdictOf } from "./tries.js"
import { boardText, movesText, shiftText } from "./words.js"

/** @typedef {import("./scene.js").Scene} Scene */
/** @typedef {ReturnType<typeof buildView>} View */

const CUTS = [2, 3, 4]

/**
 * Build question, pictures and tools.
 *
 * @param {HTMLElement} root
 * @param {HTMLElement} chooser of pictures
 */
export function buildView(root, chooser) {
  const question = buildQuestion(root, "tiles-said")
  const [wholeTitle, tilesTitle, cutText, numbersTitle] = [h("h4"), h("h4"), h("span"), h("summary")]
  const whole = h("canvas", { role: "img" })
  const wholeBox = h("figure", { hidden: !hiddenControls(window.location.href).includes("image") }, h("div", { class: "board" }, whole))
  const picture = h("canvas", { testid: "tiles-picture" })
  const places = h("div", { class: "places" })
  const board = h("div", { class: "board", role: "group", "aria-describedby": "tiles-hint" }, picture, places)
  const cut = h("select", { testid: "tiles-cut" }, ...CUTS.map((one) => h("option", { value: one }, `${one} × ${one}`)))
  const shuffle = h("button", { type: "button", class: "primary", testid: "tiles-shuffle" })
  const restore = h("button", { type: "button", testid: "tiles-restore" })
  const partText = h("span")
  const part = h("select", { testid: "tiles-part" })
  const [right, down] = ["right", "down"].map((name) => h("input", { type: "number", step: 1, testid: `tiles-${name}` }))
  const [hint, help] = [h("p", { class: "muted", id: "tiles-hint" }), h("p", { class: "muted help" })]
  const shifted = h("p", { class: "muted shifted", "aria-live": "polite", testid: "tiles-moved" })
  const cards = h("div", { class: "answers" })
  const table = h("table", { testid: "tiles-table" })
  const learned = h("p", { class: "learned", "aria-live": "polite", testid: "tiles-learned" })
  const [save, savePicture, saveNotebook] = ["save", "save-picture", "notebook"].map((name) =>
    h("button", { type: "button", testid: `tiles-${name}`, data: { control: "export" } }))
  const details = h("details", { data: { control: "table" } }, numbersTitle, h("div", { class: "scroll" }, table))
  root.classList.add("tiles")
  root.tabIndex = -1
  root.replaceChildren(
    question.box,
    h("div", { class: "main" },
      h("div", { class: "chosen" }, wholeTitle, wholeBox, chooser),
      h("div", { class: "puzzle" }, tilesTitle, board,
        h("div", { class: "tools", data: { control: "tiles" } }, h("label", {}, cutText, cut), shuffle, restore),
        h("div", { class: "tools", data: { control: "tiles" } }, h("label", {}, partText, part), h("label", {}, "→", right),
          h("label", {}, "↓", down)), hint, shifted),
      h("div", { class: "read" }, cards, help)),
    h("div", { class: "end" }, details, h("span", { class: "saves" }, save, savePicture, saveNotebook)),
    learned,
  )
  const fields = { partText, part, right, down }
  return { root, question, wholeTitle, tilesTitle, cutText, numbersTitle, whole, picture, places, board, cut, shuffle,
    restore, ...fields, hint, shifted, help, cards, table, learned, save, savePicture, saveNotebook,
    made: /** @type {import("./cards.js").Card[]} */ ([]) }
}

/**
 * Write the texts, and build what there is one of for each network.
 *
 * @param {View} view
 * @param {Scene} scene
 */
export function fillTexts(view, { update: { meta, labels }, picture: { levels: { shape: [rows, columns] } } }) {
  view.root.setAttribute("aria-label", labels.component)
  view.root.style.setProperty("--rows", String(rows))
  view.root.style.setProperty("--columns", String(columns))
  view.wholeTitle.textContent = view.whole.ariaLabel = labels.whole
  view.tilesTitle.textContent = labels.tiles
  view.cutText.textContent = labels.cut
  view.shuffle.textContent = labels.shuffle
  view.restore.textContent = labels.restore
  view.partText.textContent = labels.part
  view.right.ariaLabel = labels.right
  view.down.ariaLabel = labels.down
  view.hint.textContent = labels.hint
  view.help.textContent = labels.noticed_help
  view.numbersTitle.textContent = labels.numbers
  view.save.textContent = labels.export
  view.savePicture.textContent = labels.export_picture
  view.saveNotebook.textContent = labels.export_notebook
  view.made = fillCards(view.cards, meta.networks, view.made)
}

/**
 * Show the scrambled picture and a button a tile.
 *
 * @param {View} view
 * @param {Scene} scene
 */
export function drawBoard(view, scene) {
  const { update: { labels }, state: { layout, taken }, picture: { levels }, parts } = scene
  const { cut, order, moves } = layout
  view.cut.value = String(cut)
  paintPicture(view.whole, levels)
  paintPicture(view.picture, parts)
  view.board.ariaLabel = boardText(scene)
  if (view.places.children.length !== order.length) {
    view.places.replaceChildren(...order.map((_, place) => h("button", { type: "button", testid: `tiles-place-${place}`, data: { place } })))
  }
  const [rows, columns] = levels.shape
  const { height, width } = tileGeometry(levels.shape, cut)
  view.places.querySelectorAll("button").forEach((button, place) => {
    const [[row, column], move] = [cornerOf(levels.shape, cut, place), moveOf(layout, place)]
    Object.assign(button.style, {
      top: percentOf(row + move.down, rows), left: percentOf(column + move.right, columns),
      height: percentOf(height, rows), width: percentOf(width, columns), zIndex: moves.indexOf(move) + 1 })
    button.ariaPressed = String(place === taken)
    const names = { place: place + 1, tile: order[place] + 1 }
    button.ariaLabel = moves.includes(move) ? fill(labels.place_moved, { ...names, shift: shiftText(scene, move) }) : fill(labels.place, names)
  })
  drawFields(view, scene)
  view.shifted.textContent = movesText(scene)
}

/**
 * Show which part the fields move, and how far it is moved; a field that is being typed in stays.
 *
 * @param {View} view
 * @param {Scene} scene
 */
function drawFields({ part, right, down }, { update: { labels }, state: { layout, held } }) {
  const options = layout.order.map((tile) => fill(labels.part_number, { part: tile + 1 }))
  if (JSON.stringify(options) !== part.dataset.options) {
    part.replaceChildren(...options.map((text, place) => h("option", { value: place }, text)))
    part.dataset.options = JSON.stringify(options)
  }
  part.value = String(held)
  const move = moveOf(layout, held)
  right.value = String(move.right)
  down.value = String(move.down)
}

/**
 * Show what the networks have read.
 *
 * @param {View} view
 * @param {Scene} scene
 */
export function drawReadings(view, scene) {
  const { update: { meta }, readers } = scene
  // Old answers are dimmed where the server is asked: in the browser the next ones are there at once.
  view.root.classList.toggle("stale", meta.networks.some(({ id }) => !readers.isAble(id)) && !isAnswered(scene))
  drawCards(view.made, scene)
  fillTable(view.table, ...rowsOf(scene))
}

/**
 * Return heads and rows of every class's score, as far as it is read.
 *
 * @param {Scene} scene
 * @returns {[string[], (string | { value: number, text: string })[][]]}
 */
export function rowsOf(scene) {
  const { update: { labels, numbers, meta: { networks, pictures } } } = scene
  const read = networks.flatMap((network) => {
    const pair = pairOf(scene, network)
    return pair ? [{ run: network.title, whole: pair.whole.scores, now: pair.now.scores }] : []
  })
  const cell = (/** @type {number} */ value) => ({ value, text: numbers.decimals(value, 4) })
  return [
    [labels.table_class, ...read.flatMap(({ run }) => [fill(labels.table_whole, { run }), fill(labels.table_now, { run })])],
    pictures.classes.map((name, at) => [name, ...read.flatMap(({ whole, now }) => [cell(whole[at]), cell(now[at])])])]
}

/**
 * Show what the learner's tries say.
 *
 * @param {View} view
 * @param {Scene} scene
 * @param {readonly import("./tries.js").Try[]} tries
 */
export function drawTries({ learned }, { update: { meta, labels, plurals, language, numbers } }, tries) {
  learned.hidden = tries.length === 0
  if (tries.length === 0) return
  const records = recordsOf(tries).map(({ kept, whole, now }, run) => fill(labels.record, {
    run: meta.networks[run].title, kept, count: tries.length, whole: numbers.decimals(whole, 2), now: numbers.decimals(now, 2) }))
  const verdicts = { all: labels.verdict_all, none: labels.verdict_none, some: labels.verdict_some }
  learned.textContent = joinSentences([
    fillPlural(plurals.tries, tries.length, language, { records: joinClauses(labels, records) }),
    verdicts[verdictOf(tries)],
  ])
}
