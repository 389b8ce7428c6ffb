/** Timers: the glide from step to step, playing, and the address, which is written a moment later. */

import { setQuery } from "../kit/address.js"
import { prefersLessMotion } from "../kit/dom.js"

/** @typedef {import("./scene.js").Motion} Motion */

const GLIDE_MS = 250
const PLAY_MS = 1400
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
   * @param {Pick<Motion, "values" | "known">} before
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
      draw({ values, known: before.known, progress: eased })
      if (progress < 1) frame = requestAnimationFrame(drawAt)
    }
    drawAt(began)
  }
  return { start, stop }
}

/**
 * Return a player, which calls `step` again and again.
 *
 * @param {() => void} step
 */
export function createPlayer(step) {
  /** @type {ReturnType<typeof setInterval> | undefined} */
  let timer
  return {
    start() { timer = setInterval(step, PLAY_MS) },
    stop() { clearInterval(timer) },
  }
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
