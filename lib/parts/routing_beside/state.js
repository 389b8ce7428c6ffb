/**
 * What stands beside the stepper's routing.
 *
 * @typedef {object} State
 * @property {boolean} isOpen
 * @property {string | null} run null for the stepper's own network
 * @property {string | null} checkpoint null for the usual one
 * @property {number | null} iterations null for the usual number
 *
 * @typedef {object} Second a run that can stand beside, as the server describes it
 * @property {string} run
 * @property {string} title
 * @property {number | null} trained_with the number of iterations in training; null for a kind that makes one pass
 * @property {[number, number, number]} places rows, columns and types
 * @property {{ name: string, label: string, network: string | null }[]} checkpoints the usual one first
 *
 * @typedef {{ beside?: string | null, beside_checkpoint?: string | null, beside_iterations?: string | null }} View
 * @typedef {{ second: Second, checkpoint: string, network: string | null, iterations: number }} Chosen
 * @typedef {Pick<import("../kit/live.js").LiveRouting, "run" | "checkpoint" | "iterations">} First
 */

/** What the address says where the network beside is that of the stepper. */
export const SAME = "same"

/**
 * Return what a link shows first.
 *
 * @param {View} view
 * @param {readonly Second[]} seconds
 * @returns {State}
 */
export function startingState({ beside, beside_checkpoint: checkpoint, beside_iterations: iterations }, seconds) {
  const run = beside && seconds.some((second) => second.run === beside) ? beside : null
  return {
    isOpen: Boolean(beside),
    run,
    checkpoint: checkpoint ?? null,
    iterations: iterations && /^\d+$/.test(iterations) ? Number(iterations) : null,
  }
}

/**
 * Return what is routed beside: of the stepper's network the usual is one iteration, which leaves all couplings uniform, or as
 * many as it was trained with where the stepper shows one; of another network as many as it was trained with.
 *
 * @param {State} state
 * @param {readonly Second[]} seconds
 * @param {First} first
 * @param {number} most iterations
 * @returns {Chosen}
 */
export function chosenBeside({ run, checkpoint, iterations }, seconds, first, most) {
  const second = seconds.find((one) => one.run === (run ?? first.run)) ?? seconds[0]
  const isSame = second.run === first.run
  const own = second.checkpoints.find(({ name }) => name === checkpoint)
    ?? (isSame ? second.checkpoints.find(({ name }) => name === first.checkpoint) : null) ?? second.checkpoints[0]
  const trained = second.trained_with ?? 1
  const usual = isSame && first.iterations !== 1 ? 1 : trained
  const wanted = second.trained_with === null ? 1 : Math.min(Math.max(iterations ?? usual, 1), most)
  return { second, checkpoint: own.name, network: own.network, iterations: wanted }
}

/**
 * Return the parameters of the address that bring a learner back.
 *
 * @param {State} state
 * @returns {import("../kit/address.js").Changes}
 */
export function addressOf({ isOpen, run, checkpoint, iterations }) {
  if (!isOpen) return { beside: null, beside_checkpoint: null, beside_iterations: null }
  return { beside: run ?? SAME, beside_checkpoint: checkpoint, beside_iterations: iterations }
}
