import { type Element } from 'glass-easel'
import { everyNode, type Seen } from './screen'
import { happen } from './touch'

/** What WeChat's own controls do when a finger or a keyboard reaches them. */
export interface Hands {
  tap(node: Seen): void
  type(field: Seen, value: string): void
  pick(picker: Seen, value: string | readonly string[]): void
  /** What stands in an input: typed and not replaced by the page since. */
  typed(element: Element): string | undefined
}

interface Options {
  /** Runs the dispatch of a tap and says whether any handler heard it; interfaces that need a tap are open only inside. */
  readonly inTapTurn: (run: () => void) => boolean
  /** The prepared answer behind an `open-type` button. */
  readonly answer: (openType: string) => object
}

/** `open-type` → the event by which the button hands over what the person granted. */
const openTypes: Readonly<Record<string, string>> = {
  getPhoneNumber: 'getphonenumber',
  chooseAvatar: 'chooseavatar',
  agreePrivacyAuthorization: 'agreeprivacyauthorization',
}

export function handsOf({ inTapTurn, answer }: Options): Hands {
  const keyed = new WeakMap<Element, { readonly value: string; readonly over: unknown }>()
  const given = (element: Element): unknown => element.getAttribute('value')

  const typed = (element: Element): string | undefined => {
    const mine = keyed.get(element)
    return mine !== undefined && mine.over === given(element) ? mine.value : undefined
  }

  const tap = (node: Seen): void => {
    const chain = ancestry(node)
    const blocked = chain.find((one) => isFormControl(one.tag) && isTrue(one.attribute('disabled')))
    if (blocked !== undefined) throw new Error(`“${node.text}”现在不可用，点了没有反应`)
    const element = elementOf(node)
    const isHeard = inTapTurn(() => {
      happen(element, 'touchstart')
      happen(element, 'touchend')
      happen(element, 'tap', { x: 0, y: 0 })
    })
    const label = chain.find((one) => one.tag === 'label')
    const inside = label && everyNode(label).find((one) => toggles.has(one.tag))
    const control = chain.find((one) => toggles.has(one.tag) || one.tag === 'button') ?? inside
    if (!isHeard && control === undefined) throw new Error(`点“${node.text}”没有反应，那里没有绑定点按`)
    if (control !== undefined) toggles.get(control.tag)?.(control)
    if (control?.tag === 'button') press(control)
  }

  const press = (button: Seen): void => {
    // One tap may grant two things: `getPhoneNumber|agreePrivacyAuthorization`.
    for (const openType of String(button.attribute('open-type')).split('|')) {
      const event = openTypes[openType]
      if (event !== undefined) happen(elementOf(button), event, { ...answer(openType) })
    }
    if (button.attribute('form-type') === 'submit') submit(button)
  }

  return {
    tap,
    typed,
    type(field, value) {
      if (isTrue(field.attribute('disabled'))) throw new Error(`“${field.label}”现在不能填`)
      const element = elementOf(field)
      const limit = Number(field.attribute('maxlength') ?? 140)
      const kept = limit < 0 ? value : [...value].slice(0, limit).join('')
      keyed.set(element, { value: kept, over: given(element) })
      happen(element, 'focus', { value: field.attribute('value') ?? '', height: 0 })
      happen(element, 'input', { value: kept, cursor: kept.length, keyCode: 0 })
      happen(element, 'blur', { value: kept, cursor: kept.length })
    },
    pick(picker, value) {
      if (isTrue(picker.attribute('disabled'))) throw new Error(`“${picker.label}”现在不能选`)
      happen(elementOf(picker), 'change', { value: picked(picker, value) })
    },
  }
}

const toggles = new Map<string, (control: Seen) => void>([
  ['switch', (control) => happen(elementOf(control), 'change', { value: !isTrue(control.attribute('checked')) })],
  [
    'radio',
    (control) => {
      const group = ancestry(control).find((one) => one.tag === 'radio-group')
      if (group !== undefined) happen(elementOf(group), 'change', { value: control.attribute('value') })
    },
  ],
  [
    'checkbox',
    (control) => {
      const group = ancestry(control).find((one) => one.tag === 'checkbox-group')
      if (group === undefined) return
      const boxes = everyNode(group).filter((one) => one.tag === 'checkbox')
      const checked = boxes.filter((box) => isTrue(box.attribute('checked')) !== (box === control))
      happen(elementOf(group), 'change', { value: checked.map((box) => box.attribute('value')) })
    },
  ],
])

const submit = (button: Seen): void => {
  const form = ancestry(button).find((one) => one.tag === 'form')
  if (form === undefined) return
  const named = everyNode(form).filter((one) => one.attribute('name') !== undefined && isFormControl(one.tag))
  const value = Object.fromEntries(named.map((one) => [String(one.attribute('name')), one.attribute('value')]))
  happen(elementOf(form), 'submit', { value })
}

/** A picker's value as WeChat reports it: an index into its range, or the date or time itself. */
function picked(picker: Seen, value: string | readonly string[]): unknown {
  const mode = picker.attribute('mode')
  const key = picker.attribute('range-key')
  const range = picker.attribute('range') as readonly unknown[]
  const indexIn = (options: readonly unknown[], wanted: unknown): number => {
    const texts = options.map((one) => (typeof one === 'object' ? (one as Record<string, unknown>)[String(key)] : one))
    const index = texts.indexOf(wanted)
    if (index < 0) throw new Error(`选项里没有“${String(wanted)}”，只有：${texts.join('、')}`)
    return index
  }
  if (mode === 'multiSelector') return range.map((options, column) => indexIn(options as unknown[], value[column]))
  if (mode === 'date' || mode === 'time') {
    const [start, end] = [picker.attribute('start'), picker.attribute('end')].map((bound) => String(bound ?? ''))
    if ((start && value < start) || (end && value > end)) throw new Error(`${String(value)} 选不到，只能在 ${start} 到 ${end} 之间`)
    return value
  }
  return indexIn(range, value)
}

const ancestry = (node: Seen): Seen[] => (node.parent === undefined ? [node] : [node, ...ancestry(node.parent)])

const elementOf = (node: Seen): Element => {
  const element = node.element ?? node.parent?.element
  if (element === undefined) throw new Error('这里没有可以触到的东西')
  return element
}

const isFormControl = (tag: string): boolean =>
  ['button', 'input', 'textarea', 'switch', 'picker', 'radio', 'checkbox', 'slider'].includes(tag)

const isTrue = (value: unknown): boolean => value === true || value === 'true'
