/**
 * Compiles the WeUI widgets that the client uses into `src/ui/look/weui.css`, coloured by `src/ui/look/tokens.json`.
 * `node weui.build.mjs` writes the file; the tests import `compileWeui` and compare.
 */
import less from 'less'
import { readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import postcss from 'postcss'
import selectorParser from 'postcss-selector-parser'

const client = path.dirname(fileURLToPath(import.meta.url))
const source = path.join(client, 'src')
const target = path.join(source, 'ui/look/weui.css')
const tokens = JSON.parse(readFileSync(path.join(source, 'ui/look/tokens.json'), 'utf8'))

/** Every `weui-` class name written in the client's sources. Names put together at run time are not seen. */
function classesInUse() {
  const names = new Set()
  for (const entry of readdirSync(source, { recursive: true, withFileTypes: true })) {
    if (!/\.tsx?$/.test(entry.name)) continue
    const text = readFileSync(path.join(entry.parentPath ?? entry.path, entry.name), 'utf8')
    for (const [name] of text.matchAll(/weui-[a-z0-9_-]+/gi)) names.add(name)
  }
  return names
}

/** Of a selector list, the selectors that speak of classes in use and of nothing a mini-program lacks. */
function keptSelectors(selector, used) {
  const kept = []
  selectorParser((root) => {
    root.each((one) => {
      let keep = false
      let drop = false
      one.walk((node) => {
        if (node.type === 'class') {
          if (used.has(node.value)) keep = true
          else drop = true
        }
        if (node.type === 'tag' || node.type === 'universal' || node.type === 'attribute') drop = true
        if (node.type === 'pseudo' && /^:(active|visited|where|not)$/.test(node.value)) drop = true
      })
      if (keep && !drop) kept.push(String(one).trim())
    })
  }).processSync(selector)
  return kept
}

const SCALED = /^(font-size|padding|padding-(top|right|bottom|left)|min-height)$/
const scaled = (value) =>
  /calc|env/.test(value) ? value : value.replace(/(?<![\w.-])(\d*\.?\d+)px/g, (px, n) => (Number(n) > 1 ? `calc(${px} * var(--ui-scale, 1))` : px))

/** Keeps what is used, scales type and padding with the reader's setting, adds the prefix old engines want. */
function prune(css, used) {
  const root = postcss.parse(css)
  root.walkComments((comment) => comment.remove())
  root.walkAtRules((rule) => {
    if (rule.name !== 'keyframes' && rule.name !== '-webkit-keyframes') rule.remove()
  })
  root.walkRules((rule) => {
    if (rule.parent.type === 'atrule') return
    if (rule.selector.startsWith('[class^="weui-icon-"]')) {
      rule.selector = [...used].filter((name) => name.startsWith('weui-icon-')).map((name) => `.${name}`).sort().join(', ')
    }
    const kept = keptSelectors(rule.selector, used)
    if (kept.length === 0) return void rule.remove()
    rule.selectors = kept
    rule.walkDecls((decl) => {
      if (decl.prop.startsWith('--') || /constant\(/.test(decl.value)) return void decl.remove()
      if (SCALED.test(decl.prop)) decl.value = scaled(decl.value)
      if (decl.prop.startsWith('mask')) decl.cloneBefore({ prop: `-webkit-${decl.prop}` })
    })
    if (rule.nodes.length === 0) rule.remove()
  })
  const animated = new Set()
  root.walkDecls(/^animation/, (decl) => decl.value.split(/[\s,]+/).forEach((word) => animated.add(word)))
  root.walkAtRules((rule) => {
    if (rule.name !== 'keyframes' || !animated.has(rule.params)) rule.remove()
  })
  return root.toString()
}

const block = (selector, entries) => `${selector} {\n${entries.map(([name, value]) => `  ${name}: ${value};`).join('\n')}\n}\n`
const own = (theme) => Object.entries(theme).map(([name, value]) => [`--${name}`, value])

function variables(css) {
  const read = [...new Set([...css.matchAll(/var\((--weui-[\w-]+)/g)].map(([, name]) => name))].sort()
  const unknown = read.filter((name) => !(name in tokens.weui))
  if (unknown.length) throw new Error(`tokens.json says nothing about ${unknown.join(', ')}`)
  return [
    block('.screen', [...own(tokens.light), ...read.map((name) => [name, `var(--${tokens.weui[name]})`])]),
    block('.screen.is-dark', own(tokens.dark)),
    block('.screen.is-care', own(tokens.care)),
    block('.screen.is-dark.is-care', own(tokens.careDark)),
  ].join('')
}

/** The text that `src/ui/look/weui.css` must have. */
export async function compileWeui() {
  const weui = createRequire(import.meta.url).resolve('weui/src/style/weui.less')
  const { css } = await less.render(readFileSync(weui, 'utf8'), { filename: weui, math: 'always' })
  const kept = prune(css, classesInUse())
  return `/* Made by weui.build.mjs from WeUI, Copyright (C) 2017 THL A29 Limited, a Tencent company, MIT License. Change tokens.json or the script, not this file. */\n${variables(kept)}${kept.trim()}\n`
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  compileWeui().then((css) => writeFileSync(target, css))
}
