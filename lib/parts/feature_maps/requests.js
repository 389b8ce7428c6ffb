/** Gets the numbers of what a learner zoomed to: of the browser's own network, or of the server. */

import { needsNumbers } from "./scene.js"
import { answerKey, requestOf } from "./state.js"

/** @typedef {import("./scene.js").Scene} Scene */

/** @type {import("./state.js").Request} */
const OVERVIEW = { have: "", layer: "", map: null, need: false }

/**
 * @param {import("../kit/part.js").Tell} tell
 * @param {import("./follow.js").Follower} follower
 */
export function createRequests(tell, follower) {
  let asked = "" // what was asked for last
  let told = "" // the map, or the layer that it was asked for, of which the server knows

  return {
    /**
     * Ask for the numbers that the scene lacks, unless they are requested already, and tell the server which map is shown.
     *
     * @param {Scene} scene
     * @returns {Scene} which waits for what was asked for
     */
    request(scene) {
      const { net, state, trouble } = scene
      const key = `${net.name}/${answerKey(state, net)}/${follower.turn()}`
      if (trouble || asked === key || follower.isMoving()) return scene
      const isWaiting = needsNumbers(scene)
      const isForServer = isWaiting && !(state.level === 1 && follower.isReady() && follower.lookAt(net))
      const place = state.level > 1 || isForServer ? answerKey(state, net) : ""
      if (isForServer || place !== told) tell.state("asked", requestOf(state, net, isForServer, follower.turn()))
      asked = key
      told = place
      return { ...scene, isWaiting }
    },

    /** Ask for the overview: the server does not know that this page was opened anew. */
    askForOverview() {
      tell.state("asked", OVERVIEW)
    },

    /** Let the next request be made even if it is the same. */
    forget() {
      asked = ""
    },
  }
}
