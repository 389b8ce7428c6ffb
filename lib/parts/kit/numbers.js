/**
 * Numbers as a learner reads them, written as the page's language writes them, with a true minus (−).
 *
 * @typedef {ReturnType<typeof numbersIn>} Numbers
 */

const PERCENT = "\u00a0%" // no line ends before the sign

const RARELY = 0.001 // below this, and above 1 less this, a probability is only said to be so

/** @type {Map<string, Intl.NumberFormat>} */
const formats = new Map()

/**
 * @param {string} language
 * @param {number} digits after the point
 * @param {boolean} isGrouped
 */
function formatOf(language, digits, isGrouped = false) {
  const key = `${language} ${digits} ${isGrouped}`
  let format = formats.get(key)
  if (!format) {
    format = new Intl.NumberFormat(language,
      { minimumFractionDigits: digits, maximumFractionDigits: digits, useGrouping: isGrouped, signDisplay: "negative" })
    formats.set(key, format)
  }
  return format
}

/**
 * Return the ways to write a number in `language`.
 *
 * @param {string} language a BCP 47 tag, such as "en"
 */
export function numbersIn(language) {
  /**
   * Write `value` with so many digits after the point.
   *
   * @param {number} value
   * @param {number} digits
   */
  const decimals = (value, digits) =>
    // `toFixed` first: it rounds the exact value, and Intl its shortest decimal form (1.005).
    formatOf(language, digits).format(Number(value.toFixed(digits))).replace("-", "−")

  /**
   * Write two figures and a power of ten: "1.2 × 10⁻⁵".
   *
   * @param {number} value
   */
  const scientific = (value) => {
    const [digits, power] = value.toExponential(1).split("e")
    return `${decimals(Number(digits), 1)}\u00a0×\u00a010${superscript(Number(power))}`
  }

  /** @param {number} share */
  const probability = (share) => {
    const [text, least] = share < RARELY ? ["<\u00a0", RARELY] : share > 1 - RARELY ? [">\u00a0", 1 - RARELY] : ["", share]
    return text + decimals(100 * least, 1) + PERCENT
  }

  /** @param {number} value */
  const figures = (value) => {
    const size = Math.abs(value)
    if (size === 0) return "0"
    if (size < 0.001 || size >= 1e5) return scientific(value)
    return decimals(value, size >= 1000 ? 0 : size >= 100 ? 1 : size >= 10 ? 2 : 3)
  }

  return Object.freeze({
    decimals,

    /**
     * Write a whole number with its thousands set apart: "12,345".
     *
     * @param {number} value
     */
    grouped: (value) => formatOf(language, 0, true).format(value).replace("-", "−"),

    /**
     * Write a share of 1 with so many digits: "12.5 %".
     *
     * @param {number} share
     * @param {number} digits
     */
    percent: (share, digits = 0) => decimals(100 * share, digits) + PERCENT,

    /**
     * Write a probability as a learner can read it: "99.6 %"; "< 0.1 %" and "> 99.9 %" beyond that. `lib/charts/score_text.py` does the same.
     *
     * @param {number} share
     */
    probability,

    /**
     * Write a class's score: a probability, or a capsule's length with so many digits.
     *
     * @param {number} value
     * @param {string} scoreName "probabilities" or "lengths"
     * @param {number} digits of a length
     */
    score: (value, scoreName, digits = 3) => (scoreName === "lengths" ? decimals(value, digits) : probability(value)),

    /**
     * Write three or four figures that say something: "0.123", "12.35", "1235", "1.2 × 10⁻⁵".
     *
     * @param {number} value
     */
    figures,

    /**
     * Write a number as it stands in a power or below a line of division: a product is in brackets, as in "(1.2 × 10⁻⁵)".
     *
     * @param {number} value
     */
    operand: (value) => {
      const text = figures(value)
      return text.includes("×") ? `(${text})` : text
    },

    /**
     * Write few digits, and no zeros behind them: "0.62", "−12.4", "0.004".
     *
     * @param {number} value
     */
    short: (value) => {
      const size = Math.abs(value)
      const most = size >= 100 ? 0 : size >= 10 ? 1 : size >= 0.1 || size === 0 ? 2 : 3
      const [, behind = ""] = String(Number(value.toFixed(most))).split(".")
      return decimals(value, behind.length)
    },
  })
}

const SUBSCRIPTS = "₀₁₂₃₄₅₆₇₈₉"
const SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹"

/**
 * Write a whole number below the line: "₁₂".
 *
 * @param {number} number
 */
export function subscript(number) {
  return String(number).replace(/\d/g, (digit) => SUBSCRIPTS[Number(digit)])
}

/**
 * Write a whole number above the line, as an exponent: "⁻¹²".
 *
 * @param {number} number
 */
function superscript(number) {
  return String(number).replace("-", "⁻").replace(/\d/g, (digit) => SUPERSCRIPTS[Number(digit)])
}
