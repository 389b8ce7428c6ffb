/** What is shown, in words and rows of numbers. */

import { fill, joinSentences } from "../kit/text.js"
import { answerOf, measuredKinds, measuredNetworks, saidBy } from "./scene.js"
import { nothingOf, shareText } from "./views/measured.js"

/** @typedef {import("./scene.js").Scene} Scene */
/** @typedef {import("./scene.js").Network} Network */
/** @typedef {import("../kit/table.js").Cell} Cell */

/**
 * Return what the networks say of the picture; "" before they have read it.
 *
 * @param {Scene} scene
 */
export function summaryOf(scene) {
  return joinSentences(scene.update.meta.networks.map((network) => sentenceOf(scene, network)))
}

/**
 * Return what a network says of the picture; "" before it has read it.
 *
 * @param {Scene} scene
 * @param {Network} network
 */
export function sentenceOf(scene, network) {
  const { update: { labels, numbers, meta: { pictures: { classes } } }, state: { threshold } } = scene
  const said = saidBy(scene, network)
  if (!said) return ""
  const { which, score, isAnswer } = answerOf(said, threshold)
  const values = { network: network.title, class: classes[which], score: numbers.score(score, network.score_name, 2) }
  if (isAnswer) return fill(labels.summary, values)
  return fill(labels.summary_nothing, { ...values, threshold: numbers.decimals(threshold, 2) })
}

/**
 * Return heads and rows of the scores: a row a class.
 *
 * @param {Scene} scene
 * @returns {[string[], (string | number)[][]]}
 */
export function scoreRows(scene) {
  const { update: { labels, meta: { networks, pictures: { classes } } } } = scene
  const all = networks.map((network) => saidBy(scene, network)?.scores)
  return [[labels.class, ...networks.map(({ title }) => title)], classes.map((name, at) => [name, ...all.map((scores) => scores?.[at] ?? "")])]
}

/**
 * Return heads and rows of what was measured: a row for each kind and network.
 *
 * @param {Scene} scene
 * @returns {[string[], (string | number)[][]]}
 */
export function measuredRows(scene) {
  const { update: { labels }, state: { threshold } } = scene
  const heads = [labels.kinds, labels.network, labels.count, labels.table_threshold, labels.table_nothing, labels.table_low, labels.table_high,
    labels.table_own, labels.table_nothing, labels.table_low, labels.table_high,
    labels.table_area, labels.table_low, labels.table_high, labels.table_area_distance, labels.table_low, labels.table_high]
  const rows = measuredKinds(scene).flatMap(({ name }) => measuredNetworks(scene).flatMap((network) => {
    const own = network.measured?.threshold ?? threshold
    const [same, chosen] = [threshold, own].map((one) => nothingOf(scene, network, name, one))
    const found = network.measured?.kinds[name]
    if (!same || !chosen || !found) return []
    const apart = [found.by_score, found.by_distance]
      .flatMap((one) => /** @type {(string | number)[]} */ (one ? [one.area, one.low, one.high] : ["", "", ""]))
    return [[labels[`kind_${name}`], network.title, same.count,
      threshold, same.below, ...same.interval, own, chosen.below, ...chosen.interval, ...apart]]
  }))
  return [heads, rows]
}

/**
 * Return the same as a learner reads it: shares with their intervals.
 *
 * @param {Scene} scene
 * @returns {[string[], Cell[][]]}
 */
export function measuredTable(scene) {
  const { update: { labels, numbers }, state: { threshold } } = scene
  const heads = [labels.kinds, labels.network, labels.count,
    fill(labels.nothing_below, { threshold: numbers.decimals(threshold, 2) }), labels.nothing_own, labels.table_area, labels.table_area_distance]
  const between = (/** @type {number} */ value, /** @type {number} */ low, /** @type {number} */ high) => ({
    value, text: fill(labels.between, { value: numbers.decimals(value, 3), low: numbers.decimals(low, 3), high: numbers.decimals(high, 3) }) })
  const rows = measuredKinds(scene).flatMap(({ name }) => measuredNetworks(scene).flatMap((network) => {
    const found = network.measured?.kinds[name]
    const shares = [threshold, network.measured?.threshold ?? threshold].map((one) => nothingOf(scene, network, name, one))
    if (!found) return []
    return [[labels[`kind_${name}`], network.title, found.count,
      ...shares.map((one) => (one ? { value: one.share, text: shareText(scene, one) } : "–")),
      ...[found.by_score, found.by_distance].map((one) => (one ? between(one.area, one.low, one.high) : "–"))]]
  }))
  return [heads, rows]
}

/**
 * Say at which threshold each network still answers 95 % of the digits, and what it then says to other pictures.
 *
 * @param {Scene} scene
 */
export function ownThresholds(scene) {
  const { update: { labels, numbers } } = scene
  return joinSentences(measuredNetworks(scene).map((network) => {
    const own = network.measured?.threshold ?? null
    return own === null ? null : fill(labels.own, { network: network.title, threshold: numbers.decimals(own, 3) })
  }))
}
