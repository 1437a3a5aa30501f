/** Renders the tab bar's icons from lucide's drawings to PNG: `node icons.build.mjs`. */
import { Resvg } from '@resvg/resvg-js'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const require = createRequire(import.meta.url)
const client = path.dirname(fileURLToPath(import.meta.url))
const tokens = JSON.parse(readFileSync(path.join(client, 'src/ui/look/tokens.json'), 'utf8'))
const folder = path.join(client, 'src/assets/tab')
const ICONS = { home: 'house', meetings: 'calendar-days', contacts: 'book-user', me: 'user-round' }

mkdirSync(folder, { recursive: true })
for (const [name, drawing] of Object.entries(ICONS)) {
  const svg = readFileSync(require.resolve(`lucide-static/icons/${drawing}.svg`), 'utf8')
  for (const theme of ['light', 'dark']) {
    for (const [state, token] of [['', 'text-faint'], ['-on', 'brand']]) {
      const coloured = svg.replace('currentColor', tokens[theme][token])
      const png = new Resvg(coloured, { fitTo: { mode: 'width', value: 81 } }).render().asPng()
      writeFileSync(path.join(folder, `${name}${theme === 'dark' ? '-dark' : ''}${state}.png`), png)
    }
  }
}
