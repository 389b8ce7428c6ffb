/** Pooling: the largest or the mean of each window, and what is left of a map when the picture moves. */

import { counted, countedPlace } from "../../kit/counting.js"
import { h } from "../../kit/dom.js"
import { fillTable } from "../../kit/table.js"
import { fill, fillPlural, joinSentences } from "../../kit/text.js"
import { rangeOf } from "../maths/convolution.js"
import { weightsFor } from "../maths/kernels.js"
import { movedMap, poolMap, pooledCells, sharesKept } from "../maths/pooling.js"
import { paddedSize } from "../maths/windows.js"
import { POOLS } from "../ranges.js"
import { chosenKernel, withShift } from "../state.js"
import { choiceField, numberField, pressButton, squareField, switchField } from "../views/controls.js"
import { exact, percent, writeNumber } from "../views/figures.js"
import { numberGrid, signText } from "../views/grids.js"
import { kernelTitle } from "../views/names.js"
import { colourOf, paintWinners } from "../views/paintings.js"
import { threeChoices } from "./lesson.js"
import { sizeFormula, threeTexts } from "./texts.js"

/** @typedef {import("./lesson.js").Lab} Lab */
/** @typedef {import("./lesson.js").FeatureMap} FeatureMap */
/** @typedef {import("./lesson.js").State} State */
/** @typedef {import("./lesson.js").Place} Place */

/**
 * @typedef {object} Found
 * @property {FeatureMap} before the map where the picture was
 * @property {FeatureMap} moved the map where it is now
 * @property {import("../maths/pooling.js").PooledMap} pooled the latter
 * @property {(place: Place) => Place | null} winnerOf
 *
 * @typedef {import("./lesson.js").Scene & Found} PoolingScene
 */

/** @type {import("./lesson.js").Limits} */
const LIMITS = [0.1, 0.4]
const TOLERANCES = [0, 0.01, 0.05, 0.1]

/** @type {import("./lesson.js").Lesson<PoolingScene>} */
export const pooling = {
  controls: { settings: "pool", middle: "shift" },

  buildSettings({ labels, state: { pool, marksWinners } }, change) {
    /** @param {Partial<State["pool"]>} changes */
    const set = (changes) => change((now) => ({ ...now, pool: { ...now.pool, ...changes } }), true)
    return [
      choiceField({ text: labels.pool_kind, testid: "conv-pool-kind", value: pool.kind,
        options: [["max", labels.pool_max], ["average", labels.pool_average]], onChoice: (kind) => set({ kind }) }),
      squareField({ text: labels.window, testid: "conv-pool-side", sides: POOLS.side, value: pool.side, onChoice: (side) => set({ side }) }),
      numberField({ text: labels.stride, testid: "conv-pool-stride", numbers: POOLS.stride, value: pool.stride,
        onChoice: (stride) => set({ stride }) }),
      choiceField({ text: labels.padding, testid: "conv-pool-padding", value: pool.padding,
        options: [["valid", labels.padding_valid], ["same", labels.padding_same]], onChoice: (padding) => set({ padding }) }),
      ...(pool.kind === "max" ? [switchField({ text: labels.winners, testid: "conv-winners", value: marksWinners,
        onChange: (isOn) => change((now) => ({ ...now, marksWinners: isOn })) })] : []),
    ]
  },

  compute(lab) {
    const { labels, state, layer: { maps } } = lab
    const before = maps[state.chosen]
    const moved = state.shift.some(Boolean) ? mapMovedBy(lab, state.shift) : before
    const pooled = poolMap(moved, state.pool)
    const { geometry } = pooled
    const marksWinners = state.pool.kind === "max" && state.marksWinners
    const won = marksWinners ? new Set(pooled.winners) : null
    return {
      before, moved, pooled, geometry, weights: null,
      left: { title: fill(labels.map_of, { kernel: kernelTitle(labels, chosenKernel(state).name) }),
        note: marksWinners ? labels.winners_note : "", ...paddedSize(geometry), map: moved,
        paint: (canvas) => paintWinners(canvas, moved, rangeOf(before), geometry, won) },
      right: { title: pooledTitle(labels, state.pool.kind), map: pooled, span: rangeOf(before) },
      formula: formulaOf(lab, pooled),
      winnerOf([row, column]) {
        const at = pooled.winners[row * pooled.columns + column]
        return at < 0 ? null : [Math.floor(at / moved.columns), at % moved.columns]
      },
    }
  },

  buildPanels({ labels, state }, change) {
    const shares = h("table", { testid: "conv-shares" })
    const shift = h("p", { class: "muted" })
    const tolerance = choiceField({ text: labels.tolerance, testid: "conv-tolerance", value: state.tolerance,
      options: TOLERANCES.map((share) => /** @type {const} */ ([share, ""])),
      onChoice: (share) => change((now) => ({ ...now, tolerance: share })) })
    const window = numberGrid(state.pool.side, labels.pool_window, "conv-patch-0")
    const total = h("b", { class: "total", testid: "conv-pooled" })
    return {
      middle: [h("h4", {}, labels.shift), shiftPad(labels, change), shift, tolerance, h("div", { class: "scroll" }, shares)],
      below: [h("div", { class: "row" }, window.box, signText("→"), total)],

      draw(lab) {
        const { numbers, state: { shift: [down, right] } } = lab
        shift.textContent = down || right ? fill(labels.moved_by, { down, right }) : labels.moved_not
        tolerance.querySelectorAll("option").forEach((option, at) => {
          const share = TOLERANCES[at]
          option.textContent = share > 0 ? fill(labels.tolerance_share, { share: percent(numbers, share) }) : labels.tolerance_none
        })
        drawShares(shares, lab)
      },

      drawPlace({ plurals, language, numbers }, { before, moved, pooled, winnerOf }, [row, column]) {
        const [cells, winner] = [pooledCells(moved, pooled.geometry, row, column), winnerOf([row, column])]
        cells.forEach(({ y, x, isInside, value }, at) => {
          const cell = window.cells[at]
          const [red, green, blue] = colourOf(value, rangeOf(before))
          writeNumber(cell, value, isInside ? numbers.short(value) : "–")
          cell.style.background = isInside ? `rgb(${red}, ${green}, ${blue})` : ""
          cell.style.color = isInside ? (green > 120 ? "#000" : "#fff") : ""
          cell.className = !isInside ? "zero" : winner?.[0] === y && winner[1] === x ? "won" : ""
        })
        const value = pooled.data[row * pooled.columns + column]
        writeNumber(total, value, exact(numbers, value))
        const count = cells.filter(({ isInside }) => isInside).length
        const from = winner ? countedPlace(winner) : undefined
        const values = { ...countedPlace([row, column]), value: exact(numbers, value), y: from?.row, x: from?.column }
        return fillPlural(winner ? plurals.sum_max : plurals.sum_average, count, language, values)
      },
    }
  },

  table({ labels, state: { at: [row, column] } }, { moved, geometry }) {
    const cells = pooledCells(moved, geometry, row, column).filter(({ isInside }) => isInside)
    return {
      heads: [labels.table_row, labels.table_column, labels.table_value],
      rows: cells.map(({ y, x, value }) => [String(counted(y)), String(counted(x)), value]),
    }
  },

  question(lab, { pooled }) {
    const { labels, numbers, state: { pool } } = lab
    const kept = sharesAfter(lab, [0, 1], 0)
    return {
      text: fill(labels.ask_pooling, { count: pooled.data.length }),
      ...threeChoices(kept[pool.kind].share, LIMITS),
      values: { share: percent(numbers, kept[pool.kind].share), map: percent(numbers, kept.map.share) },
    }
  },
  choiceTexts: (lab) => threeTexts(lab, LIMITS),
  found: ({ labels }, { values }) => fill(labels.found_pooling, values),
  next: ({ labels }) => labels.next_pooling,
}

