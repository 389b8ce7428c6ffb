/** Draws the row, and nothing else. */

import { h } from "../kit/dom.js"
import { paintPicture } from "../kit/paint.js"

/** @typedef {ReturnType<typeof buildView>} View */
/** @typedef {import("./state.js").Tile} Tile */

const SIDE = 96 // CSS pixels of a picture's longer side, where there is room
/** Of the first picture where a digit of it is framed, unless it may change at any moment: then nothing moves. */
const FRAMED_SIDE = 202

/** @param {HTMLElement} root */
export function buildView(root) {
  const row = h("div", { class: "row" })
  const taken = h("div", { class: "taken", testid: "preparation-taken" })
  const captions = h("div", { class: "captions muted" })
  const notices = h("div", { class: "notices", "aria-live": "polite" })
  root.classList.add("preparation")
  root.replaceChildren(row, h("div", { class: "below" }, captions, notices))
  return { root, row, taken, captions, notices }
}

/**
 * Show the pictures, with a frame on the first one, and what is said of them.
 *
 * @param {View} view
 * @param {import("./state.js").Shown} shown
 * @param {boolean} isLive whether it may change at any moment
 */
export function drawRow(view, { tiles, taken, captions, notices }, isLive) {
  while (view.row.children.length > tiles.length) view.row.lastElementChild?.remove()
  while (view.row.children.length < tiles.length) view.row.append(buildTile())
  view.root.classList.toggle("live", isLive)
  tiles.forEach((tile, at) => drawTile(view.row.children[at], tile, at === 0 && taken && !isLive ? FRAMED_SIDE : SIDE))
  drawFrame(view, taken)
  drawTexts(view.captions, captions)
  drawTexts(view.notices, notices)
}

function buildTile() {
  return h("figure", { testid: "preparation-tile" }, h("div", { class: "box" }, h("div", { class: "whole" })), h("figcaption"))
}

/**
 * @param {Element} figure
 * @param {Tile} tile
 * @param {number} side
 */
function drawTile(figure, tile, side) {
  const [box, caption] = /** @type {HTMLCollectionOf<HTMLElement>} */ (figure.children)
  const whole = /** @type {HTMLElement} */ (box.firstElementChild)
  const { height, width } = "pixels" in tile ? tile.pixels : tile
  const share = width / Math.max(height, width)
  Object.assign(whole.style, { width: side > SIDE ? `${side * share}px` : `${100 * share}%`, aspectRatio: `${width} / ${height}` })
  box.classList.toggle("large", side > SIDE)
  whole.classList.toggle("fine", Math.max(height, width) > side)
  if (caption.textContent !== tile.title) caption.textContent = tile.title
  if ("pixels" in tile) {
    const canvas = childOf(whole, "canvas")
    if (canvas.getAttribute("aria-label") !== tile.title) canvas.setAttribute("aria-label", tile.title)
    paintPicture(canvas, { data: tile.pixels.data, shape: [height, width, tile.pixels.channels] })
  } else {
    const image = childOf(whole, "img")
    image.alt = tile.title
    if (image.src !== tile.url) image.src = tile.url
  }
}

/**
 * Return the only picture of a tile, of this kind.
 *
 * @template {"canvas" | "img"} Kind
 * @param {HTMLElement} whole
 * @param {Kind} kind
 */
function childOf(whole, kind) {
  const found = whole.querySelector(kind)
  if (found) return /** @type {HTMLElementTagNameMap[Kind]} */ (found)
  const made = h(kind, kind === "canvas" ? { role: "img" } : {})
  whole.replaceChildren(made)
  return made
}

/**
 * @param {View} view
 * @param {import("./state.js").Taken | null} taken
 */
function drawFrame({ row, taken: frame }, taken) {
  if (!taken) {
    frame.remove()
    return
  }
  const [left, top, right, bottom] = taken.map((edge) => 100 * edge)
  Object.assign(frame.style, { left: `${left}%`, top: `${top}%`, width: `${right - left}%`, height: `${bottom - top}%` })
  const first = row.querySelector(".whole")
  if (frame.parentElement !== first) first?.append(frame)
}

/**
 * @param {HTMLElement} element
 * @param {readonly string[]} texts
 */
function drawTexts(element, texts) {
  if (element.dataset.texts === JSON.stringify(texts)) return
  element.dataset.texts = JSON.stringify(texts)
  element.replaceChildren(...texts.map((text) => h("p", {}, text)))
}
