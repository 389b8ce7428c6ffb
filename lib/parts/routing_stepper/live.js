/** Says to other parts of the page which routing is stepped through. */

import { publish } from "../kit/live.js"
import { isMoving } from "../kit/routed/choice.js"

/** @typedef {import("../kit/routed/choice.js").Choice} Choice */
/** @typedef {import("./scene.js").Scene} Scene */

/**
 * Return what says the routing that is shown, if it is another one than what was said last.
 *
 * @returns {(scene: Scene, of: Choice | null, answer: string | null) => void}
 */
export function createTelling() {
  let said = ""
  /** @type {Float32Array | null} */
  let outputs = null
  return ({ arrays, trace, kind: { question }, origin, off, state: { j } }, of, answer) => {
    const isAsked = question !== null && answer === null
    const about = JSON.stringify([origin, j, isAsked, of && isMoving(of)])
    if (said === about && outputs === arrays.outputs.data) return
    said = about
    outputs = arrays.outputs.data
    publish("routing", {
      run: origin.run, checkpoint: origin.checkpoint, picture: origin.picture, isMoving: of !== null && isMoving(of),
      iterations: trace.iterations, off: [...off], image: arrays.image, outputs: arrays.outputs, couplings: arrays.couplings, shown: j, isAsked,
    })
  }
}

/** Take back what was said. */
export function tellNothing() {
  publish("routing", undefined)
}
