import * as easel from 'glass-easel'

/** A node as a person or a screen reader meets it. */
export interface Seen {
  /** `view`, `button`, `input` …; `#text` for a run of text. */
  readonly tag: string
  readonly element: easel.Element | undefined
  readonly parent: Seen | undefined
  readonly children: readonly Seen[]
  /** All that can be read inside, without line breaks. */
  readonly text: string
  /** What a screen reader says: aria-label, else the text. */
  readonly label: string
  readonly role: string
  readonly disabled: boolean
  readonly classes: readonly string[]
  /** Value of an attribute of the rendered node (`aria-checked`, `value`, `src` …); undefined when it has none. */
  attribute(name: string): unknown
}

const roles: Readonly<Record<string, string>> = {
  button: 'button',
  input: 'textbox',
  textarea: 'textbox',
  switch: 'switch',
  checkbox: 'checkbox',
  radio: 'radio',
  picker: 'combobox',
  image: 'img',
  navigator: 'link',
}

/** What a person has typed into an input and the page has not replaced. */
type Typed = (element: easel.Element) => string | undefined

/** The whole page as it stands, hidden parts left out. */
export function seenOf(root: easel.Element, typed: Typed): Seen {
  const made = look(root, undefined, typed)
  if (made === undefined) throw new Error('页面是空的')
  return made
}

function look(node: easel.Node, parent: Seen | undefined, typed: Typed): Seen | undefined {
  if (easel.TextNode.isTextNode(node)) return textRun(node.textContent, parent)
  const element = node as easel.Element
  if (isHidden(element)) return undefined
  const native = easel.NativeNode.isNativeNode(element) ? element : undefined
  const value = native && isField(native.is) ? (typed(element) ?? string(native.getAttribute('value'))) : undefined
  const attribute = (name: string): unknown => {
    if (name === 'value' && value !== undefined) return value
    return native?.getAttribute(name) ?? undefined
  }
  const children: Seen[] = []
  const shown = value === undefined ? undefined : value === '' ? string(attribute('placeholder')) : value
  const seen: Seen = {
    tag: native?.is ?? 'page',
    element,
    parent,
    children,
    attribute,
    get text() {
      return shown ?? children.map((child) => child.text).join('')
    },
    get label() {
      return string(attribute('aria-label')) || (native && isField(native.is) ? '' : seen.text)
    },
    role: string(attribute('aria-role')) || (roles[native?.is ?? ''] ?? ''),
    disabled: isTrue(attribute('disabled')) || isTrue(attribute('aria-disabled')),
    classes: native ? native.class.split(/\s+/).filter((name) => name !== '') : [],
  }
  for (const child of nativeChildren(element)) {
    const met = look(child, seen, typed)
    if (met !== undefined) children.push(met)
  }
  return seen
}

const textRun = (text: string, parent: Seen | undefined): Seen | undefined =>
  text === ''
    ? undefined
    : {
        tag: '#text',
        element: undefined,
        parent,
        children: [],
        text,
        label: text,
        role: '',
        disabled: false,
        classes: [],
        attribute: () => undefined,
      }

/** Children as they are drawn: through the template's virtual nodes and the shadow trees of components. */
function nativeChildren(element: easel.Element): easel.Node[] {
  const inside = easel.Component.isComponent(element) ? (element.shadowRoot as easel.Element) : element
  return inside.childNodes.flatMap((child) =>
    easel.TextNode.isTextNode(child) || easel.NativeNode.isNativeNode(child) ? [child] : nativeChildren(child as easel.Element),
  )
}

/** Native nodes below, and the largest number of them under one parent. */
export function countNodes(element: easel.Element): { readonly nodes: number; readonly maxChildren: number } {
  const children = nativeChildren(element).filter((child) => easel.NativeNode.isNativeNode(child))
  return children
    .map((child) => countNodes(child as easel.Element))
    .reduce(
      (sum, one) => ({ nodes: sum.nodes + one.nodes, maxChildren: Math.max(sum.maxChildren, one.maxChildren) }),
      { nodes: children.length, maxChildren: children.length },
    )
}

/** Every node below, the page first. */
export const everyNode = (seen: Seen): Seen[] => [seen, ...seen.children.flatMap(everyNode)]

/** What can be read, a line for each block: text and inline children that follow each other run together. */
export function linesOf(seen: Seen): string[] {
  const lines: string[] = []
  let run = ''
  const flush = (): void => {
    lines.push(...run.split('\n').filter((line) => line.trim() !== ''))
    run = ''
  }
  if (seen.children.length === 0) run = seen.text
  for (const child of seen.children) {
    if (isInline(child)) {
      run += child.text
    } else {
      flush()
      lines.push(...linesOf(child))
    }
  }
  flush()
  return lines
}

const isInline = (seen: Seen): boolean => seen.tag === '#text' || seen.tag === 'text'

/** The page as an outline of roles, labels and states, for reading when a test fails. */
export function outlineOf(seen: Seen, depth = 0): string {
  const pad = '  '.repeat(depth)
  const isBare = seen.role === ''
  const isLeaf = everyNode(seen).every((node) => node === seen || node.role === '')
  if (isBare && isLeaf) return linesOf(seen).map((line) => `${pad}${line}\n`).join('')
  const inside = isLeaf ? '' : seen.children.map((child) => outlineOf(child, isBare ? depth : depth + 1)).join('')
  if (isBare) return inside
  const states = [seen.disabled ? '（不可用）' : '', string(seen.attribute('aria-checked')) === 'true' ? '（已选）' : '']
  return `${pad}[${seen.role}] ${seen.label}${states.join('')}${fieldOf(seen)}\n${inside}`
}

const fieldOf = (seen: Seen): string => (isField(seen.tag) ? `：${seen.text}` : '')

const isField = (tag: string): boolean => tag === 'input' || tag === 'textarea'

const isTrue = (value: unknown): boolean => value === true || value === 'true'

const string = (value: unknown): string => (value === undefined || value === null || value === false ? '' : String(value))

const isHidden = (element: easel.Element): boolean =>
  easel.NativeNode.isNativeNode(element) &&
  (isTrue(element.getAttribute('hidden')) || /(display:\s*none|visibility:\s*hidden)/.test(element.style))
