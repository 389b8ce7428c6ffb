/**
 * Sentences put together from labels, which come translated from the server.
 *
 * @typedef {Record<string, string>} Labels
 *
 * @typedef {Partial<Record<Intl.LDMLPluralRule, string>> & { other: string }} PluralForms
 *   the forms of one label by their plural category, such as "one" and "other"
 */

/**
 * Fill "{a} of {b}" from `values`.
 *
 * @param {string} text
 * @param {Record<string, unknown>} values
 */
export function fill(text, values) {
  return text.replace(/\{(\w+)\}/g, (_, name) => String(values[name]))
}

/**
 * Return the form that `language` uses for `count` of something, filled from `values` and `count`.
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
 * Join sentences, with a space between them where their script takes one; what is empty is left out.
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
