/** How the parts lie, in words. */

import { fill, fillPlural, joinClauses, joinList, joinSentences } from "../kit/text.js"

/** @typedef {import("./scene.js").Scene} Scene */
/** @typedef {import("./state.js").Move} Move */

/**
 * Return in which order the parts lie, and which are moved.
 *
 * @param {Scene} scene
 */
export function boardText(scene) {
  const { update: { labels }, state: { layout: { order } } } = scene
  const text = fill(labels.board, { order: joinList(labels, order.map((tile) => String(tile + 1))) })
  return joinSentences([text, movesText(scene)])
}

/**
 * Return which parts are moved, how far, and what fills their places; "" if none is.
 *
 * @param {Scene} scene
 */
export function movesText(scene) {
  const { update: { labels }, state: { layout: { order, moves } } } = scene
  const parts = moves.map((move) => fill(labels.moved_part, { part: order[move.place] + 1, shift: shiftText(scene, move) }))
  return parts.length ? fill(labels.moved, { parts: joinClauses(labels, parts) }) : ""
}

/**
 * Return how far a part is moved, and where to.
 *
 * @param {Scene} scene
 * @param {Move} move
 */
export function shiftText({ update: { labels, plurals, language } }, { right, down }) {
  return joinList(labels, [
    right && fillPlural(right > 0 ? plurals.to_right : plurals.to_left, Math.abs(right), language),
    down && fillPlural(down > 0 ? plurals.to_bottom : plurals.to_top, Math.abs(down), language),
  ].filter((text) => text !== 0))
}
