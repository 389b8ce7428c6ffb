/** Reads with mistakes in a network: the browser, or the server where the browser cannot. */

import { createChosen } from "../kit/network/chosen.js"
import { readInBrowser, readOnServer } from "./reading.js"

/** @typedef {ReturnType<typeof createReader>} Reader */

/**
 * @param {() => void} onFallback called when the browser cannot run the network; what was asked is read by the server then
 * @param {Parameters<typeof createChosen>[1]} [open]
 */
export function createReader(onFallback, open) {
  const chosen = createChosen(onFallback, open)
  /** @type {string | undefined} */
  let server

  return {
    chosen,

    /**
     * Read by another network from now on.
     *
     * @param {string | null} address of the file of its mistakes; null if it is not sent to browsers
     * @param {string | undefined} reading where the server reads
     */
    open(address, reading) {
      server = reading
      chosen.open(address)
    },

    /**
     * Return what is read; null if nobody can, or another network was opened meanwhile.
     *
     * @param {import("./reading.js").Asked} asked
     * @param {import("./reading.js").Made} made
     */
    async read(asked, made) {
      const read = await chosen.ask((network) => readInBrowser(network, asked, made))
      if (read || chosen.isAble() || server === undefined) return read
      return readOnServer(server, asked, made)
    },

    stop: () => chosen.close(),
  }
}
