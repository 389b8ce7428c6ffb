/**
 * Everything that both routings are drawn from.
 *
 * @typedef {import("../kit/network/passes.js").Floats} Floats
 * @typedef {import("./maths.js").Routing} Routing
 * @typedef {import("./state.js").Second} Second
 *
 * @typedef {object} Meta
 * @property {Second[]} seconds the first is the stepper's own
 * @property {string[]} classes
 * @property {number} most_iterations
 * @property {{ run: string, checkpoint: string, picture: string, off: number[], iterations: number } | null} sent what the server routed
 * @property {import("./state.js").View} view
 *
 * @typedef {import("../kit/part.js").Update<Meta, Record<string, Floats>>} Update
 *
 * @typedef {Routing & { lengths: number[][], entropies: number[] }} Measured after each iteration
 *
 * @typedef {object} Shown
 * @property {Measured} first
 * @property {Measured} second
 * @property {[string, string]} names of both, as the learner reads them
 * @property {number} which class is looked at above
 * @property {[[number, number, number], [number, number, number]]} places rows, columns and types of both
 * @property {[readonly number[], readonly number[]]} off the primary capsules that are off
 *
 * @typedef {{ update: Update, shown: Shown, colours: import("../kit/theme.js").Colours,
 *   of: import("../kit/live.js").LiveRouting, chosen: import("./state.js").Chosen }} Scene
 */

import { entropiesAfter, lengthsOf } from "./maths.js"

/**
 * Return a routing with its lengths and entropies.
 *
 * @param {Routing} routing
 * @returns {Measured}
 */
export function measured(routing) {
  return { ...routing, lengths: lengthsOf(routing), entropies: entropiesAfter(routing) }
}
