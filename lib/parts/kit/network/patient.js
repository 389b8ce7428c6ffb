/** Asks a network in the browser, and the server too where that takes long or cannot be. */

import { PATIENCE } from "./chosen.js"

const LATE = "late"

/**
 * Return the first answer that somebody has; null if the browser can answer but a newer request overtook this one, or nobody can.
 *
 * @template Found
 * @param {import("./chosen.js").Chosen} chosen
 * @param {(network: import("../network.js").Network) => Promise<Found | null>} inBrowser
 * @param {() => Promise<Found | null>} onServer
 * @param {number} [patience] ms until the server is asked too
 * @returns {Promise<Found | null>}
 */
export async function askPatiently(chosen, inBrowser, onServer, patience = PATIENCE) {
  if (!chosen.isAble()) return onServer()
  const here = chosen.ask(inBrowser)
  const first = await Promise.race([here, late(patience)])
  if (first === LATE) return firstOf([here, onServer()])
  return first !== null || chosen.isAble() ? first : onServer()
}

/**
 * @param {number} ms
 * @returns {Promise<typeof LATE>}
 */
function late(ms) {
  return new Promise((resolve) => {
    setTimeout(resolve, ms, LATE)
  })
}

/**
 * Return the first that is not null.
 *
 * @template Found
 * @param {Promise<Found | null>[]} answers
 * @returns {Promise<Found | null>}
 */
async function firstOf(answers) {
  const found = answers.map(async (answer) => {
    const one = await answer
    if (one === null) throw new Error("No answer.")
    return one
  })
  return Promise.any(found).catch(() => null)
}
