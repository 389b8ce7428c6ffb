/**
 * Brings test digits onto the map: at once along PCA's axes, or where UMAP's worker says, with the learner's digit after them.
 *
 * @typedef {import("./scene.js").ClassVectors} ClassVectors
 * @typedef {import("./scene.js").Scene} Scene
 * @typedef {import("./state.js").State} State
 * @typedef {Pick<Scene, "places" | "points" | "pca" | "note">} Made
 */

import { FEWEST, layOut } from "./umap/layout.js"
import { project } from "./maths/pca.js"
import { axesOf, placesOf, pointsOf, rowsOf } from "./scene.js"

/**
 * @param {(made: Made) => void} show is called with a map, at once and each time that there is a better one
 */
export function createMaker(show) {
  /** @type {import("./umap/layout.js").Layout | null} */
  let layout = null
  /** @type {Made | null} */
  let made = null

  return {
    /**
     * Make the map of these digits; the latest that was asked for counts.
     *
     * @param {ClassVectors} digits
     * @param {State} state
     */
    make(digits, { map, dims, of }) {
      layout?.stop()
      layout = null
      const places = placesOf(digits, of)
      const pca = axesOf(digits, of, dims)
      /** @type {Made} */
      const flat = { places, pca, points: pointsOf(pca, digits, places), note: "" }
      if (map === "umap" && places.length >= FEWEST) {
        const mine = layout = layOut(rowsOf(digits, places), dims)
        keep({ ...flat, note: "working" })
        mine.points.then((points) => mine === layout && keep({ places, points, pca: null, note: "" }), () => mine === layout && giveUp(flat))
      } else keep(map === "umap" ? { ...flat, note: "too_few" } : flat)
    },

    /**
     * Return where one more vector lies on the map that is shown; null if nobody can say now, or a newer one was asked for.
     *
     * @param {number[]} vector
     * @returns {Promise<number[] | null> | number[]}
     */
    place(vector) {
      if (made?.pca) return project(made.pca, vector)
      return layout ? layout.place(vector).catch(() => null) : Promise.resolve(null)
    },

    stop() {
      layout?.stop()
      layout = null
    },
  }

  /** @param {Made} next */
  function keep(next) {
    made = next
    show(next)
  }

  /** @param {Made} flat */
  function giveUp(flat) {
    layout?.stop()
    layout = null
    keep({ ...flat, note: "umap_absent" })
  }
}
