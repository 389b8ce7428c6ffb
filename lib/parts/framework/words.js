/**
 * Translates the words that Streamlit's front end shows, which knows English only.
 *
 * @typedef {Record<string, string>} Forms one word in each language, by its code; `{name}` stands for any text
 * @typedef {{ pattern: RegExp, names: string[], forms: Forms }} Pattern
 */

const NAME = /\{(\w+)\}/

/**
 * Return a function that gives what a shown text is in a language, or null if it is no such word or is right already.
 *
 * It also takes a word in any other of the languages, so that a page can change its language.
 *
 * @param {readonly Forms[]} words
 */
export function translatorOf(words) {
  /** @type {Map<string, Forms>} */
  const exact = new Map()
  /** @type {Pattern[]} */
  const patterns = []
  for (const forms of words) {
    for (const form of new Set(Object.values(forms))) {
      if (NAME.test(form)) patterns.push({ ...patternOf(form), forms })
      else if (!exact.has(form)) exact.set(form, forms)
    }
  }
  return (/** @type {string} */ text, /** @type {string} */ language) => {
    const forms = exact.get(text)
    if (forms) return other(forms[language], text)
    for (const { pattern, names, forms: { [language]: wanted } } of patterns) {
      const found = pattern.exec(text)
      if (!found || wanted === undefined) continue
      return other(names.reduce((form, name, at) => form.replace(`{${name}}`, () => found[at + 1]), wanted), text)
    }
    return null
  }
}

/**
 * @param {string} form
 * @returns {{ pattern: RegExp, names: string[] }}
 */
function patternOf(form) {
  const pieces = form.split(/\{(\w+)\}/)
  const source = pieces.map((piece, at) => at % 2 ? "(.+)" : piece.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join("")
  return { pattern: new RegExp(`^${source}$`), names: pieces.filter((_, at) => at % 2) }
}

/**
 * @param {string | undefined} form
 * @param {string} text
 */
const other = (form, text) => form === undefined || form === text ? null : form
