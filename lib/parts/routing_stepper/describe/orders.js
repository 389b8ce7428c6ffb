/**
 * Which primary capsules stand on the stage, and in which order. It holds for the whole trace, so that no row
 * jumps while stepping.
 *
 * @typedef {import("../maths/trace.js").Trace} Trace
 * @typedef {import("./quantities.js").Wording} Wording
 * @typedef {import("../../kit/text.js").PluralForms} PluralForms
 * @typedef {(plurals: Record<string, PluralForms>) => PluralForms} PluralWording picks a text that depends on a count
 *
 * @typedef {object} Presence how present a primary capsule is
 * @property {(i: number) => number} of in [0, 1]
 * @property {Wording} legend
 * @property {Wording} column its name above a table
 * @property {Wording} button what a primary capsule is called
 * @property {Wording} order
 * @property {PluralWording} title
 *
 * @typedef {object} Order
 * @property {Wording} option its name in the list of orders
 * @property {PluralWording} title of the stage
 * @property {(i: number) => number} rank the capsules with the highest are taken
 * @property {(i: number) => number} [sortKey] of the capsules that are taken the one with the highest stands on top; without it, the rank decides
 */

import { indices } from "../maths/vectors.js"

/**
 * Return the length of a primary capsule as its presence.
 *
 * @param {Trace} trace
 * @returns {Presence}
 */
export function lengthPresence(trace) {
  return {
    of: (i) => trace.primaryLengths[i],
    legend: (labels) => labels.legend_disc,
    column: (labels) => labels.column_length,
    button: (labels) => labels.capsule_button,
    order: (labels) => labels.order_longest,
    title: (plurals) => plurals.title_longest,
  }
}

/**
 * Return the order that takes those whose last shares are furthest from uniform; the ones that sortKey most to the answer on top.
 *
 * @param {Trace} trace
 * @param {(i: number, j: number) => number} share
 * @param {Partial<Order>} [own]
 * @returns {Order}
 */
export function movedOrder(trace, share, own = {}) {
  return {
    option: (labels) => labels.order_moved,
    title: (plurals) => plurals.title_moved,
    rank: (i) => Math.max(...indices(trace.outputs).map((j) => Math.abs(share(i, j) - trace.uniform))),
    sortKey: (i) => share(i, trace.answer),
    ...own,
  }
}

/**
 * Return the order that begins with the most present capsules.
 *
 * @param {Presence} presence
 * @returns {Order}
 */
export function presenceOrder(presence) {
  return { option: presence.order, title: presence.title, rank: presence.of }
}

/**
 * Return the order that takes the same capsules as `first`, from the first position to the last.
 *
 * @param {Order} first
 * @param {PluralWording} title
 * @returns {Order}
 */
export function positionOrder(first, title) {
  return { option: (labels) => labels.order_position, title, rank: first.rank, sortKey: (i) => -i }
}

/**
 * Return the name of the chosen order, or of the kind's first where it has no such order.
 *
 * @param {Record<string, Order>} orders
 * @param {string} chosen
 */
export function orderOf(orders, chosen) {
  return chosen in orders ? chosen : Object.keys(orders)[0]
}

/**
 * Return the primary capsules to list, top to bottom.
 *
 * @param {number} inputs how many there are
 * @param {Order} order
 * @param {string} shown how many to list, or "all", by position
 */
export function listedCapsules(inputs, { rank, sortKey }, shown) {
  const all = indices(inputs)
  if (shown === "all") return all
  /** @param {(i: number) => number} key */
  const by = (key) => {
    const keys = all.map(key)
    return (/** @type {number} */ one, /** @type {number} */ other) => keys[other] - keys[one] || one - other
  }
  const taken = [...all].sort(by(rank)).slice(0, Number(shown))
  return sortKey ? taken.sort(by(sortKey)) : taken
}
