/** Where a file lies in the folder that a learner gave. */

/**
 * Return the path of a file from the folder on: "pets/cat/1.png", or "" if it was not in one.
 *
 * @param {string} chosen what the browser says of a file in a folder that was chosen; "" of one that was dropped
 * @param {unknown} dropped what Streamlit's field notes of a file that was dropped: "/pets/cat/1.png" if in a folder
 */
export function pathInFolder(chosen, dropped) {
  if (chosen || typeof dropped !== "string" || !dropped.startsWith("/")) return chosen
  const path = dropped.slice(1)
  return path.includes("/") ? path : ""
}
