/**
 * How the tiles lie, and which one is taken up. A state is never changed: each function returns the next.
 *
 * @typedef {{ cut: number, order: readonly number[] }} Layout tiles a side, and which tile lies in each place, row by row
 *
 * @typedef {object} State
 * @property {Layout} layout
 * @property {number | null} taken the place whose tile is taken up
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
  return { layout, taken: null, seed: 0 }
}

/**
 * Return the state after a tap on a place: it takes a tile up, puts it down again, or swaps it with this place's.
 *
 * @param {State} state
 * @param {number} place
 * @returns {State}
 */
export function tapped(state, place) {
  const { layout: { cut, order }, taken } = state
  if (taken === null) return { ...state, taken: place }
  if (taken === place) return { ...state, taken: null }
  return { ...state, layout: { cut, order: swapped(order, taken, place) }, taken: null }
}

/**
 * Return the state with the picture cut otherwise, and scrambled.
 *
 * @param {State} state
 * @param {number} cut
 * @returns {State}
 */
export function withCut(state, cut) {
  return { ...state, layout: { cut, order: shuffledOrder(cut, state.seed) }, taken: null }
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
  return { ...state, layout: { cut, order: wholeOrder(cut) }, taken: null }
}

/**
 * Write a layout as the address does: how it is cut, then the tiles.
 *
 * @param {Layout} layout
 */
export function layoutText({ cut, order }) {
  return [cut, ...order].join("-")
}

/**
 * Return the layout that an address says, or null if it is not possible.
 *
 * @param {string | null | undefined} text
 * @returns {Layout | null}
 */
export function layoutIn(text) {
  if (!/^[234](-\d{1,2}){4,16}$/.test(text ?? "")) return null
  const [cut, ...order] = String(text).split("-").map(Number)
  return wholeOrder(cut).every((tile) => order.includes(tile)) && order.length === cut * cut ? { cut, order } : null
}

/**
 * Return whether the tiles lie as in the whole picture.
 *
 * @param {Layout} layout
 */
export function isWhole({ order }) {
  return order.every((tile, at) => tile === at)
}
