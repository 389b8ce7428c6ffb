/** Walks from the vector of the capsule that is looked at to that of another test digit, in the browser. */

import { createDecoder } from "./decoder.js"
import { drawStop, drawTarget, fillWalk } from "./views/walk.js"
import { STOPS, capsulesBetween, nextDigit } from "./walk.js"

/** @typedef {import("./scene.js").Scene} Scene */
/** @typedef {import("../kit/capsules/vectors.js").ClassVectors} ClassVectors */

const SOON = 200 // ms that a capsule rests before the whole way is drawn

/**
 * @param {import("./views/walk.js").WalkNodes} nodes
 * @param {(to: number) => void} onTarget when a learner has chosen another end
 */
export function createWalking(nodes, onTarget) {
  const [one, many] = [createDecoder(), createDecoder()]
  /** @type {Scene | null} */
  let scene = null
  /** @type {ClassVectors | null} */
  let digits = null
  let [to, turn] = [-1, 0]
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer

  /** @param {number} share */
  function capsulesAt(share) {
    if (!scene || !digits || to < 0) return null
    const { vectors: { data, shape: [, dim] }, labels: { data: classes } } = digits
    const end = { which: classes[to], vector: data.subarray(to * dim, (to + 1) * dim) }
    return capsulesBetween({ which: scene.which, vector: scene.vector }, end, share)
  }

  async function drawNow() {
    const capsules = capsulesAt(nodes.share.valueAsNumber)
    if (!scene || !capsules) return
    const { lengths, update: { arrays: { image: { shape } } } } = scene
    drawStop(nodes.now, await one.draw(capsules, lengths.length), shape)
  }

  async function drawWay() {
    const mine = ++turn
    for (const [at, stop] of nodes.stops.entries()) {
      const capsules = capsulesAt(at / (STOPS - 1))
      if (!scene || !capsules) return
      const { lengths, update: { arrays: { image: { shape } } } } = scene
      const drawn = await many.draw(capsules, lengths.length)
      if (mine !== turn) return
      drawStop(stop, drawn, shape)
    }
  }

  function follow() {
    clearTimeout(timer)
    drawNow()
    timer = setTimeout(drawWay, SOON)
  }

  /** @param {number} next */
  function walkTo(next) {
    if (!scene || !digits || next < 0) return
    to = next
    drawTarget(nodes, scene.update, digits, to)
    follow()
  }

  /** @param {number} wanted class */
  function nextOf(wanted) {
    if (!digits) return -1
    const { labels: { data: classes }, images: { shape: [count] } } = digits
    return nextDigit(classes, count, wanted, to)
  }

  function choose() {
    walkTo(nextOf(Number(nodes.of.value)))
    if (to >= 0) onTarget(to)
  }

  nodes.of.onchange = nodes.another.onclick = choose
  nodes.share.oninput = drawNow

  return {
    /** @param {import("./scene.js").Update} update */
    fill: (update) => fillWalk(nodes, update),

    /**
     * Walk from what is looked at now; without test digits, or where the browser cannot draw, there is no way.
     *
     * @param {Scene} next
     * @param {ClassVectors | null} known
     * @param {import("./decoder.js").Source} source
     */
    show(next, known, source) {
      one.open(source)
      many.open(source)
      const isOther = known !== digits
      ;[scene, digits] = [next, known]
      const { labels, meta } = next.update
      const isHere = known !== null
      nodes.box.hidden = meta.losses.reconstruction === null
      nodes.body.hidden = nodes.tools.hidden = !isHere
      nodes.help.textContent = labels.walk_help
      if (!isHere) return
      const asked = next.state.to !== null && next.state.to < known.images.shape[0] ? next.state.to : null
      if (isOther || to < 0) walkTo(asked ?? nextOf((next.which + 1) % next.lengths.length))
      else if (!next.of.picture?.isMoving) follow()
    },

    stop() {
      clearTimeout(timer)
      turn += 1
      one.close()
      many.close()
    },
  }
}
