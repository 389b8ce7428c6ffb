/** The networks that read the picture as it is now, each opened once. */

import { createChosen } from "./chosen.js"
import { whyOnServer } from "./words.js"

/** @typedef {{ id: string, network: string | null }} Sent a network's id, and where its file is; null if it is too large for browsers */

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
     * @param {readonly Sent[]} wanted
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
     * @param {Sent} network
     * @param {import("../text.js").Labels} labels
     */
    why({ id, network }, labels) {
      return isAble(id) ? "" : whyOnServer(network === null ? "large" : networks.get(id)?.reason(), labels)
    },

    /**
     * Return what `task` finds out; null if the browser cannot run the network, or another took its place meanwhile.
     *
     * @template Found
     * @param {string} id
     * @param {(network: import("../network.js").Network) => Promise<Found>} task
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
