/**
 * The worker in which UMAP lays vectors out. It is no module, as umap-js is a script that says what it has in `self`.
 *
 * @typedef {{ id: number, fit?: { vectors: number[][], dims: number }, place?: number[] }} Request
 * @typedef {{ id: number, points?: number[][], error?: string }} Reply
 */

/** @type {any} */
const scope = self

/** @type {any} */
let umap = null
let random = Math.random

/** @param {MessageEvent<Request>} event */
scope.onmessage = async ({ data: { id, fit, place } }) => {
  try {
    const [{ seededRandom }, { SETTINGS }] = await Promise.all([import("../../kit/random.js"), import("./settings.js")])
    if (!scope.UMAP) scope.importScripts("../../umap/umap.js")
    random = seededRandom(SETTINGS.seed) // the same vectors have the same places, whatever was asked before
    if (fit) {
      const { vectors, dims } = fit
      const nNeighbors = Math.min(SETTINGS.neighbours, vectors.length - 1)
      umap = new scope.UMAP.UMAP({ nComponents: dims, nNeighbors, minDist: SETTINGS.distance, random: () => random() })
      scope.postMessage({ id, points: umap.fit(vectors) })
    } else scope.postMessage({ id, points: umap.transform([place]) })
  } catch (error) {
    scope.postMessage({ id, error: String(error) })
  }
}