/**
 * @param {Lab} lab
 * @param {import("../maths/pooling.js").PooledMap} pooled
 */
function formulaOf({ labels, state: { pool } }, { geometry: { down, stride } }) {
  return joinSentences([
    fill(labels.size, { size: sizeFormula(down, stride, pool.padding) }),
    down.before + down.behind > 0 && fill(labels.pool_zeros, { before: down.before, behind: down.behind }),
    stride < down.reach && fill(labels.overlap, { cells: down.reach - stride }),
  ])
}

/**
 * @param {Lab} lab
 * @param {[number, number]} shift
 */
function mapMovedBy({ state, layer: { image, geometry } }, shift) {
  return movedMap(image, weightsFor(chosenKernel(state), image.channels), geometry, shift)
}

/**
 * @param {Lab} lab
 * @param {[number, number]} shift
 * @param {number} tolerance
 */
function sharesAfter(lab, shift, tolerance) {
  return sharesKept(lab.layer.maps[lab.state.chosen], mapMovedBy(lab, shift), lab.state.pool, tolerance)
}

/**
 * Show how much stays: of the map, of the chosen pooling, and of the other kind.
 *
 * @param {HTMLTableElement} table
 * @param {Lab} lab
 */
function drawShares(table, lab) {
  const { labels, numbers, state } = lab
  const kept = sharesAfter(lab, state.shift, state.tolerance)
  const kinds = state.pool.kind === "max" ? /** @type {const} */ (["max", "average"]) : /** @type {const} */ (["average", "max"])
  const found = [{ title: labels.map_itself, ...kept.map }, ...kinds.map((kind) => ({ title: pooledTitle(labels, kind), ...kept[kind] }))]
  fillTable(table, [labels.table_what, labels.table_values, labels.table_kept],
    found.map(({ title, share, count }) => [title, count, percent(numbers, share)]))
  found.forEach(({ share }, at) => { table.rows[at + 1].dataset.value = String(share) })
}

/**
 * @param {Lab["labels"]} labels
 * @param {"max" | "average"} kind
 */
function pooledTitle(labels, kind) {
  return { max: labels.pooled_max, average: labels.pooled_average }[kind]
}

/**
 * @param {Lab["labels"]} labels
 * @param {import("./lesson.js").Change} change
 */
function shiftPad(labels, change) {
  /** @type {(sign: string, testid: string, title: string, next: (now: State) => State) => HTMLButtonElement} */
  const button = (sign, testid, title, next) => pressButton(sign, testid, () => change(next), { "aria-label": title })
  return h("div", { class: "pad", role: "group", "aria-label": labels.shift },
    button("↑", "conv-shift-up", labels.up, (now) => withShift(now, -1, 0)),
    button("←", "conv-shift-left", labels.to_left, (now) => withShift(now, 0, -1)),
    button("○", "conv-shift-none", labels.not_moved, (now) => ({ ...now, shift: [0, 0] })),
    button("→", "conv-shift-right", labels.to_right, (now) => withShift(now, 0, 1)),
    button("↓", "conv-shift-down", labels.down, (now) => withShift(now, 1, 0)))
}
