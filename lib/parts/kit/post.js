/** Sends JSON to the server without a run of the page. */

/**
 * Return what the server answers.
 *
 * @param {string} address relative to the app
 * @param {unknown} content
 * @returns {Promise<Response>} rejects, with the server's sentence, if it refuses, and if there is no connection
 */
export async function postJson(address, content) {
  const headers = { "Content-Type": "application/json" } // which another website may not send
  const answer = await fetch(new URL(address, document.baseURI), { method: "POST", headers, body: JSON.stringify(content) })
  if (!answer.ok) throw new Error(await answer.text())
  return answer
}
