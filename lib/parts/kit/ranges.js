/** Sets of things that a learner counts from 1, as an address has them: "1-4,9"; `lib/number_ranges.py` reads them. */

import { counted } from "./counting.js"

/**
 * Return the text of these indices; "" if there are none.
 *
 * @param {Iterable<number>} indices in any order
 */
export function rangesText(indices) {
  /** @type {[number, number][]} the first and the last of each range */
  const ranges = []
  for (const at of [...new Set(indices)].sort((one, other) => one - other)) {
    const last = ranges.at(-1)
    if (last && last[1] === at - 1) last[1] = at
    else ranges.push([at, at])
  }
  return ranges.map(([first, last]) => (first === last ? String(counted(first)) : `${counted(first)}-${counted(last)}`)).join(",")
}
