import { everyNode, type Seen } from './screen'

/** What a test looks for: words that can be read or heard, or a role with them; `nth` (from 0) where there are several. */
export type Wanted = string | { readonly text?: string; readonly role?: string; readonly nth?: number }

/** All matches in reading order. The words must be the whole text or label of a node; if there is none, a part of one will do. */
export function allOf(page: Seen, wanted: Wanted): Seen[] {
  const { text, role } = typeof wanted === 'string' ? { text: wanted, role: undefined } : wanted
  const nodes = everyNode(page).filter((node) => role === undefined || node.role === role)
  if (text === undefined) return nodes
  const whole = nodes.filter((node) => squeezed(node.text) === squeezed(text) || squeezed(node.label) === squeezed(text))
  const matching = whole.length > 0 ? whole : nodes.filter((node) => `${node.text}\n${node.label}`.includes(text))
  return matching.filter((node) => !matching.some((other) => other !== node && isWithin(other, node)))
}

/** The one match; more than one is an error unless only one of them is part of a control. */
export function oneOf(page: Seen, wanted: Wanted): Seen {
  const found = allOf(page, wanted)
  const nth = typeof wanted === 'string' ? undefined : wanted.nth
  if (nth !== undefined && found[nth] !== undefined) return found[nth]
  if (nth === undefined && found.length === 1) return found[0] as Seen
  const controls = found.filter((node) => controlOf(node) !== undefined)
  if (nth === undefined && controls.length === 1) return controls[0] as Seen
  throw new Error(`${found.length === 0 ? '屏幕上没有' : `屏幕上有 ${found.length} 处`}“${named(wanted)}”`)
}

/** An input, picker or the like by its label, placeholder or name, or by the words that stand beside it. */
export function fieldOf(page: Seen, label: string, tags: readonly string[]): Seen {
  const fields = everyNode(page).filter((node) => tags.includes(node.tag))
  const called = fields.filter((field) =>
    [field.label, field.attribute('placeholder'), field.attribute('name')].some((name) => name === label),
  )
  if (called.length === 1) return called[0] as Seen
  if (called.length > 1) throw new Error(`屏幕上有 ${called.length} 个“${label}”可填`)
  const beside = allOf(page, label).map((words) => nearest(words, fields)).filter((field) => field !== undefined)
  if (new Set(beside).size !== 1) throw new Error(`找不到标着“${label}”的可填之处`)
  return beside[0] as Seen
}

/** The nearest control that the node is part of. */
function controlOf(node: Seen): Seen | undefined {
  const isControl = node.role !== '' && !['img', 'heading', 'text', 'alert', 'status'].includes(node.role)
  return isControl ? node : node.parent && controlOf(node.parent)
}

/** The only field in the smallest surroundings of some words that have any. */
const nearest = (words: Seen, fields: readonly Seen[]): Seen | undefined => {
  for (let around = words.parent; around !== undefined; around = around.parent) {
    const inside = fields.filter((field) => isWithin(field, around as Seen))
    if (inside.length > 0) return inside.length === 1 ? inside[0] : undefined
  }
  return undefined
}

const isWithin = (node: Seen, other: Seen): boolean =>
  node.parent !== undefined && (node.parent === other || isWithin(node.parent, other))

const squeezed = (text: string): string => text.replace(/\s+/g, ' ').trim()

const named = (wanted: Wanted): string =>
  typeof wanted === 'string' ? wanted : [wanted.role, wanted.text].filter((part) => part !== undefined).join(' ')
