/** Reads with mistakes in a network, and without any: the browser, or the server where the browser cannot or takes long. */

import { createChosen } from "../kit/network/chosen.js"
import { askPatiently } from "../kit/network/patient.js"
import { readInBrowser, readOnServer } from "./reading.js"

/** @typedef {import("./reading.js").Asked} Asked */
/** @typedef {import("./reading.js").Reading} Reading */
/** @typedef {{ broken: Reading, sound: Reading | null }} Both */
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
     * Read by another network from now on; return whether it is another one.
     *
     * @param {string | null} address of the file of its mistakes; null if it is not sent to browsers
     * @param {string | undefined} reading where the server reads
     */
    open(address, reading) {
      server = reading
      return chosen.open(address)
    },

    /**
     * Return what is read with the mistakes and without any; null if nobody can, or another network was opened meanwhile.
     *
     * @param {Asked} asked
     * @param {import("./reading.js").Made} made
     * @param {number} [patience] ms until the server is asked too
     * @returns {Promise<Both | null>}
     */
    async read(asked, made, patience) {
      const address = server
      const found = await askPatiently(chosen, (network) => bothOf((one) => readInBrowser(network, one, made), asked),
        async () => (address === undefined ? null : bothOf((one) => readOnServer(address, one, made), asked)), patience)
      return server === address ? found : null
    },

    stop: () => chosen.close(),
  }
}

/**
 * @param {(asked: Asked) => Promise<Reading | null>} read
 * @param {Asked} asked
 * @returns {Promise<Both | null>}
 */
async function bothOf(read, asked) {
  const broken = await read(asked)
  return broken && { broken, sound: await read({ ...asked, mistakes: [] }) }
}
