/** Says of what a network reads whether it is what the picture shows. */

import { fill, joinBoth } from "./text.js"

/**
 * Return whether the network names just the classes that the picture shows, in a sentence; "" if nobody knows what it shows.
 *
 * @param {import("./text.js").Labels} labels
 * @param {readonly string[]} names of all classes
 * @param {readonly number[]} shown the classes that the picture is labelled with; none if it has no label
 * @param {readonly number[]} named the classes that the network names, in any order
 */
export function verdictOf(labels, names, shown, named) {
  if (shown.length === 0) return ""
  const isRight = named.length === shown.length && shown.every((at) => named.includes(at))
  return isRight ? labels.kit_right : fill(labels.kit_wrong, { label: joinBoth(labels, shown.map((at) => names[at])) })
}
