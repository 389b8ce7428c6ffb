/**
 * Keeps up with a learner who moves faster than a network answers: one request is under way and one waits, the newest;
 * a request that was overtaken while it waited is never made.
 *
 * @template T
 * @typedef {object} Latest
 * @property {(make: () => Promise<T>) => Promise<T | null>} ask makes the request when its turn comes; null if it was overtaken
 * @property {() => void} close gives null for all that is not answered yet
 */

/**
 * @template T
 * @returns {Latest<T>}
 */
export function createLatest() {
  /** @typedef {{ make: () => Promise<T>, resolve: (answer: T | null) => void, reject: (error: unknown) => void }} Request */

  /** @type {Request | null} */
  let waiting = null
  let busy = false
  let closed = false

  /** @param {Request} request */
  async function run({ make, resolve, reject }) {
    busy = true
    try {
      const answer = await make()
      resolve(closed ? null : answer)
    } catch (error) {
      if (closed) resolve(null)
      else reject(error)
    }
    busy = false
    const next = waiting
    waiting = null
    if (next) run(next)
  }

  return {
    ask: (make) => new Promise((resolve, reject) => {
      if (closed) return resolve(null)
      if (!busy) return run({ make, resolve, reject })
      waiting?.resolve(null)
      waiting = { make, resolve, reject }
    }),
    close() {
      closed = true
      waiting?.resolve(null)
      waiting = null
    },
  }
}
