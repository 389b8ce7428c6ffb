/** Measures in the browser what is left of the answer while capsules fall silent one after the other. */

import { openNetwork } from "../../kit/network.js"
import { createChosen } from "../../kit/network/chosen.js"
import { observe } from "../../kit/routed/route_picture.js"
import { contributionsTo, ordersOf, pointWithout } from "./falling.js"

/** @typedef {import("../../kit/routed/choice.js").Choice} Choice */
/** @typedef {import("../../kit/network/passes.js").Floats} Floats */
/** @typedef {import("../scene.js").Scene} Scene */
/** @typedef {{ order: import("./falling.js").Order, points: import("./falling.js").Point[] }} Curve */
/** @typedef {ReturnType<typeof createFalling>} Falling */

const DRAW_MS = 120 // between two drawings of curves that grow

/**
 * @param {() => void} onChange called when a curve has grown, and when the browser turns out to be unable
 * @param {Parameters<typeof createChosen>[1]} [openBy]
 */
export function createFalling(onChange, openBy = openNetwork) {
  /** @type {Curve[]} */
  let curves = []
  /** @type {{ image: Floats, iterations: number, checkpoint: string, isMoving: boolean } | null} */
  let of = null
  /** @type {object | null} what is measured, or was; another one ends it */
  let task = null
  const chosen = createChosen(onChange, openBy)

  /** @param {Scene} scene */
  function answerOf({ allOn, trace }) {
    return (allOn?.trace ?? trace).answer
  }

  /** @param {Scene} scene */
  async function measure(scene) {
    if (task || !of || of.isMoving || !chosen.isAble()) return
    const mine = task = {}
    const { image, iterations } = of
    const { trace, kind, arrays } = scene.allOn ?? scene
    const alpha = arrays.input_activations ? trace.perInput("input_activations") : null
    const answer = answerOf(scene)
    const before = { answer, vector: trace.output(trace.iterations - 1, answer) }
    curves = ordersOf(contributionsTo(answer, trace, kind, alpha)).map((order) => ({ order, points: [] }))
    let drawn = performance.now()
    const seen = await chosen.ask((network) => observe(network, image.data))
    for (const { order, points } of curves) {
      for (const count of order.counts) {
        if (!seen || task !== mine) return
        const off = order.capsules.slice(0, count)
        const point = await chosen.ask((network) => pointWithout(network, seen, iterations, off, before))
        if (!point || task !== mine) return
        points.push(point)
        if (performance.now() - drawn < DRAW_MS) continue
        onChange()
        drawn = performance.now()
      }
    }
    onChange()
  }

  return {
    answerOf,
    measure,
    curves: () => curves,
    isAble: chosen.isAble,

    /**
     * Look at another picture, network or number of iterations; what was measured of the one before is forgotten.
     *
     * @param {string | null} network its address
     * @param {Choice} choice
     * @param {boolean} isMoving
     * @param {Floats} image
     */
    open(network, { iterations, checkpoint }, isMoving, image) {
      const isOther = chosen.open(network)
      const isSame = of && of.image.data === image.data && of.iterations === iterations && of.checkpoint === checkpoint
      of = { image, iterations, checkpoint, isMoving }
      if (isSame && !isOther) return
      task = null
      curves = []
    },

    stop() {
      task = null
      chosen.close()
    },
  }
}
