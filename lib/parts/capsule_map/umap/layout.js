/**
 * UMAP's map of some vectors, made in a worker of its own so that nothing freezes.
 *
 * @typedef {object} Layout
 * @property {Promise<number[][]>} points where each vector lies; rejects if the browser cannot say
 * @property {(vector: number[]) => Promise<number[] | null>} place where one more vector lies; null if a newer one was asked for meanwhile
 * @property {() => void} stop ends the worker
 */

import { createLatest } from "../../kit/network/latest.js"

/** UMAP needs so many vectors at least. */
export const FEWEST = 8

/**
 * Begin to lay vectors out.
 *
 * @param {number[][]} vectors at least `FEWEST`
 * @param {number} dims of the map
 * @returns {Layout}
 */
export function layOut(vectors, dims) {
  const worker = new Worker(new URL("worker.js", import.meta.url), { name: "capsule-lab-umap" })
  /** @type {Map<number, { resolve: (points: number[][]) => void, reject: (error: Error) => void }>} */
  const pending = new Map()
  let last = 0
  /** @param {Error} error */
  const fail = (error) => {
    for (const { reject } of pending.values()) reject(error)
    pending.clear()
  }
  worker.onmessage = (/** @type {MessageEvent<import("./worker.js").Reply>} */ { data: { id, points, error } }) => {
    const request = pending.get(id)
    pending.delete(id)
    if (points) request?.resolve(points)
    else request?.reject(new Error(error))
  }
  worker.onerror = (event) => {
    event.preventDefault()
    fail(new Error(event.message))
  }

  /**
   * @param {Omit<import("./worker.js").Request, "id">} asked
   * @returns {Promise<number[][]>}
   */
  const ask = (asked) => new Promise((resolve, reject) => {
    last += 1
    pending.set(last, { resolve, reject })
    worker.postMessage({ id: last, ...asked })
  })

  const latest = /** @type {typeof createLatest<number[][]>} */ (createLatest)()
  return {
    points: ask({ fit: { vectors, dims } }),
    place: async (vector) => (await latest.ask(() => ask({ place: vector })))?.[0] ?? null,
    stop() {
      latest.close()
      worker.terminate()
      fail(new Error("It is not wanted any more."))
    },
  }
}
