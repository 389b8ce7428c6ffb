/**
 * Why a network does not run in a browser.
 *
 * @typedef {"unsupported" | "missing" | "damaged" | "memory" | "failed"} Reason
 *   unsupported: the browser lacks WebAssembly, its SIMD or workers;
 *   missing: the server gave no file; damaged: the file is no network;
 *   memory: the browser has too little of it; failed: anything else
 */

/** The browser cannot answer, but a server can. */
export class NetworkError extends Error {
  /**
   * @param {Reason} reason
   * @param {string} message
   */
  constructor(reason, message) {
    super(message)
    this.name = "NetworkError"
    this.reason = reason
  }
}

/** The page asked for something that the network does not have: a fault of the page, which no server mends. */
export class RequestError extends Error {
  name = "RequestError"
}

const NO_MEMORY = /out of memory|\bOOM\b|allocation fail|enlarge memory|could not allocate|failed to allocate/i
const NO_SUPPORT = /CompileError/

/**
 * Return why something that was caught happened; `usual` where neither memory nor the browser is to blame.
 *
 * @param {unknown} error
 * @param {Reason} usual
 * @returns {Reason}
 */
export function reasonOf(error, usual) {
  if (error instanceof NetworkError) return error.reason
  const said = String(error)
  if (error instanceof RangeError || NO_MEMORY.test(said)) return "memory"
  return NO_SUPPORT.test(said) ? "unsupported" : usual
}

/** The smallest module with an instruction of SIMD: `i8x16.splat`. */
const SIMD = new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 8, 1, 6, 0, 65, 0, 253, 15, 11])

/**
 * Return whether a browser has what LiteRT.js needs.
 *
 * @param {{ WebAssembly?: { validate: (bytes: Uint8Array<ArrayBuffer>) => boolean }, Worker?: unknown }} browser its global scope
 */
export function isSupported(browser) {
  return typeof browser.Worker === "function" && !!browser.WebAssembly?.validate(SIMD)
}
