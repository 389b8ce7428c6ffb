/** Says why the server answers in the place of a browser. */

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
