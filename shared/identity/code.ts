/** What a code is made of: no two of these are mistaken for each other, in print or by hand. */
const SIGNS = '23456789ACDEFGHJKMNPQRTVWXY'
const LENGTH = 8
const BASE_32 = '0123456789abcdefghjkmnpqrstvwxyz'

/** Signs that people read or write for others of ours. */
const MEANT: Readonly<Record<string, string>> = { B: '8', S: '5', Z: '2', U: 'V' }

/** A code drawn from a fresh id: 27^8 of them, each from two signs of the id. */
export function codeFrom(id: string): string {
  let code = ''
  for (let i = 0; i < LENGTH; i++) code += SIGNS[(BASE_32.indexOf(id[2 * i]!) * 32 + BASE_32.indexOf(id[2 * i + 1]!)) % SIGNS.length]
  return code
}

/** What was typed or scanned as a code: small letters, full width, spaces and dashes are forgiven. Undefined where it can be none. */
export function readCode(text: string): string | undefined {
  const code = [...text.normalize('NFKC').toUpperCase()]
    .filter((sign) => !/[\s\-–—_]/.test(sign))
    .map((sign) => MEANT[sign] ?? sign)
  return code.length === LENGTH && code.every((sign) => SIGNS.includes(sign)) ? code.join('') : undefined
}

/** As it is printed: `7K2M-9QXR`. */
export const showCode = (code: string): string => `${code.slice(0, LENGTH / 2)}-${code.slice(LENGTH / 2)}`
