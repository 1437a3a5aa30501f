/** A template as it was chosen in WeChat's console: its id, its title there, and the keys of its fields. */
export interface ConsoleTemplate {
  readonly templateId: string
  readonly title: string
  readonly keys: readonly string[]
}

/** What each type of field takes, in WeChat's words. Written from its documentation, apart from what the product fits. */
const TAKES: Readonly<Record<string, (value: string) => boolean>> = {
  thing: (value) => length(value) <= 20,
  phrase: (value) => length(value) <= 5 && /^\p{Script=Han}+$/u.test(value),
  name: (value) => length(value) <= 10 || (length(value) <= 20 && /^[\x20-\x7e]+$/.test(value)),
  character_string: (value) => value.length <= 32 && /^[\x20-\x7e]+$/.test(value),
  number: (value) => value.length <= 32 && /^-?\d+(\.\d+)?$/.test(value),
  phone_number: (value) => value.length <= 17 && /^[\d+-]+$/.test(value),
  time: (value) => TIME.test(value),
  date: (value) => /^\d{4}(年\d{1,2}月\d{1,2}日|[-/.]\d{1,2}[-/.]\d{1,2})$/.test(value),
}

const MOMENT = String.raw`(\d{4}年\d{1,2}月\d{1,2}日( \d{1,2}:\d{2}(:\d{2})?)?|\d{1,2}:\d{2}(:\d{2})?)`
const TIME = new RegExp(`^${MOMENT}(~${MOMENT})?$`)

const length = (value: string): number => [...value].length

/** What is wrong with the fields of a message, in WeChat's words; undefined where nothing is. */
export function faultIn({ keys }: ConsoleTemplate, data: Readonly<Record<string, unknown>>): string | undefined {
  for (const key of keys) {
    const value = (data[key] as { value?: unknown } | undefined)?.value
    if (typeof value !== 'string') return `argument invalid! data.${key}.value is not a string`
    if (value === '') return `argument invalid! data.${key}.value is empty`
    if (/[\n\r\t]/.test(value)) return `argument invalid! data.${key}.value contains a line break`
    const takes = TAKES[key.replace(/\d+$/, '')]
    if (!takes?.(value)) return `argument invalid! data.${key}.value invalid`
  }
  const stray = Object.keys(data).find((key) => !keys.includes(key))
  return stray === undefined ? undefined : `argument invalid! data.${stray} is not in the template`
}

/** The templates of the local mini-program; what the demo's settings name. */
export const consoleTemplates: readonly ConsoleTemplate[] = [
  { templateId: 'local-notice', title: '会议通知', keys: ['thing1', 'time2', 'thing3', 'thing4'] },
  { templateId: 'local-change', title: '会议变更提醒', keys: ['thing1', 'time2', 'thing3', 'thing5'] },
  { templateId: 'local-urge', title: '待确认提醒', keys: ['thing2', 'time3', 'thing6'] },
  { templateId: 'local-checkIn', title: '签到提醒', keys: ['thing1', 'time2', 'thing4'] },
  { templateId: 'local-task', title: '待办事项提醒', keys: ['thing1', 'time3', 'thing7'] },
  { templateId: 'local-result', title: '办理结果通知', keys: ['thing1', 'time2', 'thing9'] },
]
