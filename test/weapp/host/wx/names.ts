import { readFileSync } from 'node:fs'

/** Every function of `wx`, read from WeChat's own typings. */
export const interfaceNames: readonly string[] = (() => {
  const typings = readFileSync(require.resolve('miniprogram-api-typings/types/wx/lib.wx.api.d.ts'), 'utf8')
  const declared = typings.slice(typings.indexOf('interface Wx {'))
  return [...new Set([...declared.matchAll(/^ {8}(\w+)[<(]/gm)].map((found) => found[1] as string))]
})()
