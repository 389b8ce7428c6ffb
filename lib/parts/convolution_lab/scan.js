/** Goes through the outputs one after another. */

/** Outputs a second, by the position of the slider. */
const SPEEDS = [4, 20, 120, 800]

/**
 * Return where a scan is after some time, from 0 to the last output.
 *
 * @param {number} index
 * @param {number} elapsed milliseconds
 * @param {number} speed position of the slider
 * @param {number} last
 */
export function scannedTo(index, elapsed, speed, last) {
  return Math.min(index + elapsed / 1000 * SPEEDS[speed], last)
}

/**
 * Make a scan that stands still.
 *
 * @param {() => number} speedNow gives the position of the slider
 * @param {(scanned: number) => void} show is called each frame with how many outputs are scanned
 * @param {(isDone: boolean) => void} onStop
 */
export function createScan(speedNow, show, onStop) {
  let frame = 0

  /** @param {boolean} isDone */
  function stop(isDone = false) {
    if (frame === 0) return
    cancelAnimationFrame(frame)
    frame = 0
    onStop(isDone)
  }

  return {
    isRunning: () => frame !== 0,
    stop,

    /**
     * Scan on behind `scanned` outputs, from the first one where those were all of `count`.
     *
     * @param {number | null} scanned
     * @param {number} count
     */
    start(scanned, count) {
      const last = count - 1
      let index = scanned === null || scanned > last ? 0 : scanned - 1
      /** @type {number | null} */
      let before = null
      /** @param {number} now */
      const step = (now) => {
        index = scannedTo(index, now - (before ?? now), speedNow(), last)
        before = now
        show(Math.floor(index) + 1)
        if (index < last) frame = requestAnimationFrame(step)
        else stop(true)
      }
      show(index + 1)
      frame = requestAnimationFrame(step)
    },
  }
}
