/**
 * Lets the network in the browser look at pictures: at what a learner draws or chooses, at what a camera sees, and at the page's
 * picture once it is there.
 *
 * @typedef {object} Followed what the payload says of it
 * @property {string} about the network: run and checkpoint
 * @property {string | null} network where its file is served; null if the server answers
 * @property {import("../kit/digit/prepare.js").Shape} inputShape of what it receives
 * @property {import("../kit/digit/prepare.js").Step[]} steps of the preparation that are switched on
 * @property {import("../kit/picture/chooser.js").Choice | null} pictures those that a learner may choose here; null if the picture
 *   comes from elsewhere
 * @property {boolean} isBeside whether a canvas or a camera of the page stands beside the maps
 *
 * @typedef {object} Picture
 * @property {"chooser" | LivePicture["from"]} from
 * @property {boolean} isMoving whether another one follows at once, as while the pen is down
 * @property {number[]} [shows] the classes that it shows; none if nobody labelled it
 * @property {() => Promise<Uint8Array | null>} read returns it as the network receives it, in levels; null if nothing is on it
 *
 * @typedef {object} Listener
 * @property {(seen: Seen, levels: Uint8Array, shows: number[]) => void} drawn the network saw the picture that is followed: its
 *   levels, and the classes that it shows
 * @property {(seen: Seen, name: string) => void} looked the network saw the page's picture of that name
 * @property {() => void} rested the picture stays, and the server can be asked about it
 * @property {() => void} lost the browser cannot run the network
 * @property {() => void} left the page has no canvas and no camera any more
 *
 * @typedef {ReturnType<typeof createFollower>} Follower
 */

import { preparationOf } from "../kit/digit/prepared.js"
import { listen } from "../kit/live.js"
import { toUnitRange } from "../kit/maths.js"
import { createChosen } from "../kit/network/chosen.js"
import { outputsFor, readAnswer } from "./live.js"

/** @typedef {import("../kit/live.js").LivePicture} LivePicture */
/** @typedef {import("./live.js").Seen} Seen */
/** @typedef {import("./network.js").Network} Network */

/** Milliseconds without a move after which the server has the drawing: the canvas of a page sends it 80 after a stroke. */
const REST = 150

/**
 * @param {Listener} listener
 * @param {Parameters<typeof createChosen>[1]} [open] opens a network
 */
export function createFollower(listener, open) {
  /** @type {Followed | null} */
  let given = null
  /** @type {Network["layers"]} */
  let layers = []
  /** @type {Picture | null} what is followed */
  let picture = null
  /** @type {Picture | null} the one of which the answer is shown */
  let shown = null
  let shownWith = "" // the network that gave it
  let isReady = false
  let turn = 0
  let isMoving = false
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer

  const chosen = createChosen(() => {
    isReady = false
    forget()
    rest()
    listener.lost()
  }, open)

  /**
   * @param {Uint8Array} levels
   * @returns {Promise<Seen | null>} null if the picture was overtaken, or the browser does not answer
   */
  function look(levels) {
    return chosen.ask(async (network) => {
      const description = await network.ready
      const wanted = layers
      const outputs = description && outputsFor(description.observe.outputs, wanted)
      if (!outputs) return null
      isReady = true
      const answer = await network.observe(toUnitRange(levels), { only: outputs })
      return answer && readAnswer(answer, wanted, outputs)
    })
  }

  async function follow() {
    if (!picture || !given) return
    const [of, { about }] = [picture, given]
    const levels = await of.read()
    const seen = levels && await look(levels)
    if (!seen || !picture || given.about !== about) return
    ;[shown, shownWith] = [of, about]
    turn += 1
    listener.drawn(seen, levels, of.shows ?? [])
    if (isShown() && !isMoving) listener.rested()
  }

  const isShown = () => picture !== null && shown === picture

  function forget() {
    ;[shown, shownWith] = [null, ""]
  }

  function rest() {
    clearTimeout(timer)
    isMoving = false
  }

  /** @param {Picture | null} next */
  function take(next) {
    rest()
    picture = next
    if (!picture) return forget()
    isMoving = true
    void follow()
  }

  function settle() {
    rest()
    if (isShown() || shownWith === "") listener.rested()
  }

  const stopListening = listen("picture", (/** @type {LivePicture | null | undefined} */ value) => {
    if (!value) {
      if (picture?.from !== "chooser") take(null)
      if (value === undefined) listener.left()
      return
    }
    take({ from: value.from, isMoving: value.isMoving, async read() {
      const { inputShape, steps } = /** @type {Followed} */ (given)
      const { received, isBlank } = await preparationOf(value, inputShape, steps)
      return isBlank ? null : received
    } })
    if (!value.isMoving) timer = setTimeout(settle, REST)
  })

  return {
    /**
     * Use the network that the payload names.
     *
     * @param {Followed} newest
     * @param {Network} net
     */
    use(newest, net) {
      const isAnother = chosen.open(newest.network)
      given = newest
      layers = net.layers
      if (isAnother) {
        isReady = false
        forget()
        void follow()
      }
    },

    /**
     * Follow a picture that is chosen in the part; null for none any more.
     */
    take,

    /** The picture that was taken stays, and the server has it. */
    settle,

    /**
     * Let the network look at the page's picture, and return whether it will.
     *
     * @param {Network} net
     */
    lookAt({ name, image }) {
      if (picture || !given?.network) return false
      look(/** @type {Uint8Array} */ (image.picture.data)).then((seen) => {
        if (seen) listener.looked(seen, name)
      })
      return true
    },

    /**
     * Return whether what is followed is shown, as a network of that name saw it.
     *
     * @param {string} about
     */
    isFollowing: (about) => picture !== null && shownWith === about,

    /** Return whether the picture that is followed now is shown, not one before it. */
    isShown,

    /** Return whether the layers follow a picture of which the server cannot know yet. */
    isMoving: () => isMoving && shownWith !== "",

    /** Return what the layers follow while it moves: the pen, also in the chooser, or the camera; null if nothing moves. */
    moving: () => (!picture?.isMoving || shownWith === "" ? null : picture.from === "camera" ? "camera" : "pen"),

    /** Return whether the browser has not failed to answer for the network. */
    isAble: chosen.isAble,

    /** Return whether the browser answers for the network. */
    isReady: () => isReady,

    /** Return how many answers about what is followed were shown: what the server finds out about an earlier one is old. */
    turn: () => turn,

    /** Write into a note why the server answers in the place of the browser, or hide it. */
    explain: chosen.explain,

    stop() {
      rest()
      stopListening()
      chosen.close()
    },
  }
}
