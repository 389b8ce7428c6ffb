/**
 * How far a folder has come. A state is never changed: each function returns the next.
 *
 * @typedef {{ path: string, file: File }} Found a file with the folders that it lies in, the chosen one first
 * @typedef {{ bytes: number, files: number }} Limits
 *
 * @typedef {object} Refusal
 * @property {"empty" | "too_large" | "too_many" | "unread" | "failed"} why a label of the part
 * @property {Record<string, number | string>} values what fills its text
 *
 * @typedef {object} State
 * @property {"idle" | "packing" | "sending" | "sent" | "refused"} step
 * @property {number} done files that are packed, or the share that is sent
 * @property {number} total files
 * @property {Refusal | null} refusal
 */

import { packedSize } from "./zip.js"

const MEGABYTE = 1024 ** 2

/** @type {State} */
export const IDLE = { step: "idle", done: 0, total: 0, refusal: null }

/**
 * Return the state in which these files are packed; refused if there is none, or more than the limits let in.
 *
 * @param {readonly Found[]} found
 * @param {Limits} limits
 * @returns {State}
 */
export function begin(found, limits) {
  const size = packedSize(found)
  if (found.length === 0) return refused("empty")
  if (found.length > limits.files) return refused("too_many", { count: found.length, limit: limits.files })
  if (size > limits.bytes) {
    return refused("too_large", { size: Math.ceil(size / MEGABYTE), limit: Math.floor(limits.bytes / MEGABYTE) })
  }
  return { step: "packing", done: 0, total: found.length, refusal: null }
}

/**
 * @param {Refusal["why"]} why
 * @param {Refusal["values"]} [values]
 * @returns {State}
 */
export function refused(why, values = {}) {
  return { step: "refused", done: 0, total: 0, refusal: { why, values } }
}

/**
 * Return whether another folder can be chosen.
 *
 * @param {State} state
 */
export function isReady({ step }) {
  return step !== "packing" && step !== "sending"
}

/**
 * Return what the folder is called that all of these files lie in; "" if there are several.
 *
 * @param {readonly Found[]} found
 */
export function nameOf(found) {
  const tops = new Set(found.map(({ path }) => path.includes("/") ? path.split("/")[0] : ""))
  return tops.size === 1 ? [...tops][0] ?? "" : ""
}
