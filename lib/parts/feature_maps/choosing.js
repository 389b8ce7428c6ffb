/** Lets a learner choose the picture in the part itself: a test image or a drawing, which the network in the browser looks at. */

import { setQuery } from "../kit/address.js"
import { toLevels } from "../kit/maths.js"
import { PATIENCE } from "../kit/network/chosen.js"
import { createPictureChooser } from "../kit/picture/chooser.js"

/** @typedef {import("../kit/unpack.js").NumberArray} NumberArray */

/**
 * @param {HTMLElement} place
 * @param {import("./follow.js").Follower} follower
 * @param {{ isOnScreen: (name: string) => boolean, ask: () => void }} actions `isOnScreen` tells whether the overview of that
 *   name is shown, `ask` makes the server send the one of the picture in the address
 */
export function createChoosing(place, follower, { isOnScreen, ask }) {
  /** @type {ReturnType<typeof createPictureChooser> | null} */
  let chooser = null
  let [about, shape] = ["", ""]
  /** @type {string | null} what was chosen here last, as the address calls it; null while that is not known */
  let reference = null
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer

  const name = () => reference && `${about} ${reference}`

  function forget() {
    clearTimeout(timer)
    reference = null
  }

  /** @param {number} patience in ms */
  function askUnlessShown(patience) {
    clearTimeout(timer)
    timer = setTimeout(() => {
      const wanted = name()
      if (wanted && !isOnScreen(wanted)) ask()
    }, patience)
  }

  function open() {
    const opened = createPictureChooser({
      onPicture({ image, isMoving, classes }) {
        forget()
        const levels = toLevels(image)
        follower.take({ from: "chooser", isMoving, shows: classes, read: async () => levels })
      },
      onSettled(settled) {
        reference = settled
        setQuery({ image: settled })
        follower.settle()
        askUnlessShown(follower.isAble() ? PATIENCE : 0)
      },
    })
    place.prepend(opened.box)
    return opened
  }

  function close() {
    forget()
    if (!chooser) return
    chooser.stop()
    chooser.box.remove()
    chooser = null
  }

  return {
    /**
     * Offer the pictures that the update has, if any. What was chosen here stays, unless the server shows another one.
     *
     * @param {import("./scene.js").Update} update
     * @param {NumberArray} picture what its network received
     */
    receive({ meta: { live }, labels }, picture) {
      const isOtherShape = shape !== live.inputShape.join()
      ;[about, shape] = [live.about, live.inputShape.join()]
      const isLeft = chooser !== null && live.pictures === null
      if (!live.pictures) close()
      else chooser ??= open()
      const isReplaced = live.pictures && chooser?.update(live.pictures, picture, labels)
      if (!isLeft && !isReplaced && !(chooser && isOtherShape)) return
      forget()
      follower.take(null)
    },

    /** Return what the overview of the picture is called that was chosen here last; null for none, or while that is not known. */
    name,

    /** Return whether a learner can choose here. */
    isOpen: () => chooser !== null,

    /** The browser cannot run the network any more. */
    lost: () => askUnlessShown(0),

    stop: close,
  }
}
