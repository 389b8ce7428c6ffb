/** Tells what an update changes in the scene. */

import { nextScene, withoutNumbers } from "./scene.js"

/** @typedef {import("./scene.js").Scene} Scene */

/**
 * Return the scene with an update, and what of it is another than before. What a learner chose or drew, and the network in the
 * browser saw, stays: a run of the page may be about a picture before that.
 *
 * @param {Scene | null} before
 * @param {import("./scene.js").Update} given
 * @param {Pick<import("./follow.js").Follower, "isFollowing" | "isShown" | "turn">} follower
 * @param {Pick<ReturnType<typeof import("./choosing.js").createChoosing>, "isOpen" | "name">} choosing
 * @returns {{ next: Scene, isFollowing: boolean, isOther: boolean, isNews: boolean } | null} `isOther` tells whether the server's
 *   overview is shown now, `isNews` whether elements are to be made anew; null if the update is about an overview that is not here
 */
export function arrivalOf(before, given, follower, choosing) {
  const { name, live, turn } = given.meta
  const isFollowing = before !== null && follower.isFollowing(live.about) && (follower.isShown() || choosing.name() !== name)
  const own = isFollowing ? (choosing.isOpen() ? before.net.name : name) : null
  const isOld = turn !== follower.turn() || (own !== null && own !== name)
  const update = isOld ? withoutNumbers(given) : given
  const next = nextScene(before, update, own)
  if (!next) return null
  const { layers, full, step, number } = update.meta
  const areTextsSame = before?.labels === next.labels && before.trouble === next.trouble && next.trouble === ""
  const isSame = before?.net.name === name
  const isOther = !isFollowing && (layers !== undefined || !isSame)
  // The overview of the same picture may come again: its elements stay.
  const isNews = (isOther && !(isSame && next.state.level === 0)) || !areTextsSame || Boolean(full ?? step ?? number)
  return { next, isFollowing, isOther, isNews }
}
