/** Says why the server answers in the place of a browser. */

import { fill } from "../text.js"

const MEGABYTE = 1e6

/**
 * Return how much of a network has arrived that the server answers for until then.
 *
 * @param {import("./stream.js").Arrived} arrived
 * @param {import("../text.js").Labels} labels
 * @param {import("../numbers.js").Numbers} numbers
 */
export function howFar({ bytes, total }, labels, numbers) {
  if (bytes === 0) return labels.kit_network_made
  const [come, all] = [bytes, total].map((one) => numbers.decimals(one / MEGABYTE, 1))
  return fill(bytes < total ? labels.kit_network_arriving : labels.kit_network_starting, { come, all })
}

/**
 * Return the sentence; "" if there is nothing to say.
 *
 * @param {import("./reasons.js").Reason | "large" | null | undefined} reason "large" where the file is not sent
 * @param {import("../text.js").Labels} labels
 */
export function whyOnServer(reason, labels) {
  switch (reason) {
    case "large": return labels.kit_network_large
    case "unsupported": return labels.kit_network_unsupported
    case "memory": return labels.kit_network_memory
    case "missing": return labels.kit_network_missing
    case "damaged": return labels.kit_network_damaged
    case "failed": return labels.kit_network_failed
    default: return ""
  }
}
