/** Says how much of a network has arrived, where the server answers meanwhile because that takes long. */

import { PATIENCE } from "./chosen.js"
import { howFar, whyOnServer } from "./words.js"

const LOOK_MS = 300

/** @typedef {ReturnType<typeof createArrival>} Arrival */

/**
 * @param {import("./chosen.js").Chosen} chosen
 * @param {() => void} onChange called now and then while the network arrives, and once it has
 */
export function createArrival(chosen, onChange) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer
  let isLate = false

  function look() {
    isLate = true
    onChange()
    if (chosen.arrived()) timer = setTimeout(look, LOOK_MS)
  }

  return {
    /** Begin with the network that was just opened. */
    begin() {
      clearTimeout(timer)
      isLate = false
      timer = setTimeout(look, PATIENCE)
    },

    /**
     * Return why the server answers, or "" if it need not.
     *
     * @param {import("../text.js").Labels} labels
     * @param {import("../numbers.js").Numbers} numbers
     */
    text(labels, numbers) {
      const arrived = chosen.arrived()
      if (!arrived) return whyOnServer(chosen.reason(), labels)
      return isLate ? howFar(arrived, labels, numbers) : ""
    },

    stop: () => clearTimeout(timer),
  }
}
