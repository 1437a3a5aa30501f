import { credits, creditId, type Progress, type Push, pushes, templateBooks, TEMPLATES_ID } from 'shared/message/model'
import type { ReachedUnits } from 'shared/message/reached'
import { templateFor, works } from 'shared/message/purpose'
import { reachOf } from 'shared/message/urge'
import type { Reader } from '../kit/database'
import { wechatOf } from './deliver'

/** What pushes were about: a meeting, or whatever has this page. */
type About = { readonly meetingId: string } | { readonly page: string }

/** Whom an urging by WeChat would reach, and what the last push about it came to. */
export async function reachIn(db: Reader, about: About, personIds: readonly string[]) {
  const [book, bound, sent] = await Promise.all([
    db.get(templateBooks, TEMPLATES_ID),
    wechatOf(db, personIds),
    db.find(pushes, { ...about, channel: 'wx' }, { order: { field: 'at', direction: 'asc' } }),
  ])
  const template = templateFor(book, 'urge')
  const on = works(template)
  const granted = on ? await db.find(credits, { _id: { in: personIds.map((personId) => creditId(personId, template.templateId)) } }) : []
  const left = new Map(granted.map((credit) => [credit.personId, credit.left]))
  const last = new Map(sent.map((push): [string, Push] => [push.personId, push]))
  return {
    on,
    of: (personId: string) => reachOf({ bound: bound.has(personId), last: last.get(personId), on, left: left.get(personId) ?? 0 }),
  }
}

interface Told {
  readonly personId: string
  readonly name: string
  readonly title: string
  readonly phone: string
  readonly unitName: string
}

/** All who were told something, unit by unit; their numbers for those who may see them. */
export function byUnit(
  told: readonly Told[],
  seesPhones: boolean,
  reach: Awaited<ReturnType<typeof reachIn>>,
  progress: ReadonlyMap<string, Progress>,
  onBehalf: (personId: string) => boolean = () => false,
): ReachedUnits {
  const units = new Map<string, ReachedUnits[number]['persons']>()
  for (const { personId, name, title, phone, unitName } of told) {
    const person = {
      personId, name, title,
      phone: seesPhones ? phone : '',
      progress: progress.get(personId)!,
      onBehalf: onBehalf(personId),
      reach: reach.of(personId),
    }
    units.set(unitName, [...(units.get(unitName) ?? []), person])
  }
  return [...units].map(([unitName, persons]) => ({ unitName, persons }))
}

export const countOf = (progress: ReadonlyMap<string, Progress>, step: Progress): number => [...progress.values()].filter((one) => one === step).length
