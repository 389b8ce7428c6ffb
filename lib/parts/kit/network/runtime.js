/**
 * The one worker of this browser tab in which networks run, whoever asks. It starts with the first request.
 *
 * @typedef {import("./answering.js").Asked} Asked
 * @typedef {import("./answering.js").Reply} Reply
 * @typedef {import("./stream.js").Arrived} Arrived
 * @typedef {{ asked: Asked, resolve: (answer: any) => void, reject: (error: unknown) => void }} Pending
 */

import { RequestError, isSupported, NetworkError } from "./reasons.js"

/** A test sets it, to a `Reason`, on a page where no network may run in the browser. */
const FORCED = "capsuleLabNetworkFallback"

/** A worker that says nothing for so long is asked whether it is there, and again; then it counts as ended. */
const SILENCE_MS = 20_000

/** @type {Worker | null} */
let worker = null
/** @type {ReturnType<typeof setTimeout> | undefined} */
let watch
const PING = -1
let nextId = 0
/** @type {Map<number, Pending>} by the request's id; those that the worker has not answered */
const pending = new Map()
/** @type {Map<string, Arrived>} by address; what has arrived of a file */
const arrived = new Map()
/** @type {Map<string, NetworkError>} by address; networks that are not tried again, as each try costs the others their place */
const givenUp = new Map()

/**
 * Return what the worker answers.
 *
 * @template {Asked["kind"]} Kind
 * @param {Asked & { kind: Kind }} asked
 * @returns {Promise<Kind extends "open" ? import("./litert.js").Description : Kind extends "memory" ? number : import("./passes.js").Answer>}
 *   rejects with `NetworkError` where a server can help, with `RequestError` where not
 */
export async function ask(asked) {
  const forced = Reflect.get(globalThis, FORCED)
  if (forced) throw new NetworkError(forced, `${FORCED} is set.`)
  if (!isSupported(globalThis)) throw new NetworkError("unsupported", "The browser has no WebAssembly with SIMD.")
  const known = givenUp.get(asked.address)
  if (known) throw known
  return new Promise((resolve, reject) => send(nextId++, { asked, resolve, reject }))
}

/** Return how much has arrived of the file at an address. @param {string} address @returns {Arrived} */
export function arrivedOf(address) {
  return arrived.get(address) ?? { bytes: 0, total: 0 }
}

/** Return how many bytes of memory the networks of this tab have; it starts LiteRT.js. */
export function networkMemory() {
  return ask({ kind: "memory", address: "" })
}

/**
 * @param {number} id
 * @param {Pending} request
 */
function send(id, request) {
  worker ??= start()
  pending.set(id, request)
  worker.postMessage({ id, ...request.asked })
  if (pending.size === 1) listenForSilence()
}

/** A browser that has no memory left may end the worker without a word; what waits would wait for good. */
function listenForSilence() {
  clearTimeout(watch)
  if (pending.size === 0) return
  watch = setTimeout(() => {
    worker?.postMessage({ id: PING, kind: "ping", address: "" })
    watch = setTimeout(() => endWith(new NetworkError("memory", "The worker does not answer any more.")), SILENCE_MS)
  }, SILENCE_MS)
}

function start() {
  const started = new Worker(new URL("worker.js", import.meta.url), { name: "capsule-lab-networks" })
  started.onmessage = ({ data }) => {
    if (data.arrived) arrived.set(data.arrived.address, data.arrived)
    else receive(data)
  }
  started.onerror = (event) => {
    event.preventDefault()
    if (started === worker) endWith(new NetworkError("failed", event.message || "The worker did not start."))
  }
  return started
}

/** @param {Reply} reply */
function receive({ id, answer, error, reason, lost }) {
  const request = pending.get(id)
  pending.delete(id)
  listenForSilence()
  if (!request) return
  if (error === undefined) return request.resolve(answer)
  if (!reason) return request.reject(new RequestError(error))
  const failure = new NetworkError(reason, error)
  request.reject(failure)
  if (lost) return endWith(failure)
  if (reason === "missing") return
  givenUp.set(request.asked.address, failure)
  startAnew() // the network may have left anything behind in the memory that all share
}

function startAnew() {
  worker?.terminate()
  worker = null
  for (const [id, request] of pending) {
    const known = givenUp.get(request.asked.address)
    if (!known) send(id, request)
    else if (pending.delete(id)) request.reject(known)
  }
}

/** @param {NetworkError} failure */
function endWith(failure) {
  worker?.terminate()
  worker = null
  for (const request of pending.values()) request.reject(failure)
  pending.clear()
  clearTimeout(watch)
}
