import { accept, type Decision, refuse } from '../kernel/decision'
import type { Entry, Fields } from '../talent/model'
import type { Posting } from './model'

const noNeed = refuse('NO_ENTRY', '人才库里没有本单位的这条需求', { field: 'entryId' })

/** A need of the own bank is posted once at a time: the posting that is open is the one to be changed. */
export function decideFromNeed(entry: Entry | undefined, unitId: string, posted: readonly Pick<Posting, 'closed'>[]): Decision<Entry> {
  if (!entry || entry.unitId !== unitId || entry.bank !== 'need' || entry.state !== 'open') return noNeed
  if (posted.some(({ closed }) => closed === null)) return refuse('POSTED_ALREADY', '这条需求已经发布为供需，请在那一条里修改或续期', { field: 'entryId' })
  return accept(entry)
}

/** Of the thirty characters of a title, with room for ` 999999 人`. */
const TRADE = 21

/** What a need of the bank says, as the beginning of a posting. Whom to turn to is not copied: a posting tells its contact itself. */
export function draftOf({ trade = '', skills = '', count = '', period = '', region = '' }: Fields) {
  const number = /\d{1,6}/.exec(count)
  return {
    title: [trade.slice(0, TRADE), number ? `${number[0]} 人` : ''].filter(Boolean).join(' '),
    trade,
    place: region,
    number: number ? Number(number[0]) : null,
    description: [skills && `能力要求：${skills}`, period && `需要时间：${period}`].filter(Boolean).join('\n'),
  }
}
