/**
 * The settings of augmentation.
 *
 * @typedef {object} Slider one setting
 * @property {string} name of the training option
 * @property {string} title
 * @property {import("../kit/text.js").PluralForms} amounts how a number of it is written; for what is on or off, none
 * @property {number} maximum of its numbers; 1 for what is on or off
 * @property {number | boolean} neutral the setting that changes nothing
 *
 * @typedef {Record<string, number | boolean>} Settings by the sliders' names, and the seed
 */

const SEEDS = 1000

/**
 * Return the settings with the next seed, so that all pictures are drawn anew.
 *
 * @param {Settings} settings
 * @returns {Settings}
 */
export function withNextSeed(settings) {
  return { ...settings, seed: (Number(settings.seed) + 1) % SEEDS }
}

/**
 * Return the settings with every slider at the place that changes nothing.
 *
 * @param {Settings} settings
 * @param {Slider[]} sliders
 * @returns {Settings}
 */
export function allOff(settings, sliders) {
  return { ...settings, ...Object.fromEntries(sliders.map(({ name, neutral }) => [name, neutral])) }
}

/**
 * Return the sliders whose setting changes something.
 *
 * @param {Settings} settings
 * @param {Slider[]} sliders
 */
export function slidersInUse(settings, sliders) {
  return sliders.filter(({ name, neutral }) => settings[name] !== neutral)
}

/**
 * Return whether pictures that were made with `made` are those of `settings`.
 *
 * @param {Settings} settings
 * @param {Settings} made
 * @param {Slider[]} sliders
 */
export function areMadeWith(settings, made, sliders) {
  return [...sliders.map(({ name }) => name), "seed"].every((name) => settings[name] === made[name])
}

/**
 * Return the parameters of the address; null for a neutral setting.
 *
 * @param {Settings} settings
 * @param {Slider[]} sliders
 */
export function addressOf(settings, sliders) {
  return Object.fromEntries(sliders.map(({ name, neutral }) => [name, settings[name] === neutral ? null : settings[name]]))
}
