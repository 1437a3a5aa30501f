import type { Day } from '../kernel/time'
import { isPublic } from '../review/model'
import { type Bank, bankHas, banks, type Fields } from './banks'
import { type Asker, holds, isAbout, isInUse, isKeeper } from './consent'
import { freshness, type Limits } from './fresh'
import type { Entry } from './model'

/** As what somebody looks at an entry: who keeps it, the one it is about, the secretariat, or any other member. */
export const STANDINGS = ['keeper', 'self', 'desk', 'member'] as const
export type Standing = (typeof STANDINGS)[number]

export function standingOf(entry: Pick<Entry, 'unitId' | 'personId'>, asker: Asker, moderates: boolean): Standing {
  if (isAbout(entry, asker)) return 'self'
  if (isKeeper(entry, asker)) return 'keeper'
  return moderates ? 'desk' : 'member'
}

/** Why others do not see an entry that day, in words for those who do; undefined where they see it. */
export function whyHidden(entry: Entry, today: Day, limits: Limits): string | undefined {
  switch (entry.state) {
    case 'removed':
      return '已移出人才库'
    case 'withdrawn':
      return '同意已撤回'
    case 'asked':
      return '等本人同意'
    case 'open':
  }
  if (bankHas(entry.bank, 'person') && !holds(entry.consent, today)) return '同意已到期'
  if (!isPublic(entry)) {
    return { checking: '正在审核', waiting: '正在审核', returned: `审核退回：${entry.review.reason ?? ''}`, down: `已下架：${entry.review.reason ?? ''}`, approved: '' }[entry.review.state]
  }
  return freshness(entry.checkedOn, today, limits) === 'hidden' ? '太久没有确认' : undefined
}

/** Whether members see it that day. */
export const isShown = (entry: Entry, today: Day, limits: Limits): boolean => isInUse(entry, today) && whyHidden(entry, today, limits) === undefined

/** Only a keeper and the person are told who a student is; whoever was granted it asks for it, and that is logged. */
export const seesIdentity = (standing: Standing): boolean => standing === 'keeper' || standing === 'self'

/** Of a student not even the school is told. */
export const seesUnit = (bank: Bank, standing: Standing): boolean => standing !== 'member' || !bankHas(bank, 'apart')

/** An entry in a few words. */
export const titleOf = (bank: Bank, { name = '', trade = '', year = '' }: Fields): string =>
  [...(bankHas(bank, 'apart') ? [trade, year] : [name, trade])].filter(Boolean).join(' · ')

/** What stands below its title in a list. */
export const lineOf = ({ title = '', serves = '', skills = '', region = '', count = '' }: Fields): string =>
  [title, count, skills || serves, region].filter(Boolean).join(' · ').slice(0, 80)

/** What members may read, in the order of the bank, for whoever looks over it. */
export const textsOf = (bank: Bank, fields: Fields): string[] => banks[bank].fields.flatMap(({ field, label }) => (fields[field] ? [`${label}：${fields[field]}`] : []))
