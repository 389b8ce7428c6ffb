/** Measures what is left of the answer while capsules fall silent one after the other: in the browser, or on the server. */

import { openNetwork } from "../../kit/network.js"
import { createChosen } from "../../kit/network/chosen.js"
import { askPatiently } from "../../kit/network/patient.js"
import { observe } from "../../kit/routed/route_picture.js"
import { contributionsTo, ordersOf, pointWithout, pointsOnServer } from "./falling.js"

/** @typedef {import("../../kit/routed/choice.js").Choice} Choice */
/** @typedef {import("../../kit/network/passes.js").Answer} Answer */
/** @typedef {import("../../kit/network/passes.js").Floats} Floats */
/** @typedef {import("../scene.js").Scene} Scene */
/** @typedef {import("./falling.js").Before} Before */
/** @typedef {{ order: import("./falling.js").Order, points: import("./falling.js").Point[] }} Curve */
/** @typedef {{ image: Floats, iterations: number, checkpoint: string, isMoving: boolean, server: string | undefined }} Subject */
/** @typedef {ReturnType<typeof createFalling>} Falling */

const DRAW_MS = 120 // between two drawings of curves that grow

/**
 * @param {() => void} onChange called when a curve has grown, and when it turns out who measures
 * @param {Parameters<typeof createChosen>[1]} [openBy]
 * @param {number} [patience] ms until the server is asked, where the network is still on its way
 */
export function createFalling(onChange, openBy = openNetwork, patience = undefined) {
  /** @type {Curve[]} */
  let curves = []
  /** @type {Subject | null} */
  let of = null
  /** @type {object | null} what is measured, or was; another one ends it */
  let task = null
  let [isRefused, isOnServer] = [false, false]
  const chosen = createChosen(onChange, openBy)

  const isAble = () => chosen.isAble() || (of?.server !== undefined && !isRefused)

  /** @param {Scene} scene */
  function answerOf({ allOn, trace }) {
    return (allOn?.trace ?? trace).answer
  }

  /** @param {Scene} scene */
  async function measure(scene) {
    if (task || !of || of.isMoving || !isAble()) return
    const [mine, subject] = [task = {}, of]
    const { trace, kind, arrays } = scene.allOn ?? scene
    const alpha = arrays.input_activations ? trace.perInput("input_activations") : null
    const answer = answerOf(scene)
    const before = { answer, vector: trace.output(trace.iterations - 1, answer) }
    curves = ordersOf(contributionsTo(answer, trace, kind, alpha)).map((order) => ({ order, points: [] }))
    const seen = await askPatiently(chosen, (network) => observe(network, subject.image.data), async () => null, patience)
    isOnServer = seen === null
    for (const curve of curves) {
      if (task !== mine) return
      const isWhole = seen !== null && await measureHere(curve, subject, seen, before, mine)
      if (task !== mine) return
      if (!isWhole) await askServer(curve, subject, before, mine)
      if (isRefused) return onChange()
    }
    onChange()
  }

  /**
   * Measure the points of a curve in the browser; return whether it could.
   *
   * @param {Curve} curve
   * @param {Subject} subject
   * @param {Answer} seen
   * @param {Before} before
   * @param {object} mine the task
   */
  async function measureHere({ order, points }, { iterations }, seen, before, mine) {
    let drawn = performance.now()
    for (const count of order.counts) {
      const off = order.capsules.slice(0, count)
      const point = await chosen.ask((network) => pointWithout(network, seen, iterations, off, before))
      if (!point || task !== mine) return false
      points.push(point)
      if (performance.now() - drawn < DRAW_MS) continue
      onChange()
      drawn = performance.now()
    }
    return true
  }

  /**
   * @param {Curve} curve
   * @param {Subject} subject
   * @param {Before} before
   * @param {object} mine the task
   */
  async function askServer({ order, points }, { server, image, iterations }, before, mine) {
    isOnServer = true
    onChange()
    const found = server === undefined ? null : await pointsOnServer(server, image, iterations, order, before)
    if (task !== mine) return
    if (found) points.splice(0, points.length, ...found)
    else isRefused = true
  }

  return {
    answerOf,
    measure,
    curves: () => curves,
    /** Return whether somebody can measure. */
    isAble,
    /** Return whether the server measures. */
    isOnServer: () => isOnServer,

    /**
     * Look at another picture, network or number of iterations; what was measured of the one before is forgotten.
     *
     * @param {string | null} network its address
     * @param {string | undefined} server where the server measures
     * @param {Choice} choice
     * @param {boolean} isMoving
     * @param {Floats} image
     */
    open(network, server, { iterations, checkpoint }, isMoving, image) {
      const isOther = chosen.open(network)
      const isSame = of && of.image.data === image.data && of.iterations === iterations && of.checkpoint === checkpoint
      of = { image, iterations, checkpoint, isMoving, server }
      if (isSame && !isOther) return
      task = null
      curves = []
      isRefused = isOnServer = false
    },

    stop() {
      task = null
      chosen.close()
    },
  }
}
