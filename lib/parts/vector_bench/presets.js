/**
 * Votes that show something about routing.
 *
 * @typedef {"agree" | "camps" | "outlier" | "opposite" | "example"} PresetName
 * @typedef {{ name: PresetName, size: import("./layer.js").Size, votes: number[] }} Preset votes [inputs · outputs · dim]
 */

/** @type {Preset[]} the first is as usual; the last has the numbers that the app's routing is tested against */
export const PRESETS = [
  { name: "agree", size: { inputs: 3, outputs: 2, dim: 2 }, votes: [
    0.8, 0.6, 0.9, -0.3,
    0.9, 0.5, -0.7, 0.5,
    0.7, 0.7, 0.1, -0.9] },
  { name: "camps", size: { inputs: 4, outputs: 2, dim: 2 }, votes: [
    1, 0.3, -0.6, 0.7,
    0.9, 0.5, 0.9, 0.2,
    -0.6, 0.9, 0.3, -1.1,
    -0.2, -0.9, 0.5, -1] },
  { name: "outlier", size: { inputs: 4, outputs: 2, dim: 2 }, votes: [
    1, 0.2, 0.3, 0.4,
    0.9, 0.4, -0.4, 0.3,
    1, 0, 0.1, -0.5,
    -1, -0.3, -0.2, 0.6] },
  { name: "opposite", size: { inputs: 2, outputs: 2, dim: 2 }, votes: [
    1.2, 0.4, 0.4, 0.5,
    -1.2, -0.4, 0.5, 0.3] },
  { name: "example", size: { inputs: 2, outputs: 2, dim: 2 }, votes: [0, 1, 2, 3, 4, 5, 6, 7] },
]

/** @param {string | null | undefined} name */
export function presetOf(name) {
  return PRESETS.find((preset) => preset.name === name) ?? null
}
