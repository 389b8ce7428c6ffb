/** The address bar. */

/**
 * Write `changes` into the address without a trip to the server; null removes a key.
 *
 * @param {Record<string, string | number | boolean | null | undefined>} changes
 */
export function setQuery(changes) {
  const address = new URL(window.location.href)
  for (const [key, value] of Object.entries(changes)) {
    if (value === null || value === undefined) address.searchParams.delete(key)
    else address.searchParams.set(key, String(value))
  }
  window.history.replaceState(window.history.state, "", address)
}
