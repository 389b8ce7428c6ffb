/** Timers: the glide from step to step, playing, and the address, which is written a moment later. */

import { setQuery } from "../kit/address.js"
import { prefersLessMotion } from "../kit/dom.js"

/** @typedef {import("./scene.js").Motion} Motion */

const GLIDE_MS = 250
const PLAY_MS = 900
const WRITE_MS = 200 // browsers stop listening to an address that changes more often
const MOST_GLIDING = 4000 // links; more are drawn too slowly to glide

/**
 * Return the glide of the links from one step to the next: `start` and `stop`.
 *
 * @param {(motion: Motion) => void} draw
 */
export function createGlide(draw) {
  let frame = 0
  const stop = () => cancelAnimationFrame(frame)
  /**
   * @param {Pick<Motion, "values" | "from">} before
   * @param {Float32Array} target
   */
  function start(before, target) {
    stop()
    const isStill = target.length > MOST_GLIDING || prefersLessMotion()
    const began = performance.now()
    /** @param {number} now */
    const drawAt = (now) => {
      const progress = isStill ? 1 : Math.min(Math.max(now - began, 0) / GLIDE_MS, 1)
      const eased = progress * (2 - progress)
      const values = progress === 1 ? target : target.map((value, at) => before.values[at] + eased * (value - before.values[at]))
      draw({ values, from: before.from, progress: eased })
      if (progress < 1) frame = requestAnimationFrame(drawAt)
    }
    drawAt(began)
  }
  return { start, stop }
}

/**
 * Return a player, which goes on to the last step: `toggle` begins, at the first step if it is at the last, and ends. A question
 * interrupts it, and then it goes on.
 *
 * @param {object} stepper
 * @param {() => import("./scene.js").Scene | null} stepper.scene
 * @param {(by: number) => void} stepper.stepBy
 * @param {(step: number) => void} stepper.goTo
 * @param {(isPlaying: boolean) => void} stepper.show
 */
export function createPlayer({ scene, stepBy, goTo, show }) {
  /** @type {ReturnType<typeof setInterval> | undefined} */
  let timer
  let isInterrupted = false
  const isLast = () => scene()?.state.step === (scene()?.steps ?? 0) - 1
  function start() {
    clearInterval(timer)
    timer = setInterval(() => (isLast() ? stop() : stepBy(1)), PLAY_MS)
    show(true)
  }
  function stop() {
    clearInterval(timer)
    if (scene()?.state.isPlaying) show(false)
  }
  function interrupt() {
    isInterrupted = scene()?.state.isPlaying ?? false
    stop()
  }
  function resume() {
    if (isInterrupted) start()
    isInterrupted = false
  }
  function toggle() {
    if (!scene()) return
    if (scene()?.state.isPlaying) return stop()
    if (isLast()) goTo(0)
    else stepBy(1)
    isInterrupted = scene()?.state.pending !== null
    if (!isInterrupted) start()
  }
  return { toggle, stop, interrupt, resume }
}

/**
 * Return what writes the address: `now`, or `soon`, which waits if it was written a moment ago.
 *
 * @param {() => Parameters<typeof setQuery>[0]} changes
 */
export function createAddress(changes) {
  let written = -Infinity
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer
  function stop() {
    clearTimeout(timer)
    timer = undefined
  }
  function now() {
    stop()
    written = performance.now()
    setQuery(changes())
  }
  function soon() {
    if (performance.now() - written > WRITE_MS) now()
    else timer ??= setTimeout(now, WRITE_MS)
  }
  return { now, soon, stop }
}
