/**
 * Lets a learner choose the two pictures, and has each routed: by the network in the browser, or, where that cannot be or takes
 * long, by the server, which is made to look at the address.
 *
 * @typedef {import("./scene.js").Pair} Pair
 * @typedef {import("./scene.js").Picture} Picture
 * @typedef {import("./scene.js").Update} Update
 *
 * @typedef {object} Actions
 * @property {(pair: Pair) => void} show shows both as far as they are known
 * @property {(reason: import("../kit/network/chosen.js").Chosen) => void} explain says who answers
 * @property {(changes: import("../kit/address.js").Changes) => void} write into the address
 * @property {() => void} ask makes the page run
 */

import { PATIENCE, createChosen } from "../kit/network/chosen.js"
import { toLevels } from "../kit/maths.js"
import { createPictureChooser } from "../kit/picture/chooser.js"
import { routeOne } from "./live.js"
import { pictureSent } from "./scene.js"

export const PARAMETERS = /** @type {const} */ (["first", "second"])

/**
 * @param {readonly HTMLElement[]} boxes where the two choosers go
 * @param {Actions} actions
 */
export function createPictures(boxes, { show, explain, write, ask }) {
  /** @type {Update | null} */
  let update = null
  /** @type {Pair | null} */
  let pair = null
  let isRouting = false
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer
  const chosen = createChosen(() => {
    explain(chosen)
    settle()
  })

  const choosers = PARAMETERS.map((parameter, which) => createPictureChooser({
    onPicture({ image, reference, classes }) {
      change(which, { image, reference, classes, isCurrent: false })
      route()
    },
    onSettled(reference) {
      change(which, { reference })
      settle()
    },
  }, parameter))
  choosers.forEach((chooser, which) => boxes[which].append(chooser.box))

  /**
   * @param {number} which 0 or 1
   * @param {Partial<Picture>} news
   */
  function change(which, news) {
    if (!pair) return
    const [first, second] = pair
    pair = which === 0 ? [{ ...first, ...news }, second] : [first, { ...second, ...news }]
    show(pair)
  }

  /** Route what is not routed yet, one picture after the other, as long as the pen moves. */
  async function route() {
    if (isRouting) return
    isRouting = true
    for (;;) {
      const which = update && pair && chosen.isAble() ? pair.findIndex(({ isCurrent }) => !isCurrent) : -1
      if (!update || !pair || which < 0) break
      const [{ image }, { origin }] = [pair[which], update.meta]
      const routed = await chosen.ask((network) => routeOne(network, image, origin.iterations))
      if (routed && pair[which].image === image && update.meta.origin.network === origin.network) change(which, { routed, isCurrent: true })
      if (!routed && chosen.isAble() && update.meta.origin.network === origin.network) break
    }
    isRouting = false
  }

  /** Name the pictures in the address; where the browser does not route them, or takes long, let the server. */
  function settle() {
    clearTimeout(timer)
    if (!pair) return
    const named = pair.flatMap(({ reference }, at) => (reference === null ? [] : [[PARAMETERS[at], reference]]))
    write(Object.fromEntries(named))
    timer = setTimeout(askServer, chosen.isAble() ? PATIENCE : 0)
  }

  function askServer() {
    if (pair?.some(({ isCurrent }) => !isCurrent) && pair.every(({ reference }) => reference !== null)) ask()
  }

  return {
    /** @param {Update} newest */
    receive(newest) {
      const isOther = update !== null && JSON.stringify(update.meta.origin) !== JSON.stringify(newest.meta.origin)
      const [before, { labels, meta, arrays: { images } }] = [pair, newest]
      update = newest
      chosen.open(meta.origin.network)
      const size = images.data.length / 2
      const next = PARAMETERS.map((_, which) => {
        const sent = pictureSent(newest, which)
        const image = { data: toLevels(sent.image), shape: images.shape.slice(1) }
        const name = which === 0 ? labels.another_first : labels.another_second
        const isReplaced = choosers[which].update(meta.choices[which], image, labels, name)
        if (!before || isReplaced || before[which].reference === sent.reference) return sent
        const isSameSize = before[which].image.length === size
        return isOther ? { ...before[which], routed: sent.routed, isCurrent: !isSameSize } : before[which]
      })
      pair = [next[0], next[1]]
      explain(chosen)
      show(pair)
      route()
    },

    stop() {
      clearTimeout(timer)
      chosen.close()
      choosers.forEach((chooser) => chooser.stop())
    },
  }
}
