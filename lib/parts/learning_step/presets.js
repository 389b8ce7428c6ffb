/**
 * Layers from which something about learning can be seen.
 *
 * @typedef {"wrong" | "equal" | "right" | "silent"} PresetName
 * @typedef {{ name: PresetName, layer: import("./maths.js").Layer }} Preset
 */

/** @type {Preset[]} the first is as usual */
export const PRESETS = [
  { name: "wrong", layer: { x: [0.8, -0.4], w: [0.5, -0.6, 1.2, -0.3, 0.9, -0.5], b: [0.1, 0, -0.1], label: 0 } },
  { name: "equal", layer: { x: [0.5, 1], w: [0, 0, 0, 0, 0, 0], b: [0, 0, 0], label: 1 } },
  { name: "right", layer: { x: [1, 0.6], w: [-1.5, -0.8, 3, -0.5, 0.4, 1.5], b: [0, 0, 0.2], label: 2 } },
  { name: "silent", layer: { x: [0, 0.9], w: [1.8, -1.4, 0.6, 0.2, 0.7, -0.4], b: [0, 0, 0], label: 0 } },
]

/** @param {string | null | undefined} name */
export function presetOf(name) {
  return PRESETS.find((preset) => preset.name === name) ?? null
}
