/**
 * Lets the network in the browser look at pictures: at what is on the canvas with each move of the pen, and at the page's
 * picture once it is there.
 *
 * @typedef {object} Followed what the payload says of it
 * @property {string} about the network: run and checkpoint
 * @property {string | null} network where its file is served; null if the server answers
 * @property {import("../kit/digit/prepare.js").Shape} inputShape of what it receives
 * @property {import("../kit/digit/prepare.js").Step[]} steps of the preparation that are switched on
 * @property {boolean} isDrawn whether the page's picture is a drawing
 * @property {string} followed the network that the browser has said to follow the pen with
 * @property {boolean} hasCanvas whether a canvas stands beside the maps
 *
 * @typedef {object} Listener
 * @property {(seen: Seen, levels: Uint8Array) => void} drawn the network saw what is on the canvas: its grey levels
 * @property {(seen: Seen, name: string) => void} looked the network saw the page's picture of that name
 * @property {() => void} rested the pen was lifted, and the server can be asked about the drawing
 * @property {(about: string) => void} follows the browser follows the pen with this network; "" if it cannot any more
 * @property {() => void} lost the browser cannot run the network
 * @property {() => void} left the canvas is not on the page any more
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

/** Milliseconds without a move after which the server has the drawing: the canvas sends it 80 after a stroke. */
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
  /** @type {LivePicture | null | undefined} */
  let drawing
  let followedWith = "" // the network whose answer about what is on the canvas is shown
  let isReady = false
  let turn = 0
  let isMoving = false
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer

  const chosen = createChosen(() => {
    isReady = false
    followedWith = ""
    rest()
    say("")
    listener.lost()
  }, open)

  /** @param {string} about */
  function say(about) {
    if (given && given.followed !== about) listener.follows(about)
  }

  /**
   * @param {Uint8Array} levels
   * @returns {Promise<Seen | null>} null if the picture was overtaken, or the browser does not answer
   */
  function look(levels) {
    return chosen.ask(async (network) => {
      const description = await network.ready
      const shown = layers
      const outputs = description && outputsFor(description.observe.outputs, shown)
      if (!outputs) return null
      isReady = true
      const answer = await network.observe(toUnitRange(levels), { only: outputs })
      return answer && readAnswer(answer, shown, outputs)
    })
  }

  async function follow() {
    if (!drawing || !given) return
    const [of, { about }] = [drawing, given]
    const { received, isBlank } = await preparationOf(of, given.inputShape, given.steps)
    if (isBlank) return
    const seen = await look(received)
    if (!seen || !drawing || given.about !== about) return
    followedWith = about
    turn += 1
    listener.drawn(seen, received)
    if (of === drawing && !of.isMoving) say(about)
  }

  function rest() {
    clearTimeout(timer)
    isMoving = false
  }

  const stopListening = listen("picture", (/** @type {LivePicture | null | undefined} */ value) => {
    if (value?.from === "camera") return // the server reads the picture that is taken
    drawing = value
    rest()
    if (drawing === undefined) listener.left()
    if (!drawing) return
    isMoving = true
    follow()
    if (!drawing.isMoving) {
      timer = setTimeout(() => {
        rest()
        listener.rested()
      }, REST)
    }
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
        followedWith = ""
        follow()
      }
    },

    /**
     * Let the network look at the page's picture, and return whether it will.
     *
     * @param {Network} net
     */
    lookAt({ name, image }) {
      if (drawing || !given?.network) return false
      look(/** @type {Uint8Array} */ (image.picture.data)).then((seen) => {
        if (seen) listener.looked(seen, name)
      })
      return true
    },

    /**
     * Return whether what is on the canvas is shown, as a network of that name saw it.
     *
     * @param {string} about
     */
    isFollowing: (about) => Boolean(drawing) && followedWith === about,

    /** Return whether the layers follow the pen, and it moved a moment ago, so that the server cannot know the picture. */
    isMoving: () => isMoving && followedWith !== "",

    /** Return whether the layers follow the pen, and it is down. */
    isDrawing: () => Boolean(drawing?.isMoving) && followedWith !== "",

    /** Return whether the browser answers for the network. */
    isReady: () => isReady,

    /** Return how many answers about the canvas were shown: what the server finds out about an earlier one is old. */
    turn: () => turn,

    /**
     * Write into `note` why the server answers in the place of the browser, while there is a canvas, or hide it.
     *
     * @param {HTMLElement} note
     * @param {import("../kit/text.js").Labels} labels
     */
    explain(note, labels) {
      if (drawing === undefined) note.hidden = true
      else chosen.explain(note, labels)
    },

    stop() {
      rest()
      stopListening()
      chosen.close()
    },
  }
}
