/** The one network that a part uses at a time. */

import { openNetwork } from "../network.js"
import { NetworkError } from "./reasons.js"
import { whyOnServer } from "./words.js"

/** @typedef {import("../network.js").Network} Network */
/** @typedef {ReturnType<typeof createChosen>} Chosen */

/** Milliseconds until the server is asked too, where the network in the browser takes long. */
export const PATIENCE = 1500

/**
 * Return the part's network, of which none is open yet.
 *
 * @param {() => void} onFallback called once for each network, when the browser cannot run it
 * @param {(address: string, options: { onFallback: () => void }) => Network} [open]
 */
export function createChosen(onFallback, open = openNetwork) {
  /** @type {{ address: string, network: Network } | null} */
  let opened = null

  function close() {
    opened?.network.close()
    opened = null
  }

  return {
    /**
     * Open the network at `address` in the place of the one before; return whether it is another one.
     *
     * @param {string | null} address null for none
     */
    open(address) {
      if (address === (opened?.address ?? null)) return false
      close()
      if (address !== null) opened = { address, network: open(address, { onFallback }) }
      return true
    },

    /**
     * Return what `task` finds out; null if there is no network, the browser cannot run it, or another was opened meanwhile.
     *
     * @template Found
     * @param {(network: Network) => Promise<Found>} task
     * @returns {Promise<Found | null>}
     */
    async ask(task) {
      if (!opened) return null
      const { network } = opened
      try {
        const found = await task(network)
        return opened?.network === network ? found : null
      } catch (error) {
        if (error instanceof NetworkError) return null // it has said why, by `onFallback`
        throw error
      }
    },

    /** Return whether there is a network and the browser has not failed to run it. */
    isAble: () => opened !== null && opened.network.reason() === null,

    /** Return how much of the network's file has arrived; null if there is none, or nobody waits for it any more. */
    arrived: () => opened?.network.arrived() ?? null,

    /** Return why the browser does not run the network; null if it does, or if there is none. */
    reason: () => opened?.network.reason() ?? null,

    /**
     * Write into `note` why the server answers in the place of the browser, or hide it.
     *
     * @param {HTMLElement} note
     * @param {import("../text.js").Labels} labels
     */
    explain(note, labels) {
      const text = whyOnServer(opened?.network.reason(), labels)
      note.hidden = text === ""
      note.textContent = text
    },

    close,
  }
}
