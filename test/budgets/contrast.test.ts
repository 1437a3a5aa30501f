import theme from 'client/theme.json'
import tokens from 'client/ui/look/tokens.json'

const COLOURS: Record<string, Record<string, string>> = {
  浅色: tokens.light,
  深色: tokens.dark,
  浅色大字: { ...tokens.light, ...tokens.care },
  深色大字: { ...tokens.dark, ...tokens.careDark },
}

/** Text on ground: what is written on what. */
const TEXT = [
  ...['ground', 'card', 'fill'].flatMap((on) => ['text', 'text-soft'].map((text) => [text, on])),
  ['text-faint', 'card'],
  ['text-faint', 'ground'],
  ['brand', 'card'],
  ['brand', 'ground'],
  ...['brand', 'ok', 'warn', 'danger'].flatMap((tone) => [
    [tone, 'card'],
    [tone, `${tone}-tint`],
    ['text', `${tone}-tint`],
  ]),
  ['on-fill', 'brand-fill'],
  ['on-fill', 'danger-fill'],
  ['on-fill', 'badge'],
] as [string, string][]

/** Borders and switches that can be operated. */
const SHAPES = [
  ['edge', 'card'],
  ['brand-fill', 'card'],
  ['brand', 'card'],
] as [string, string][]

const pairs = (list: [string, string][]) =>
  Object.entries(COLOURS).flatMap(([theme, colours]) => list.map(([one, other]) => ({ theme, one, other, a: colours[one]!, b: colours[other]! })))

test.each(pairs(TEXT))('$theme：$one 写在 $other 上，对比不低于 4.5', ({ a, b }) => {
  expect(contrast(a, b)).toBeGreaterThanOrEqual(4.5)
})

test.each(pairs(SHAPES))('$theme：可操作的 $one 与 $other 对比不低于 3', ({ a, b }) => {
  expect(contrast(a, b)).toBeGreaterThanOrEqual(3)
})

test('微信自己画的标题栏和标签栏，与页面同色', () => {
  const bars = (from: typeof tokens.light) => ({ bar: from.card, ground: from.ground, tabText: from['text-faint'], tabOn: from.brand })
  expect(theme.light).toMatchObject(bars(tokens.light))
  expect(theme.dark).toMatchObject(bars(tokens.dark))
})

test('对比度的算法：黑白 21，同色 1，微信绿底白字约 2.38', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21)
  expect(contrast('#1a4fbf', '#1a4fbf')).toBe(1)
  expect(contrast('#07c160', '#ffffff')).toBeCloseTo(2.38, 1)
})

/** WCAG 2.2, relative luminance. */
function contrast(a: string, b: string): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number]
  return (light + 0.05) / (dark + 0.05)
}

function luminance(colour: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const part = parseInt(colour.slice(at, at + 2), 16) / 255
    return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  }) as [number, number, number]
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}
