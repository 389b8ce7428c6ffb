/** No routing: every class capsule gets the same share of every vote. */

import { fill } from "../../kit/text.js"
import { squashWork, weightedSumWork } from "../describe/work.js"

/** @typedef {import("../describe/kind.js").Drawing} Drawing */
/** @typedef {import("../describe/kind.js").Moment} Moment */
/** @typedef {import("../describe/kind.js").Work} Work */

/**
 * Return what is drawn and worked out without routing.
 *
 * @returns {Drawing}
 */
export function drawingOf() {
  return {
    steps: {
      equal_shares: { work: equalSharesWork },
      weighted_sum: { work: weightedSumWork },
      squash: { work: squashWork },
    },
  }
}

/**
 * @param {Moment} moment
 * @returns {Work}
 */
function equalSharesWork({ trace, labels, state: { i, j }, t }) {
  return {
    name: "coupling",
    caption: fill(labels.equal_shares_caption, { outputs: trace.outputs }),
    formula: "c = 1 / J",
    working: [`1 / ${trace.outputs}`],
    symbol: "c",
    value: trace.coupling(t, i, j),
  }
}
