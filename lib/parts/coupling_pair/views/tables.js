/** The numbers of two pictures' couplings as tables: by class, and the capsules that differ most. */

import { countedCapsule } from "../../kit/capsules/geometry.js"
import { tableOf } from "../../kit/table.js"
import { farthestApart, meanOf, towards } from "../maths.js"

/** @typedef {import("../scene.js").Scene} Scene */

const MOST = 12

/**
 * Return the mean coupling to each class in both pictures, and the mean absolute difference.
 *
 * @param {Scene} scene
 */
export function byClass({ update: { meta: { classes } }, pair }) {
  return classes.map((name, which) => {
    const [first, second] = pair.map(({ routed }) => towards(routed.couplings, classes.length, which))
    return { name, first: meanOf(first), second: meanOf(second), apart: meanOf(first.map((value, at) => Math.abs(value - second[at]))) }
  })
}

/**
 * @param {HTMLElement} box
 * @param {Scene} scene
 */
export function drawTables(box, scene) {
  const { update: { labels, numbers: { decimals }, meta: { geometry } }, maps: [first, second] } = scene
  const inTable = (/** @type {number} */ value) => ({ value, text: decimals(value, 4) })
  box.replaceChildren(
    tableOf([labels.table_class, labels.table_first, labels.table_second, labels.table_difference],
      byClass(scene).map(({ name, first: one, second: other, apart }) => [name, inTable(one), inTable(other), inTable(apart)]), labels.table_classes),
    tableOf([labels.table_capsule, labels.table_first_one, labels.table_second_one],
      farthestApart(first, second, MOST).map((at) => [
        String(countedCapsule(geometry, at).capsule), inTable(first[at]), inTable(second[at])]), labels.table_farthest),
  )
}
