/** Says why numbers are not here yet. */

/**
 * Say in `hint` what the arithmetic of a map or of a number is waiting for.
 *
 * @param {HTMLElement} hint
 * @param {import("../scene.js").Scene} scene
 */
export function drawWaiting(hint, { labels, trouble, moving }) {
  hint.className = moving ? "hint" : "hint busy"
  hint.textContent = trouble || (moving === "pen" ? labels.lift : moving === "camera" ? labels.take : labels.waiting)
}
