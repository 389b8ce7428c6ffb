/** The networks that read the picture as it is now, each opened once. */

import { createChosen } from "../kit/network/chosen.js"
import { whyOnServer } from "../kit/network/words.js"

/**
 * @param {() => void} onFallback called when the browser cannot run one of them
 */
export function createReaders(onFallback) {
  /** @type {Map<string, ReturnType<typeof createChosen>>} */
  const networks = new Map()

  /** @param {string} id */
  const isAble = (id) => networks.get(id)?.isAble() ?? false

  return {
    /**
     * Open these, and close all others.
     *
     * @param {readonly import("./scene.js").Network[]} wanted
     */
    open(wanted) {
      for (const [id, chosen] of networks) {
        if (wanted.some((one) => one.id === id)) continue
        chosen.close()
        networks.delete(id)
      }
      for (const { id, network } of wanted) {
        const chosen = networks.get(id) ?? createChosen(onFallback)
        networks.set(id, chosen)
        chosen.open(network)
      }
    },

    isAble,

    /**
     * Say why the browser does not run a network; "" if it does.
     *
     * @param {import("./scene.js").Network} network
     * @param {import("../kit/text.js").Labels} labels
     */
    why({ id, network }, labels) {
      return isAble(id) ? "" : whyOnServer(network === null ? "large" : networks.get(id)?.reason(), labels)
    },

    /**
     * Return what `task` finds out; null if the browser cannot run the network, or another took its place meanwhile.
     *
     * @template Found
     * @param {string} id
     * @param {(network: import("../kit/network.js").Network) => Promise<Found>} task
     * @returns {Promise<Found | null>}
     */
    async ask(id, task) {
      return networks.get(id)?.ask(task) ?? null
    },

    stop() {
      for (const chosen of networks.values()) chosen.close()
    },
  }
}
