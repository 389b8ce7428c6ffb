/**
 * Puts sentences together from labels, which come translated from the server.
 *
 * @typedef {Record<string, string>} Labels
 *
 * @typedef {Partial<Record<Intl.LDMLPluralRule, string>> & { other: string }} PluralForms
 *   the forms of one label by their plural category, such as "one" and "other"
 */

// Chinese has a space beside a number or a Latin word, and so the texts have one beside a name to fill in; Chinese words have none.
const NAMED = /(\p{Script=Han} )?\{(\w+)\}( (?=\p{Script=Han}))?/gu
const [BEGINS_CHINESE, ENDS_CHINESE] = [/^\p{Script=Han}/u, /\p{Script=Han}$/u]

/**
 * Return a text such as "{a} of {b}" with `values` in the place of its names, without a space between Chinese words.
 *
 * @param {string} text
 * @param {Record<string, unknown>} values
 */
export function fill(text, values) {
  return text.replace(NAMED, (_, before = "", name = "", after = "") => {
    const value = String(values[name])
    return (BEGINS_CHINESE.test(value) ? before.trimEnd() : before) + value + (ENDS_CHINESE.test(value) ? "" : after)
  })
}

/**
 * Return the plural form for `count` in `language`, with `values` and `count` in the place of its names.
 *
 * @param {PluralForms} forms
 * @param {number} count
 * @param {string} language
 * @param {Record<string, unknown>} [values]
 */
export function fillPlural(forms, count, language, values = {}) {
  return fill(forms[new Intl.PluralRules(language).select(count)] ?? forms.other, { count, ...values })
}

/**
 * Return the pieces of a text such as "{place}: {value}", with elements in the place of its names.
 *
 * @param {string} text
 * @param {Record<string, Node | string>} values
 */
export function fillNodes(text, values) {
  return text.split(/\{(\w+)\}/).map((piece, at) => (at % 2 === 1 ? values[piece] : piece))
}

/**
 * Return texts as a list of the page's language: "a, b, c".
 *
 * @param {Labels} labels
 * @param {readonly string[]} texts
 */
export function joinList(labels, texts) {
  return joinBy(labels.kit_list, texts)
}

/**
 * Return texts in one sentence of the page's language: "a; b; c".
 *
 * @param {Labels} labels
 * @param {readonly string[]} texts
 */
export function joinClauses(labels, texts) {
  return joinBy(labels.kit_clauses, texts)
}

/**
 * Return classes that are there together: "4 + 7".
 *
 * @param {Labels} labels
 * @param {readonly string[]} names
 */
export function joinBoth(labels, names) {
  return joinBy(labels.kit_both, names)
}

/**
 * Return texts joined by a pattern of the page's language; "" if there are none.
 *
 * @param {string} pattern with {text} and {more}
 * @param {readonly string[]} texts
 */
export function joinBy(pattern, texts) {
  return texts.length === 0 ? "" : texts.reduce((text, more) => fill(pattern, { text, more }))
}

/**
 * Return "title: text" with the colon of the page's language.
 *
 * @param {Labels} labels
 * @param {string} title
 * @param {string} text
 */
export function putBefore(labels, title, text) {
  return fill(labels.kit_titled, { title, text })
}

/**
 * Join sentences, with a space between them unless the first ends as Chinese does; empty ones are left out.
 *
 * @param {(string | null | undefined | false)[]} sentences
 */
export function joinSentences(sentences) {
  let text = ""
  for (const sentence of sentences) {
    if (!sentence) continue
    text += (text === "" || /[。！？]$/.test(text) ? "" : " ") + sentence
  }
  return text
}
