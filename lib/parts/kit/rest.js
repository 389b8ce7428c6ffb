/** Waits until something is at rest. */

/** @param {number} ms */
export function createRest(ms) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer
  const stop = () => clearTimeout(timer)
  return {
    /**
     * Do something after so many milliseconds without another call.
     *
     * @param {() => void} act
     */
    then(act) {
      stop()
      timer = setTimeout(act, ms)
    },
    stop,
  }
}
