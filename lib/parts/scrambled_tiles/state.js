/**
 * How the tiles lie, and which one is taken up. A state is never changed: each function returns the next.
 *
 * @typedef {{ place: number, right: number, down: number }} Move how far the tile of a place is moved, in pixels of the picture
 *
 * @typedef {object} Layout
 * @property {number} cut tiles a side
 * @property {readonly number[]} order which tile lies in each place, row by row
 * @property {readonly Move[]} moves of the tiles that are not just in their places; the last one lies on top
 *
 * @typedef {object} State
 * @property {Layout} layout
 * @property {number | null} taken the place whose tile is taken up
 * @property {number} held the place whose tile was moved or tapped last
 * @property {number} seed of the last shuffle
 */

import { shuffledOrder, swapped, wholeOrder } from "./maths.js"

/**
 * Return the state that begins with a layout.
 *
 * @param {Layout} layout
 * @returns {State}
 */
export function startingState(layout) {
  return { layout, taken: null, held: layout.moves.at(-1)?.place ?? 0, seed: 0 }
}

/**
 * Return the state after a tap on a place: it takes a tile up, puts it down again, or swaps it with this place's.
 *
 * @param {State} state
 * @param {number} place
 * @returns {State}
 */
export function tapped(state, place) {
  const { layout, taken } = state
  if (taken === null) return { ...state, taken: place, held: place }
  if (taken === place) return { ...state, taken: null }
  return { ...state, layout: { ...layout, order: swapped(layout.order, taken, place) }, taken: null, held: place }
}

/**
 * Return how far the tile of a place is moved.
 *
 * @param {Layout} layout
 * @param {number} place
 * @returns {Move}
 */
export function moveOf({ moves }, place) {
  return moves.find((move) => move.place === place) ?? { place, right: 0, down: 0 }
}

/**
 * Return the state with a tile moved so far from its place, on top of the others.
 *
 * @param {State} state
 * @param {Move} move
 * @returns {State}
 */
export function moved(state, move) {
  const { layout } = state
  const before = moveOf(layout, move.place)
  const next = { ...state, taken: null, held: move.place }
  if (before.right === move.right && before.down === move.down) return next
  const others = layout.moves.filter(({ place }) => place !== move.place)
  return { ...next, layout: { ...layout, moves: move.right || move.down ? [...others, move] : others } }
}

/**
 * Return the state in which the tile of this place is the one to move.
 *
 * @param {State} state
 * @param {number} place
 * @returns {State}
 */
export function holding(state, place) {
  return { ...state, held: place }
}

/**
 * Return the state with the picture cut otherwise, and scrambled.
 *
 * @param {State} state
 * @param {number} cut
 * @returns {State}
 */
export function withCut(state, cut) {
  return { ...state, layout: { cut, order: shuffledOrder(cut, state.seed), moves: [] }, taken: null, held: 0 }
}

/**
 * Return the state with the tiles in another order.
 *
 * @param {State} state
 * @returns {State}
 */
export function shuffled(state) {
  return withCut({ ...state, seed: state.seed + 1 }, state.layout.cut)
}

/**
 * Return the state with the tiles in the order of the whole picture.
 *
 * @param {State} state
 * @returns {State}
 */
export function putTogether(state) {
  const { cut } = state.layout
  return { ...state, layout: { cut, order: wholeOrder(cut), moves: [] }, taken: null }
}

/**
 * Write a layout as the address does: how it is cut and the tiles, then the moves, each as place, right and down.
 *
 * @param {Layout} layout
 */
export function layoutText({ cut, order, moves }) {
  return [[cut, ...order].join("-"), ...moves.map(({ place, right, down }) => [place, right, down].join("."))].join("_")
}

/**
 * Return the layout that an address says, or null if it is not possible.
 *
 * @param {string | null | undefined} text
 * @returns {Layout | null}
 */
export function layoutIn(text) {
  if (!/^[234](-\d{1,2}){4,16}(_\d{1,2}(\.(0|-?[1-9]\d{0,2})){2})*$/.test(text ?? "")) return null
  const [lying, ...texts] = String(text).split("_")
  const [cut, ...order] = lying.split("-").map(Number)
  const moves = texts.map((one) => {
    const [place, right, down] = one.split(".").map(Number)
    return { place, right, down }
  })
  const places = new Set(moves.map(({ place }) => place))
  const isPossible = order.length === cut * cut && wholeOrder(cut).every((tile) => order.includes(tile)) && places.size === moves.length
    && moves.every(({ place, right, down }) => place < cut * cut && (right !== 0 || down !== 0))
  return isPossible ? { cut, order, moves } : null
}

/**
 * Return whether the tiles lie as in the whole picture.
 *
 * @param {Layout} layout
 */
export function isWhole({ order, moves }) {
  return moves.length === 0 && isInOrder(order)
}

/**
 * Return whether each tile is in its own place, moved or not.
 *
 * @param {readonly number[]} order
 */
export function isInOrder(order) {
  return order.every((tile, at) => tile === at)
}
